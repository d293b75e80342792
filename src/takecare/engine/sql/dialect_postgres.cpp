// PostgreSQL: lists are jsonb, or arrays of a composite type; every row is read through jsonb, so that both are the
// same.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "takecare/engine/duckdb.h"
#include "takecare/engine/sql/dialect.h"
#include "takecare/engine/sql/frame.h"
#include "takecare/engine/sql/interval.h"
#include "takecare/engine/sql/table_words.h"
#include "takecare/engine/sql/terms.h"

namespace takecare::engine::sql {

using lang::Kind;

namespace {

// NAMEDATALEN - 1 and MaxTupleAttributeNumber of a server as it is built; a little is left for what is in between.
constexpr std::size_t postgres_longest_name = 63;
constexpr std::size_t postgres_most_columns = 1600;

class Postgres : public Dialect {
 public:
  std::string_view title() const override { return "PostgreSQL"; }
  std::size_t longest_name() const override { return postgres_longest_name; }
  std::size_t most_columns() const override { return postgres_most_columns; }

  Result<std::string> table(const std::string& words) const override {
    return table_words(words, "name a table or a view, with its schema where it needs one");
  }

  std::string rows(const std::string& table, const Shape& shape, const std::string& key) const override {
    const std::vector<std::string> all = columns(shape, true);
    if (all.empty()) return fmt::format("SELECT row_number() OVER () AS {} FROM {}", name(key), table);
    return fmt::format(
        "SELECT row_number() OVER () AS {}, item.*{} FROM {} AS \"each row\" "
        "CROSS JOIN LATERAL jsonb_to_record(to_jsonb(\"each row\")) AS item({})",
        name(key), intervals(shape), table, fmt::join(all, ", "));
  }

  std::string items(const std::string& owners, const std::string& list, const Shape& shape,
                    const std::vector<std::string>& keys, const std::string& key) const override {
    std::vector<std::string> owner_keys;
    for (const std::string& one : keys) owner_keys.push_back(fmt::format("owner.{}", name(one)));
    const std::string source = fmt::format("owner.{}", name(list));
    const std::vector<std::string> all = columns(shape, true);
    const std::string place = name(place_in_list);
    // Of items of which nothing is read only the number counts.
    const std::string read =
        all.empty()
            ? fmt::format("jsonb_array_elements({}) WITH ORDINALITY AS item(\"nothing is read\", {})", source, place)
            : fmt::format("ROWS FROM (jsonb_to_recordset({}) AS ({})) WITH ORDINALITY AS item({}, {})", source,
                          fmt::join(all, ", "), fmt::join(columns(shape, false), ", "), place);
    return fmt::format("SELECT {}, row_number() OVER () AS {}, item.*{} FROM {} AS owner CROSS JOIN LATERAL {}",
                       fmt::join(owner_keys, ", "), name(key), intervals(shape), name(owners), read);
  }

  std::string type(Kind kind) const override {
    switch (kind) {
      case Kind::number: return "numeric(38, 6)";
      case Kind::money: return "numeric(38, 2)";
      case Kind::duration: return "bigint";
      case Kind::truth: return "boolean";
      case Kind::date: return "date";
      default: return "text";
    }
  }

  std::string answer_type(Kind kind) const override {
    switch (kind) {
      case Kind::number: return "numeric(18, 6)";
      case Kind::money: return "numeric(18, 2)";
      default: return type(kind);
    }
  }

  std::string plus_months(const std::string& date, int months) const override {
    return fmt::format("CAST({} + INTERVAL '{} months' AS DATE)", date, months);
  }

  std::string interval(const std::string& twelfths) const override {
    const IntervalParts parts = parts_of(twelfths);
    const auto whole = [](const std::string& sql) { return fmt::format("CAST({} AS integer)", sql); };
    return case_of({{parts.is_exact, fmt::format("make_interval(months => {}, days => {})", whole(parts.months),
                                                 whole(parts.days_beside_months))}},
                   fmt::format("make_interval(days => {}, hours => {})", whole(parts.days), whole(parts.hours)));
  }

 protected:
  // There is no function that only fails; a text that is no number does.
  std::string stop(const std::string& words, const std::string& sql) const override {
    return fmt::format("CAST({} || CAST({} AS text) AS integer)", quote_text(words), sql);
  }

  std::string is_digits(const std::string& text) const override { return fmt::format("{} ~ '^[0-9]+$'", text); }

 private:
  static const char* read_as(Kind kind) {
    switch (kind) {
      case Kind::number:
      case Kind::money: return "numeric";
      case Kind::truth: return "boolean";
      case Kind::date: return "date";
      default: return "text";
    }
  }

  // The INTERVAL that the text of a duration is. What is no INTERVAL either stops the query.
  std::string intervals(const Shape& shape) const {
    std::string all;
    for (const lang::Field* field : shape.scalars) {
      if (field->type.kind != Kind::duration) continue;
      const std::string raw = of_raw(field->name);
      all += fmt::format(", CASE WHEN NOT {} THEN CAST({} AS INTERVAL) END AS {}", is_digits(raw), raw,
                         name(interval_column(*field)));
    }
    return all;
  }

  // "a" date, "a_missing" text, "offenses" jsonb; or the names alone.
  std::vector<std::string> columns(const Shape& shape, bool with_types) const {
    std::vector<std::string> all;
    const auto add = [&](const std::string& column, const char* type) {
      all.push_back(with_types ? fmt::format("{} {}", name(column), type) : name(column));
    };
    for (const lang::Field* field : shape.scalars) {
      add(field->name, read_as(field->type.kind));
      if (field->optional) add(missing_column(*field), "text");
    }
    for (const auto& [list, items] : shape.lists) add(list, "jsonb");
    return all;
  }
};

}  // namespace

std::unique_ptr<Dialect> make_postgres_dialect() { return std::make_unique<Postgres>(); }

}  // namespace takecare::engine::sql
