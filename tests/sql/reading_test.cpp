// What SQL makes of tables: every shape that docs/data.md allows, and words about what it does not.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "database.h"
#include "takecare/engine/sql/flow.h"
#include "takecare/engine/sql/names.h"
#include "takecare/engine/sql/translate.h"
#include "takecare/lang/book.h"

namespace takecare::test {
namespace {

using engine::sql::DialectName;

const lang::Program& program() {
  static const lang::Book book = lang::compile({{.file = "book.md", .text = R"(
```law
enumeration Disposition
  convicted
  dismissed

record Person
  id        text identifies
  fine      money
  moved_on  optional date
  offenses  list of Offense

record Offense
  disposition Disposition
  sentence    duration

rule long_sentence of Person
  cites example
  when some offense among offenses has
       disposition is convicted
       and sentence is at least 6 months

rule fined of Person
  cites example
  when fine is more than $10

rule moved of Person
  cites example
  when moved_on is present
```
)"}});
  EXPECT_EQ(book.errors, 0);
  return book.program;
}

// The answers of all three rules over 'people', a row a line.
std::string ask(Database& database) {
  engine::sql::Request request{.as_of = 0, .dialect = database.dialect(), .table = "people"};
  for (const char* rule : {"long_sentence", "fined", "moved"})
    request.definitions.push_back(program().find_definition(rule));
  const auto sql = engine::sql::select_statement(program(), request);
  if (!sql) return sql.error().message;
  const auto answers = database.ask(*sql);
  if (!answers) return answers.error().message;
  std::string all;
  for (const auto& row : answers->rows) {
    for (const auto& cell : row) all += (cell ? cell->substr(0, 1) : "-") + " ";
    all += "\n";
  }
  return all;
}

std::string ask(Database& database, const std::string& people) {
  const auto made = database.run("DROP TABLE IF EXISTS people; " + people);
  return made ? ask(database) : made.error().message;
}

constexpr const char* absent_columns =
    "CREATE TABLE people AS SELECT 'a' AS id, 12 AS fine, 'not applicable' AS moved_on_missing";

TEST(SqlReading, DuckdbReadsDaysAndIntervals) {
  const auto database = open_duckdb();
  ASSERT_TRUE(database) << database.error().message;
  EXPECT_EQ(ask(**database,
                "CREATE TABLE people AS SELECT * FROM (VALUES "
                "('a', [{'disposition': 'convicted', 'sentence': 183}]), "
                "('b', [{'disposition': 'convicted', 'sentence': 182}]), "
                "('c', []), ('d', NULL)) AS t(id, offenses)"),
            "a t - - \nb f - - \nc f - - \nd - - - \n");
  EXPECT_EQ(ask(**database,
                "CREATE TABLE people AS SELECT * FROM (VALUES "
                "('a', [{'disposition': 'convicted', 'sentence': INTERVAL 6 MONTH}]), "
                "('b', [{'disposition': 'convicted', 'sentence': INTERVAL '182 days 10 hours'}]), "
                "('c', [{'disposition': 'convicted', 'sentence': INTERVAL '182 days 12 hours'}])) "
                "AS t(id, offenses)"),
            "a t - - \nb f - - \nc t - - \n");
  EXPECT_EQ(ask(**database, absent_columns), "a - t f \n");
}

TEST(SqlReading, PostgresReadsJsonAndArrays) {
  const auto database = open_postgres();
  ASSERT_TRUE(database) << database.error().message;
  EXPECT_EQ(ask(**database,
                "CREATE TABLE people AS SELECT * FROM (VALUES "
                "('a', '[{\"disposition\": \"convicted\", \"sentence\": 183}]'::jsonb), "
                "('b', '[{\"disposition\": \"convicted\", \"sentence\": \"182 days\"}]'), "
                "('c', '[]'), ('d', NULL)) AS t(id, offenses)"),
            "a t - - \nb f - - \nc f - - \nd - - - \n");
  EXPECT_EQ(ask(**database,
                "DROP TYPE IF EXISTS offense; CREATE TYPE offense AS (disposition text, sentence interval);"
                "CREATE TABLE people AS SELECT 'a' AS id, "
                "ARRAY[('convicted', INTERVAL '6 months')]::offense[] AS offenses"),
            "a t - - \n");
  EXPECT_EQ(ask(**database, absent_columns), "a - t f \n");
}

TEST(SqlReading, StopsAtWhatAFieldCanNotHold) {
  for (const auto& database : both_databases()) {
    const bool duckdb = database->dialect() == DialectName::duckdb;
    const auto offenses = [&](const char* disposition, const char* sentence) {
      const char* form =
          duckdb ? "CREATE TABLE people AS SELECT 'a' AS id, [{{'disposition': '{}', 'sentence': '{}'}}] AS offenses"
                 : "CREATE TABLE people AS SELECT 'a' AS id, "
                   "'[{{\"disposition\": \"{}\", \"sentence\": \"{}\"}}]'::jsonb AS offenses";
      return fmt::format(fmt::runtime(form), disposition, sentence);
    };
    EXPECT_NE(ask(*database, offenses("guilty", "10")).find("no value of 'disposition': guilty"), std::string::npos);
    EXPECT_NE(ask(*database, offenses("convicted", "long")).find("long"), std::string::npos);
    EXPECT_NE(ask(*database, offenses("convicted", "3 hours")).find("no duration of 'sentence': 3 hours"),
              std::string::npos);
    EXPECT_NE(
        ask(*database, "CREATE TABLE people AS SELECT 'a' AS id, 10.005 AS fine").find("not an exact value of 'fine'"),
        std::string::npos);
  }
}

TEST(SqlReading, ScriptMakesAViewOfEachKindOfRow) {
  for (const auto& database : both_databases()) {
    ASSERT_TRUE(database->run("CREATE TABLE person (id int)"));
    const auto script = engine::sql::views_script(program(), 0, database->dialect());
    ASSERT_TRUE(script) << script.error().message;
    const auto run = database->run(*script);
    ASSERT_TRUE(run) << run.error().message;
    const auto answers = database->ask("SELECT * FROM person_answers");
    ASSERT_TRUE(answers) << answers.error().message;
    EXPECT_EQ(answers->columns, (std::vector<std::string>{"id", "long_sentence", "fined", "moved"}));
  }
}

TEST(SqlNames, AreCutApart) {
  const std::string a = engine::sql::quoted(std::string(70, 'x') + "a", 63);
  const std::string b = engine::sql::quoted(std::string(70, 'x') + "b", 63);
  EXPECT_EQ(a.size(), 65U);
  EXPECT_NE(a, b);
  EXPECT_EQ(engine::sql::quoted("short \"name\"", 63), "\"short \"\"name\"\"\"");
}

TEST(SqlNames, AreGroupedWhereTheyMustBe) {
  EXPECT_EQ(engine::sql::grouped("\"a b\".\"c\""), "\"a b\".\"c\"");
  EXPECT_EQ(engine::sql::grouped("LEAST(a, b)"), "LEAST(a, b)");
  EXPECT_EQ(engine::sql::grouped("NOT (a OR b)"), "(NOT (a OR b))");
  EXPECT_EQ(engine::sql::grouped("CASE WHEN a THEN b END"), "CASE WHEN a THEN b END");
  EXPECT_EQ(engine::sql::grouped("CASE WHEN a THEN b END + 1"), "(CASE WHEN a THEN b END + 1)");
  EXPECT_EQ(engine::sql::grouped("LEAST(a) + GREATEST(b)"), "(LEAST(a) + GREATEST(b))");
}

TEST(SqlNames, AreExact) {
  EXPECT_EQ(engine::sql::decimal_text(-1'500'000, 6), "-1.5");
  EXPECT_EQ(engine::sql::decimal_text(1, 6), "0.000001");
  EXPECT_EQ(engine::sql::decimal_text(500, 2), "5");
  EXPECT_EQ(engine::sql::comment_words("a */ b\n/* c"), "a * / b / * c");
}

TEST(SqlFlow, KeepsWhatIsQuotedWhole) {
  const std::string text = "'" + std::string(150, 'x') + " AND y'";
  EXPECT_EQ(engine::sql::flow(text + " = a AND b", 0), text + " = a\nAND b");
}

}  // namespace
}  // namespace takecare::test
