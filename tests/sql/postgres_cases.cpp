// PostgreSQL: lists are jsonb.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>
#include <libpq-fe.h>

#include <nlohmann/json.hpp>

#include "database.h"
#include "postgres_server.h"
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

const char* type_of(Kind kind) {
  switch (kind) {
    case Kind::truth: return "boolean";
    case Kind::number: return "numeric(18, 6)";
    case Kind::money: return "numeric(18, 2)";
    case Kind::date: return "date";
    case Kind::duration: return "interval";
    case Kind::list: return "jsonb";
    case Kind::text:
    case Kind::enumeration: break;
  }
  return "text";
}

// As words; empty for what is not known.
std::string words_of(const lang::Program& program, const lang::Field& field, const engine::Fact& fact) {
  switch (field.type.kind) {
    case Kind::truth: return fact.value != 0 ? "true" : "false";
    case Kind::number: return engine::sql::decimal_text(fact.value, 6);
    case Kind::money: return engine::sql::decimal_text(fact.value, 2);
    case Kind::date: return format_iso_date(static_cast<Days>(fact.value));
    case Kind::duration:
      return fmt::format("{} days {} hours", fact.value / twelfths_per_day, fact.value % twelfths_per_day * 2);
    case Kind::enumeration:
      return program.enumerations[static_cast<std::size_t>(field.type.of)]
          .values[static_cast<std::size_t>(fact.value)]
          .name;
    default: return fact.text;
  }
}

std::string json_of(const lang::Program& program, const engine::ItemList& list);

std::string json_of(const lang::Program& program, const engine::Item& item) {
  std::vector<std::string> members;
  const auto& fields = record_of(program, item.record).fields;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const lang::Field& field = fields[f];
    const engine::Fact& fact = item.facts[f];
    const auto add = [&](const std::string& name, const std::string& value) {
      members.push_back(fmt::format("\"{}\": {}", name, value));
    };
    if (field.type.kind == Kind::list) {
      if (item.lists[f].known) add(field.name, json_of(program, item.lists[f]));
    } else if (fact.state == engine::FactState::not_applicable) {
      add(field.name + "_missing", "\"not applicable\"");
    } else if (fact.state == engine::FactState::known) {
      const std::string words = words_of(program, field, fact);
      const bool bare = field.type.kind == Kind::truth || field.type.kind == Kind::number;
      add(field.name, bare ? words : nlohmann::json(words).dump());
    }
  }
  return fmt::format("{{{}}}", fmt::join(members, ", "));
}

std::string json_of(const lang::Program& program, const engine::ItemList& list) {
  std::vector<std::string> items;
  for (const engine::Item& one : list.items) items.push_back(json_of(program, one));
  return fmt::format("[{}]", fmt::join(items, ", "));
}

std::string row_of(const lang::Program& program, const engine::Item& item) {
  std::vector<std::string> values;
  const auto& fields = record_of(program, item.record).fields;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const engine::Fact& fact = item.facts[f];
    if (fields[f].type.kind == Kind::list) {
      values.push_back(item.lists[f].known ? quote_text(json_of(program, item.lists[f])) : "NULL");
      continue;
    }
    const bool known = fact.state == engine::FactState::known;
    values.push_back(known ? quote_text(words_of(program, fields[f], fact)) : "NULL");
    if (!fields[f].optional) continue;
    values.emplace_back(fact.state == engine::FactState::not_applicable ? "'not applicable'" : "NULL");
  }
  return fmt::format("{}", fmt::join(values, ", "));
}

struct Closer {
  void operator()(PGconn* connection) const { PQfinish(connection); }
  void operator()(PGresult* result) const { PQclear(result); }
};

class Postgres : public Database {
 public:
  explicit Postgres(std::unique_ptr<PGconn, Closer> connection) : connection_(std::move(connection)) {}

  engine::sql::DialectName dialect() const override { return engine::sql::DialectName::postgres; }

  Result<void> load(const lang::Program& program, int record, const std::vector<engine::Case>& cases) override {
    const std::string name = engine::sql::table_name_of(record_of(program, record).name);
    std::vector<std::string> columns;
    for (const lang::Field& field : record_of(program, record).fields) {
      columns.push_back(fmt::format("{} {}", quote_name(field.name), type_of(field.type.kind)));
      if (field.optional) columns.push_back(fmt::format("{} text", quote_name(field.name + "_missing")));
    }
    std::vector<std::string> rows;
    for (const engine::Case& one : cases)
      rows.push_back(fmt::format("({}, {})", rows.size(), row_of(program, one.subject)));
    // A table has no order; the view does.
    const std::string table = quote_name("rows of " + name);
    std::string script = fmt::format("DROP TABLE IF EXISTS {0} CASCADE; CREATE TABLE {0} (\"row no\" int, {1});", table,
                                     fmt::join(columns, ", "));
    if (!rows.empty()) script += fmt::format("INSERT INTO {} VALUES {};", table, fmt::join(rows, ", "));
    script += fmt::format("CREATE VIEW {} AS SELECT * FROM {} ORDER BY \"row no\";", quote_name(name), table);
    return run(script);
  }

  Result<void> run(const std::string& script) override {
    const std::unique_ptr<PGresult, Closer> result(PQexec(connection_.get(), script.c_str()));
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return {};
    return fail(PQerrorMessage(connection_.get()));
  }

  Result<Answers> ask(const std::string& select) override {
    const std::unique_ptr<PGresult, Closer> result(PQexec(connection_.get(), select.c_str()));
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) return fail(PQerrorMessage(connection_.get()));
    Answers answers;
    for (int column = 0; column < PQnfields(result.get()); ++column)
      answers.columns.emplace_back(PQfname(result.get(), column));
    for (int row = 0; row < PQntuples(result.get()); ++row) {
      auto& cells = answers.rows.emplace_back();
      for (int column = 0; column < PQnfields(result.get()); ++column) {
        if (PQgetisnull(result.get(), row, column) != 0) {
          cells.emplace_back();
        } else {
          cells.emplace_back(PQgetvalue(result.get(), row, column));
        }
      }
    }
    return answers;
  }

 private:
  std::unique_ptr<PGconn, Closer> connection_;
};

}  // namespace

namespace {

Result<std::unique_ptr<Postgres>> connect(const PostgresServer& server, const std::string& database) {
  std::unique_ptr<PGconn, Closer> connection(PQconnectdb(server.address(database).c_str()));
  if (PQstatus(connection.get()) != CONNECTION_OK) return fail(PQerrorMessage(connection.get()));
  return std::make_unique<Postgres>(std::move(connection));
}

}  // namespace

// Each on a database of its own, so that no test finds what another left.
Result<std::unique_ptr<Database>> open_postgres() {
  static const Result<PostgresServer> server = PostgresServer::start();
  static int made = 0;
  if (!server) return std::unexpected(server.error());
  const auto maker = connect(*server, "postgres");
  if (!maker) return std::unexpected(maker.error());
  const std::string name = fmt::format("test_{}", ++made);
  if (auto created = (*maker)->run("CREATE DATABASE " + name); !created) return std::unexpected(created.error());
  auto database = connect(*server, name);
  if (!database) return std::unexpected(database.error());
  // Compiling a statement of this length takes longer than running it, and notices are for people.
  if (auto set = (*database)->run("SET jit = off; SET client_min_messages = warning;"); !set)
    return std::unexpected(set.error());
  return std::move(*database);
}

std::vector<std::unique_ptr<Database>> both_databases() {
  std::vector<std::unique_ptr<Database>> both;
  for (const auto open : {open_duckdb, open_postgres}) {
    auto database = open();
    EXPECT_TRUE(database) << database.error().message;
    if (database) both.push_back(std::move(*database));
  }
  return both;
}

}  // namespace takecare::test
