#include "takecare/extracts/import.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "case_file.h"
#include "takecare/base/csv_write.h"
#include "takecare/engine/duckdb.h"
#include "test_program.h"

namespace takecare::extracts {
namespace {

namespace fs = std::filesystem;

const char* word(ImportStatus status) {
  switch (status) {
    case ImportStatus::accepted: return "accepted";
    case ImportStatus::held: return "held";
    case ImportStatus::already: return "already";
    case ImportStatus::refused: return "refused";
  }
  return "";
}

std::string stored_rows(const fs::path& data, const std::string& extract, const StoredFile& file) {
  auto database = engine::Database::open();
  auto connection = database->connect();
  const std::string from = "read_parquet(" + engine::quote_text((data / extract / file.rows).string()) + ")";
  auto names = connection->table("SELECT column_name FROM (DESCRIBE SELECT * FROM " + from + ")");
  auto rows = connection->table("SELECT * FROM " + from + " ORDER BY _row");
  EXPECT_TRUE(rows) << rows.error().message;
  std::string text;
  for (std::size_t i = 0; i < names->size(); ++i) text += (i > 0 ? "," : "") + *(*names)[i][0];
  text += '\n';
  for (const auto& row : *rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += ',';
      append_csv_field(text, row[i].value_or(""));
    }
    text += '\n';
  }
  return text;
}

std::string without_first_column(const std::string& csv, const std::string& name) {
  std::string text;
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    text += (line.starts_with(name + ",") ? line.substr(name.size() + 1)
             : line.starts_with("file,")  ? line.substr(5)
                                          : line) +
            "\n";
  }
  return text;
}

std::string one_line(const std::string& text) {
  std::string line = text;
  std::erase(line, '\n');
  return line;
}

void check_messages(const std::string& expected, const ImportReport& report) {
  std::istringstream lines(expected);
  for (std::string line; std::getline(lines, line);) {
    const bool said = std::ranges::any_of(report.diagnostics, [&](const Diagnostic& d) {
      return (d.code + ": " + d.message + (d.help.empty() ? "" : " | " + d.help)).starts_with(line);
    });
    EXPECT_TRUE(said) << "not said: " << line;
  }
  std::string all;
  for (const Diagnostic& d : report.diagnostics) all += "  " + d.code + ": " + d.message + " | " + d.help + "\n";
  if (testing::Test::HasFailure()) ADD_FAILURE() << "said:\n" << all;
}

void run_case(const fs::path& path) {
  SCOPED_TRACE(path.filename().string());
  const CaseFile given = read_case(path);
  std::string name = given.name_after("file ");
  std::string content = given.section("file " + name);
  if (const std::size_t escaped = name.find(" escaped"); escaped != std::string::npos) {
    content = unescape(content);
    name.resize(escaped);
  }
  const ScratchFolder scratch;
  write_text(scratch.path() / name, content);
  const lang::Program program = test_program();
  const std::string extract = given.sections.contains("extract") ? one_line(given.section("extract")) : "people";
  auto report = import_file(program, program.find_extract(extract), scratch.path() / name, scratch.path() / "data");
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(word(report->status), one_line(given.section("status")));
  check_messages(given.section("messages"), *report);
  for (const Diagnostic& d : report->diagnostics) EXPECT_EQ(d.place.file, (scratch.path() / name).string());
  EXPECT_EQ(report->file.read, report->file.accepted + report->file.rejected);
  if (given.sections.contains("accepted")) {
    EXPECT_EQ(stored_rows(scratch.path() / "data", extract, report->file), given.section("accepted"));
  }
  if (given.sections.contains("rejects")) {
    EXPECT_EQ(without_first_column(read_text(report->rejects), name), given.section("rejects"));
  }
}

TEST(Import, CasesBecomeTheRowsAndRejectsExpected) {
  const auto cases = cases_in(fs::path(TAKECARE_ROOT) / "tests/extracts/import");
  ASSERT_FALSE(cases.empty());
  for (const fs::path& path : cases) run_case(path);
}

TEST(Import, BrokenFilesAreRefusedOrRejectedEachWithItsReason) {
  const auto cases = cases_in(fs::path(TAKECARE_ROOT) / "tests/extracts/broken");
  ASSERT_GE(cases.size(), 60U);
  for (const fs::path& path : cases) run_case(path);
}

}  // namespace
}  // namespace takecare::extracts
