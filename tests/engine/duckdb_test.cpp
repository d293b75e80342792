#include "takecare/engine/duckdb.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <fstream>

namespace takecare::engine {
namespace {

Connection connection(const DatabaseOptions& options = {}) {
  auto database = Database::open(options);
  EXPECT_TRUE(database) << database.error().message;
  auto connected = database->connect();
  EXPECT_TRUE(connected);
  return std::move(*connected);
}

TEST(Duckdb, AnswersAcrossChunks) {
  Connection db = connection();
  auto rows = db.query("SELECT i, CASE WHEN i % 3 = 0 THEN NULL ELSE 'row ' || i END AS word FROM range(10000) t(i)");
  ASSERT_TRUE(rows) << rows.error().message;
  EXPECT_EQ(rows->columns(), 2u);
  EXPECT_EQ(rows->name(1), "word");
  std::int64_t seen = 0;
  while (true) {
    auto chunk = rows->next();
    ASSERT_TRUE(chunk);
    if (!*chunk) break;
    const ColumnView numbers = (*chunk)->column(0);
    const ColumnView words = (*chunk)->column(1);
    for (std::size_t row = 0; row < (*chunk)->rows(); ++row, ++seen) {
      ASSERT_EQ(numbers.values<std::int64_t>()[row], seen);
      ASSERT_EQ(words.is_null(row), seen % 3 == 0);
      if (words.is_null(row)) continue;
      ASSERT_EQ(words.text(row), "row " + std::to_string(seen));
    }
  }
  EXPECT_EQ(seen, 10000);
}

TEST(Duckdb, SaysWhatIsWrong) {
  Connection db = connection();
  auto rows = db.query("SELECT nothing FROM nowhere");
  ASSERT_FALSE(rows);
  EXPECT_NE(rows.error().message.find("nowhere"), std::string::npos);
  EXPECT_EQ(rows.error().message.find('\n'), std::string::npos);
  EXPECT_FALSE(db.run("SELEKT"));
  EXPECT_TRUE(db.run("CREATE TABLE t(a INT); INSERT INTO t VALUES (1), (NULL)"));
  EXPECT_EQ(db.number("SELECT count(*) FROM t").value(), 2);
}

TEST(Duckdb, AFailureHalfwayIsAFailureNotTheEnd) {
  Connection db = connection();
  auto rows = db.query("SELECT CASE WHEN i = 9000 THEN error('stop here') ELSE i END FROM range(100000) t(i)");
  bool failed = !rows;
  while (!failed) {
    auto chunk = rows->next();
    failed = !chunk;
    if (chunk && !*chunk) break;
  }
  EXPECT_TRUE(failed);
}

TEST(Duckdb, TakesParameters) {
  Connection db = connection();
  const std::vector<Parameter> parameters = {std::string("it's \"so\""), std::int64_t{7}, true, std::monostate{}};
  auto rows = db.table("SELECT ?, ?, ?, ?", parameters);
  ASSERT_TRUE(rows) << rows.error().message;
  const Connection::TextRow expected = {"it's \"so\"", "7", "true", std::nullopt};
  EXPECT_EQ(rows->at(0), expected);
}

TEST(Duckdb, HasParquetAndJsonAndFetchesNothing) {
  Connection db = connection();
  const auto file = std::filesystem::temp_directory_path() / "takecare-duckdb-test.parquet";
  ASSERT_TRUE(db.run("COPY (SELECT 1 AS a) TO " + quote_text(file.string()) + " (FORMAT parquet)"));
  EXPECT_EQ(db.number("SELECT a FROM read_parquet(" + quote_text(file.string()) + ")").value(), 1);
  std::filesystem::remove(file);
  EXPECT_EQ(db.text("SELECT json_extract_string('{\"a\": \"x\"}', 'a')").value(), "x");
  EXPECT_EQ(db.text("SELECT current_setting('autoinstall_known_extensions')").value(), "false");
  EXPECT_FALSE(db.query("SELECT * FROM 'https://localhost/none.parquet'"));
}

TEST(Duckdb, RefusesAnOptionItDoesNotKnow) {
  auto database = Database::open({.memory_limit = "a lot"});
  ASSERT_FALSE(database);
  EXPECT_NE(database.error().message.find("a lot"), std::string::npos);
}

RC_GTEST_PROP(Duckdb, QuotedTextAndNamesComeBackAsTheyWere, ()) {
  const auto letters = rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab'\"\\;- \n")));
  const std::string text = *letters;
  const std::string name = *rc::gen::nonEmpty(letters);
  static Connection db = connection();
  auto rows = db.query("SELECT " + quote_text(text) + " AS " + quote_name(name));
  RC_ASSERT(rows.has_value());
  RC_ASSERT(rows->name(0) == name);
  auto chunk = rows->next();
  RC_ASSERT((*chunk)->column(0).text(0) == text);
}

}  // namespace
}  // namespace takecare::engine
