#include "takecare/extracts/load_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "takecare/engine/duckdb.h"
#include "takecare/extracts/found_facts.h"
#include "takecare/extracts/stored_rows.h"
#include "takecare/extracts/subject_sql.h"
#include "takecare/extracts/text.h"

namespace takecare::extracts {

namespace {

using engine::Fact;
using engine::FactState;

// One stored row, column by column; values in the units of lang/program.h.
struct RowFacts {
  std::string file;
  std::int64_t row = 0;
  std::vector<Fact> stored;  // by Contract::stored; '_missing' columns as texts
};

Fact read_fact(const engine::ColumnView& column, std::size_t row, Storage storage) {
  Fact fact;
  if (column.is_null(row)) return fact;
  fact.state = FactState::known;
  switch (storage) {
    case Storage::truth: fact.value = column.values<bool>()[row] ? 1 : 0; break;
    case Storage::number:
    case Storage::money:
    case Storage::count: fact.value = column.values<std::int64_t>()[row]; break;
    case Storage::date: fact.value = column.values<duckdb_date>()[row].days; break;
    case Storage::duration: {
      const duckdb_interval interval = column.values<duckdb_interval>()[row];
      fact.value = interval.months * twelfths_per_month + interval.days * twelfths_per_day;
      break;
    }
    case Storage::text: fact.text = column.text(row); break;
  }
  return fact;
}

Result<std::vector<RowFacts>> read_rows(const StoredRows& stored, const std::string& key,
                                        engine::Connection& connection) {
  std::string select;
  for (const StoredColumn& column : stored.contract.stored) select += engine::quote_name(column.name) + ", ";
  const engine::Parameter parameter = key;
  auto answer = connection.query("SELECT " + select + "_file FROM (" + stored.sql + ") r WHERE " +
                                     key_sql(stored.contract, "r") + " = ? ORDER BY _order, _row",
                                 std::span(&parameter, 1));
  if (!answer) return std::unexpected(answer.error());
  std::vector<RowFacts> rows;
  const std::size_t columns = stored.contract.stored.size();
  while (true) {
    auto chunk = answer->next();
    if (!chunk) return std::unexpected(chunk.error());
    if (!*chunk) return rows;
    for (std::size_t row = 0; row < (*chunk)->rows(); ++row) {
      RowFacts facts;
      for (std::size_t i = 0; i < columns; ++i) {
        facts.stored.push_back(read_fact((*chunk)->column(i), row, stored.contract.stored[i].storage));
      }
      facts.row = facts.stored[row_column].value;
      facts.file = (*chunk)->column(columns).text(row);
      rows.push_back(std::move(facts));
    }
  }
}

// Fills facts of the subject or of an item, and remembers where they came from.
class CaseBuilder {
 public:
  CaseBuilder(const lang::Program& program, engine::Case& built) : program_(program), case_(built) {}

  void fill(const StoredRows& stored, const RowFacts& row, engine::Item& subject) {
    for (const ContractColumn& column : stored.contract.columns) {
      if (column.stored < 0) continue;
      Fact fact = row.stored[static_cast<std::size_t>(column.stored)];
      if (column.stored_missing >= 0 &&
          row.stored[static_cast<std::size_t>(column.stored_missing)].state == FactState::known) {
        fact.state = FactState::not_applicable;
      }
      if (fact.state == FactState::known && column.type.kind == lang::Kind::enumeration)
        fact = enumerator(column.type, fact.text);
      fact.origin = origin(row, column.name);
      place(column.source->path, std::move(fact), subject);
    }
    for (const lang::ExtractConstant& constant : stored.contract.definition().constants) {
      Fact& fact = subject.facts[static_cast<std::size_t>(constant.field)];
      fact = given(constant.value);
      fact.origin = origin({stored.contract.name, 0, {}}, "set");
    }
  }

  int origin(const RowFacts& row, const std::string& column) {
    case_.origins.push_back({row.file, row.row, column});
    return static_cast<int>(case_.origins.size()) - 1;
  }

 private:
  Fact enumerator(const lang::Type& type, const std::string& name) const {
    const auto& values = program_.enumerations[static_cast<std::size_t>(type.of)].values;
    const auto found = std::ranges::find(values, name, &lang::Enumerator::name);
    Fact fact;
    if (found == values.end()) return fact;
    fact.state = FactState::known;
    fact.value = found - values.begin();
    return fact;
  }

  static Fact given(const lang::GivenValue& value) {
    Fact fact;
    if (value.state == lang::GivenValue::State::not_applicable) fact.state = FactState::not_applicable;
    if (value.state != lang::GivenValue::State::known) return fact;
    fact.state = FactState::known;
    fact.value = value.value;
    fact.text = value.text;
    return fact;
  }

  // A path of two is a list whose one item stands in the subject's row; with nothing in it the list is unknown.
  void place(const std::vector<int>& path, Fact fact, engine::Item& subject) {
    if (path.size() == 1) {
      subject.facts[static_cast<std::size_t>(path[0])] = std::move(fact);
      return;
    }
    engine::ItemList& list = subject.lists[static_cast<std::size_t>(path[0])];
    if (fact.state == FactState::unknown && list.items.empty()) return;
    if (list.items.empty()) {
      const auto& fields = program_.records[static_cast<std::size_t>(subject.record)].fields;
      list.items.push_back(engine::blank_item(program_, fields[static_cast<std::size_t>(path[0])].type.of));
      list.known = true;
      list.origin = fact.origin;
    }
    list.items.front().facts[static_cast<std::size_t>(path[1])] = std::move(fact);
  }

  const lang::Program& program_;
  engine::Case& case_;
};

std::string key_tail(const std::string& key) {
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (key[i] == '\\') {
      ++i;
    } else if (key[i] == '|') {
      return key.substr(i + 1);
    }
  }
  return {};
}

// Whether a child file speaks of a subject for whom it has no rows.
Result<bool> speaks_of(const StoredRows& child, const std::string& key, engine::Connection& connection) {
  if (child.contract.definition().key.size() < 2) return true;
  const engine::Parameter tail = key_tail(key);
  auto count = connection.number(
      "SELECT count(*) FROM (" + child.sql + R"() WHERE regexp_replace(_key, '^([^|\\]|\\.)*\|', '') = ?)",
      std::span(&tail, 1));
  if (!count) return std::unexpected(count.error());
  return count->value_or(0) > 0;
}

Result<void> add_children(const lang::Program& program, const StoredRows& child, const std::string& key,
                          engine::Connection& connection, CaseBuilder& builder, engine::Item& subject, bool& known) {
  auto rows = read_rows(child, key, connection);
  if (!rows) return std::unexpected(rows.error());
  const lang::Extract& extract = child.contract.definition();
  engine::ItemList& list = subject.lists[static_cast<std::size_t>(extract.into_field)];
  if (rows->empty()) {
    auto speaks = speaks_of(child, key, connection);
    if (!speaks) return std::unexpected(speaks.error());
    known = known && *speaks;
    if (list.origin < 0 && !child.manifest.files.empty()) {
      list.origin = builder.origin({child.manifest.files.back().file, 0, {}}, extract.key.front());
    }
    return {};
  }
  for (const RowFacts& row : *rows) {
    engine::Item item = engine::blank_item(program, extract.record);
    builder.fill(child, row, item);
    if (list.origin < 0) list.origin = builder.origin(row, extract.key.front());
    list.items.push_back(std::move(item));
  }
  return {};
}

struct Found {
  StoredRows rows;
  RowFacts row;
};

Result<Found> find_subject(const lang::Program& program, const std::filesystem::path& data, int record,
                           const std::string& key, const std::string& wanted, engine::Connection& connection) {
  std::optional<Found> found;
  bool imported = false;
  for (std::size_t i = 0; i < program.extracts.size(); ++i) {
    const lang::Extract& extract = program.extracts[i];
    if (extract.into_field >= 0 || extract.record != record || (!wanted.empty() && extract.name != wanted)) continue;
    auto stored = stored_rows(program, data, static_cast<int>(i));
    if (!stored) return std::unexpected(stored.error());
    if (!stored->imported()) continue;
    imported = true;
    auto rows = read_rows(*stored, key, connection);
    if (!rows) return std::unexpected(rows.error());
    if (rows->empty()) continue;
    if (found) {
      return fail("both " + found->rows.contract.name + " and " + extract.name + " have the key " + key,
                  "Say which is meant.");
    }
    found = Found{std::move(*stored), std::move(rows->front())};
  }
  if (found) return std::move(*found);
  const std::string& name = program.records[static_cast<std::size_t>(record)].name;
  if (!imported)
    return fail("no extract of " + name + " was imported into " + data.string(), "Import one first: takecare import.");
  return fail("no " + name + " has the key " + excerpt(key),
              "A key of several parts is written with '|' between, dates as 2018-01-31.");
}

}  // namespace

Result<LoadedCase> load_case(const lang::Program& program, const std::filesystem::path& data, int record,
                             const std::string& key, const std::string& extract) {
  auto database = engine::Database::open();
  if (!database) return std::unexpected(database.error());
  auto connection = database->connect();
  if (!connection) return std::unexpected(connection.error());
  auto found = find_subject(program, data, record, key, extract, *connection);
  if (!found) return std::unexpected(found.error());
  LoadedCase loaded;
  loaded.extract = found->rows.contract.name;
  loaded.facts.subject = engine::blank_item(program, record);
  CaseBuilder builder(program, loaded.facts);
  builder.fill(found->rows, found->row, loaded.facts.subject);
  for (std::size_t field = 0; field < loaded.facts.subject.lists.size(); ++field) {
    bool known = true;
    bool any = false;
    for (std::size_t i = 0; i < program.extracts.size(); ++i) {
      if (!is_child_of(program.extracts[i], found->rows.contract.extract, record) ||
          program.extracts[i].into_field != static_cast<int>(field)) {
        continue;
      }
      auto child = stored_rows(program, data, static_cast<int>(i));
      if (!child) return std::unexpected(child.error());
      if (!child->imported()) continue;
      any = true;
      auto added = add_children(program, *child, key, *connection, builder, loaded.facts.subject, known);
      if (!added) return std::unexpected(added.error());
    }
    if (any) loaded.facts.subject.lists[field].known = known;
  }
  for (std::size_t i = 0; i < program.resolutions.size(); ++i) {
    if (program.resolutions[i].record != record) continue;
    auto resolver = Resolver::load(program, static_cast<int>(i));
    if (!resolver) return std::unexpected(resolver.error());
    add_found_facts(program, **resolver, key, loaded.facts);
  }
  return loaded;
}

}  // namespace takecare::extracts
