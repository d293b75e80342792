// Answers over files: what comes out of a Parquet, CSV or JSON file is what the rules say of each record.
#include "takecare/engine/columns/evaluate_files.h"

#include <gtest/gtest.h>

#include <fstream>

#include "takecare/engine/duckdb.h"
#include "takecare/lang/book.h"

namespace takecare::engine::columns {
namespace {

constexpr const char* book = R"(
```law
enumeration Disposition
  convicted
  pending

record Person
  id             text identifies
  final_order_on optional date
  offenses       list of Offense

record Offense
  disposition      Disposition
  sentence_imposed duration

rule long_sentence of Person
  cites example
  when some offense among offenses has
         disposition is convicted
         and sentence_imposed is at least 1 year

rule final_order of Person
  cites example
  when final_order_on is present

value latest_disposition of Person gives Disposition, first that applies
  cites example
  is convicted when some offense among offenses has disposition is convicted
  is pending   when some offense among offenses has disposition is pending
```
)";

constexpr const char* people = R"(
SELECT * FROM (VALUES
  ('a', DATE '2017-01-01', NULL, [{disposition: 'convicted', sentence_imposed: 365}]),
  ('b', NULL, 'not applicable', [{disposition: 'convicted', sentence_imposed: 364}, {disposition: NULL, sentence_imposed: 400}]),
  ('c', NULL, NULL, []),
  ('d', NULL, 'not applicable', NULL)
) people(id, final_order_on, final_order_on_missing, offenses)
)";

class EvaluateFiles : public testing::Test {
 protected:
  void SetUp() override {
    book_ = lang::compile({{.file = "book.md", .text = book}});
    ASSERT_EQ(book_.errors, 0) << book_.diagnostics.front().message;
    folder_ = std::filesystem::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::create_directories(folder_);
    for (const char* name : {"long_sentence", "final_order", "latest_disposition"}) {
      request_.definitions.push_back(book_.program.find_definition(name));
    }
    request_.output = folder_ / "answers.parquet";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string write_input(const std::string& sql, const std::string& name) {
    const std::string file = (folder_ / name).string();
    auto database = Database::open({.threads = 1});
    auto connection = database->connect();
    const auto written = connection->run("COPY (" + sql + ") TO " + quote_text(file));
    EXPECT_TRUE(written) << written.error().message;
    return file;
  }

  std::string answers() {
    auto database = Database::open({.threads = 1});
    auto connection = database->connect();
    const auto table = connection->table("FROM read_parquet(" + quote_text(request_.output.string()) + ")");
    std::string text;
    for (const auto& row : *table) {
      for (const auto& value : row) text += value.value_or("unknown") + " ";
      text += "\n";
    }
    return text;
  }

  lang::Book book_;
  std::filesystem::path folder_;
  EvaluateRequest request_;
};

constexpr const char* expected =
    "a true true convicted \n"
    "b unknown false convicted \n"
    "c false unknown unknown \n"
    "d unknown false unknown \n";

TEST_F(EvaluateFiles, ReadsParquet) {
  request_.inputs = {write_input(people, "people.parquet")};
  const auto summary = evaluate_files(book_.program, request_);
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_EQ(answers(), expected);
  EXPECT_EQ(summary->records, 4);
  EXPECT_EQ(summary->counts[0].yes, 1);
  EXPECT_EQ(summary->counts[0].no, 1);
  EXPECT_EQ(summary->counts[0].unknown, 2);
}

TEST_F(EvaluateFiles, ReadsJson) {
  request_.inputs = {write_input(people, "people.json")};
  const auto summary = evaluate_files(book_.program, request_);
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_EQ(answers(), expected);
}

TEST_F(EvaluateFiles, SaysWhichValueIsNone) {
  request_.inputs = {
      write_input("SELECT 'a' AS id, [{disposition: 'guilty', sentence_imposed: 1}] AS offenses", "people.parquet")};
  const auto summary = evaluate_files(book_.program, request_);
  ASSERT_FALSE(summary);
  EXPECT_NE(summary.error().message.find("'guilty' is no value of 'disposition'"), std::string::npos)
      << summary.error().message;
  EXPECT_FALSE(std::filesystem::exists(request_.output));
  EXPECT_TRUE(std::filesystem::is_empty(folder_) || !std::filesystem::exists(request_.output.string() + ".unfinished"));
}

// A month is 30 days and 10 hours: eleven of them and 30 days and 10 hours are a year.
TEST_F(EvaluateFiles, CountsTheHoursOfAnInterval) {
  request_.inputs = {write_input(
      "SELECT * FROM (VALUES "
      "('a', [{disposition: 'convicted', sentence_imposed: INTERVAL '11 months 30 days 10 hours'}]), "
      "('b', [{disposition: 'convicted', sentence_imposed: INTERVAL '11 months 30 days 8 hours'}])) t(id, offenses)",
      "people.parquet")};
  const auto summary = evaluate_files(book_.program, request_);
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_EQ(answers(), "a true unknown convicted \nb false unknown convicted \n");
}

TEST_F(EvaluateFiles, RefusesAnIntervalThatIsNoWholeTwelfthOfADay) {
  request_.inputs = {write_input(
      "SELECT 'a' AS id, [{disposition: 'convicted', sentence_imposed: INTERVAL '3 days 1 hour'}] AS offenses",
      "people.parquet")};
  const auto summary = evaluate_files(book_.program, request_);
  ASSERT_FALSE(summary);
  EXPECT_NE(summary.error().message.find("'sentence_imposed' holds an interval of 0 months, 3 days and 3600 seconds"),
            std::string::npos)
      << summary.error().message;
}

TEST_F(EvaluateFiles, RefusesFloatingPoint) {
  request_.inputs = {write_input(
      "SELECT 'a' AS id, [{disposition: 'convicted', sentence_imposed: 1.5::DOUBLE}] AS offenses", "people.parquet")};
  const auto summary = evaluate_files(book_.program, request_);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().message, "the column 'sentence_imposed' has a type that its field cannot take");
  EXPECT_EQ(summary.error().help, "give it as a whole number of days or INTERVAL");
}

TEST_F(EvaluateFiles, NamesAFileThatIsNotThere) {
  request_.inputs = {(folder_ / "none.parquet").string()};
  const auto summary = evaluate_files(book_.program, request_);
  ASSERT_FALSE(summary);
  EXPECT_NE(summary.error().message.find("there is no file"), std::string::npos);
}

}  // namespace
}  // namespace takecare::engine::columns
