// DuckDB: lists are LIST of STRUCT.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "takecare/engine/duckdb.h"
#include "takecare/engine/sql/dialect.h"
#include "takecare/engine/sql/frame.h"
#include "takecare/engine/sql/interval.h"
#include "takecare/engine/sql/table_words.h"
#include "takecare/engine/sql/terms.h"

namespace takecare::engine::sql {

using lang::Kind;

namespace {

class Duckdb : public Dialect {
 public:
  std::string_view title() const override { return "DuckDB"; }
  std::size_t longest_name() const override { return 1000; }
  std::size_t most_columns() const override { return 100'000; }

  Result<std::string> table(const std::string& words) const override {
    constexpr std::string_view endings[] = {".parquet", ".csv", ".json", ".ndjson"};
    if (std::ranges::any_of(endings, [&](std::string_view ending) { return words.ends_with(ending); }))
      return quote_text(words);
    return table_words(words, "name a table, a view, or a .parquet, .csv, .json or .ndjson file");
  }

  // The row of nothing gives every field a column, whatever the table has.
  std::string rows(const std::string& table, const Shape& shape, const std::string& key) const override {
    const std::vector<std::string> nothing = empty(shape, " AS ");
    if (nothing.empty()) return fmt::format("SELECT row_number() OVER () AS {} FROM {}", name(key), table);
    return fmt::format("SELECT row_number() OVER () AS {}, {} FROM (SELECT {} WHERE FALSE UNION ALL BY NAME FROM {})",
                       name(key), fmt::join(columns(shape, ""), ", "), fmt::join(nothing, ", "), table);
  }

  std::string items(const std::string& owners, const std::string& list, const Shape& shape,
                    const std::vector<std::string>& keys, const std::string& key) const override {
    std::vector<std::string> owner_keys;
    for (const std::string& one : keys) owner_keys.push_back(name(one));
    std::string read;
    for (const std::string& column : columns(shape, "item.")) read += ", " + column;
    return fmt::format(
        "SELECT {0}, row_number() OVER () AS {1}, {2}{3} FROM "
        "(SELECT {0}, unnest({4}) AS item, generate_subscripts({4}, 1) AS {2} FROM {5})",
        fmt::join(owner_keys, ", "), name(key), name(place_in_list), read, name(list), name(owners));
  }

  std::string type(Kind kind) const override {
    switch (kind) {
      case Kind::number: return "DECIMAL(38, 6)";
      case Kind::money: return "DECIMAL(38, 2)";
      case Kind::duration: return "BIGINT";
      case Kind::truth: return "BOOLEAN";
      case Kind::date: return "DATE";
      default: return "VARCHAR";
    }
  }

  std::string answer_type(Kind kind) const override {
    switch (kind) {
      case Kind::number: return "DECIMAL(18, 6)";
      case Kind::money: return "DECIMAL(18, 2)";
      default: return type(kind);
    }
  }

  std::string plus_months(const std::string& date, int months) const override {
    return fmt::format("CAST({} + INTERVAL ({}) MONTH AS DATE)", date, months);
  }

  std::string interval(const std::string& twelfths) const override {
    const IntervalParts parts = parts_of(twelfths);
    const auto whole = [](const std::string& sql) { return fmt::format("CAST({} AS INTEGER)", sql); };
    return case_of({{parts.is_exact,
                     fmt::format("to_months({}) + to_days({})", whole(parts.months), whole(parts.days_beside_months))}},
                   fmt::format("to_days({}) + to_hours({})", whole(parts.days), whole(parts.hours)));
  }

 protected:
  std::string stop(const std::string& words, const std::string& sql) const override {
    return fmt::format("error({} || {})", quote_text(words), sql);
  }

  std::string is_digits(const std::string& text) const override {
    return fmt::format("regexp_full_match({}, '[0-9]+')", text);
  }

 private:
  // "a", "a_missing", "offenses"; durations as text, with the INTERVAL that it is.
  std::vector<std::string> columns(const Shape& shape, const std::string& of) const {
    std::vector<std::string> all;
    const auto add = [&](const std::string& column) {
      all.push_back(of.empty() ? name(column) : fmt::format("{}{} AS {}", of, name(column), name(column)));
    };
    for (const lang::Field* field : shape.scalars) {
      if (field->type.kind == Kind::duration) {
        const std::string text = fmt::format("CAST({}{} AS VARCHAR)", of, name(field->name));
        all.push_back(fmt::format("{} AS {}", text, name(field->name)));
        all.push_back(fmt::format("TRY_CAST({} AS INTERVAL) AS {}", text, name(interval_column(*field))));
      } else {
        add(field->name);
      }
      if (field->optional) add(missing_column(*field));
    }
    for (const auto& [list, items] : shape.lists) add(list);
    return all;
  }

  // NULL AS "a" in a row, "a": NULL in a struct; lists with one struct of that kind.
  std::vector<std::string> empty(const Shape& shape, const std::string& between) const {
    std::vector<std::string> all;
    const auto add = [&](const std::string& column, const std::string& value) {
      all.push_back(between == ": " ? fmt::format("{}: {}", name(column), value)
                                    : fmt::format("{} AS {}", value, name(column)));
    };
    for (const lang::Field* field : shape.scalars) {
      add(field->name, "NULL");
      if (field->optional) add(missing_column(*field), "NULL");
    }
    for (const auto& [list, items] : shape.lists) {
      std::vector<std::string> inner = empty(items, ": ");
      if (inner.empty()) inner.emplace_back("\"nothing is read\": NULL");
      add(list, fmt::format("[{{{}}}]", fmt::join(inner, ", ")));
    }
    return all;
  }
};

}  // namespace

std::unique_ptr<Dialect> make_duckdb_dialect() { return std::make_unique<Duckdb>(); }

}  // namespace takecare::engine::sql
