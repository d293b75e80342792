// DuckDB: lists are LIST of STRUCT.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "database.h"
#include "takecare/engine/duckdb.h"
#include "takecare/engine/sql/names.h"

namespace takecare::test {

using engine::quote_name;
using engine::quote_text;
using lang::Kind;

namespace {

const lang::Record& record_of(const lang::Program& program, int record) {
  return program.records[static_cast<std::size_t>(record)];
}

// Of a struct or, for the rows of a table, of its columns.
std::string types_of(const lang::Program& program, int record) {
  std::vector<std::string> types;
  for (const lang::Field& field : record_of(program, record).fields) {
    std::string type = "VARCHAR";
    switch (field.type.kind) {
      case Kind::truth: type = "BOOLEAN"; break;
      case Kind::number: type = "DECIMAL(18, 6)"; break;
      case Kind::money: type = "DECIMAL(18, 2)"; break;
      case Kind::date: type = "DATE"; break;
      case Kind::duration: type = "INTERVAL"; break;
      case Kind::list: type = fmt::format("STRUCT({})[]", types_of(program, field.type.of)); break;
      case Kind::text:
      case Kind::enumeration: break;
    }
    types.push_back(fmt::format("{} {}", quote_name(field.name), type));
    if (field.optional) types.push_back(fmt::format("{} VARCHAR", quote_name(field.name + "_missing")));
  }
  return fmt::format("{}", fmt::join(types, ", "));
}

std::string value_of(const lang::Program& program, const lang::Field& field, const engine::Fact& fact) {
  if (fact.state != engine::FactState::known) return "NULL";
  if (field.type.kind == Kind::text) return quote_text(fact.text);
  if (field.type.kind == Kind::duration) {
    return fmt::format("INTERVAL '{} days {} hours'", fact.value / twelfths_per_day, fact.value % twelfths_per_day * 2);
  }
  return engine::sql::literal_of(program, field.type, fact.value);
}

// 'between' a name and its value; names are left out where it is empty.
std::string values_of(const lang::Program& program, const engine::Item& item, bool named) {
  std::vector<std::string> values;
  const auto add = [&](const std::string& name, const std::string& value) {
    values.push_back(named ? fmt::format("{}: {}", quote_name(name), value) : value);
  };
  const auto& fields = record_of(program, item.record).fields;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const lang::Field& field = fields[f];
    if (field.type.kind == Kind::list) {
      std::vector<std::string> items;
      for (const engine::Item& one : item.lists[f].items)
        items.push_back(fmt::format("{{{}}}", values_of(program, one, true)));
      add(field.name, item.lists[f].known ? fmt::format("[{}]", fmt::join(items, ", ")) : "NULL");
      continue;
    }
    const engine::Fact& fact = item.facts[f];
    add(field.name, value_of(program, field, fact));
    const bool missing = fact.state == engine::FactState::not_applicable;
    if (field.optional) add(field.name + "_missing", missing ? "'not applicable'" : "NULL");
  }
  return fmt::format("{}", fmt::join(values, ", "));
}

class Duckdb : public Database {
 public:
  Duckdb(engine::Database database, engine::Connection connection)
      : database_(std::move(database)), connection_(std::move(connection)) {}

  engine::sql::DialectName dialect() const override { return engine::sql::DialectName::duckdb; }

  Result<void> load(const lang::Program& program, int record, const std::vector<engine::Case>& cases) override {
    const std::string table = quote_name(engine::sql::table_name_of(record_of(program, record).name));
    std::string rows;
    for (const engine::Case& one : cases)
      rows += fmt::format("{}({})", rows.empty() ? "" : ", ", values_of(program, one.subject, false));
    std::string script = fmt::format("CREATE OR REPLACE TABLE {} ({});", table, types_of(program, record));
    if (!cases.empty()) script += fmt::format("INSERT INTO {} VALUES {};", table, rows);
    return connection_.run(script);
  }

  Result<void> run(const std::string& script) override { return connection_.run(script); }

  Result<Answers> ask(const std::string& select) override {
    std::string statement = select;
    while (statement.ends_with('\n') || statement.ends_with(';')) statement.pop_back();
    if (auto made = connection_.run("CREATE OR REPLACE TEMP TABLE answers AS " + statement); !made)
      return std::unexpected(made.error());
    Answers answers;
    {
      const auto names = connection_.query("SELECT * FROM answers LIMIT 0");
      if (!names) return std::unexpected(names.error());
      for (std::size_t i = 0; i < names->columns(); ++i) answers.columns.push_back(names->name(i));
    }
    auto rows = connection_.table("SELECT * FROM answers");
    if (!rows) return std::unexpected(rows.error());
    answers.rows = std::move(*rows);
    return answers;
  }

 private:
  engine::Database database_;
  engine::Connection connection_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_duckdb() {
  auto database = engine::Database::open();
  if (!database) return std::unexpected(database.error());
  auto connection = database->connect();
  if (!connection) return std::unexpected(connection.error());
  return std::make_unique<Duckdb>(std::move(*database), std::move(*connection));
}

}  // namespace takecare::test
