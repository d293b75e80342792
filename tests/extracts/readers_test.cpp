// The readers of foreign bytes: what is well-formed comes back as it was, and nothing whatever crashes them.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "case_file.h"
#include "takecare/base/csv_write.h"
#include "takecare/engine/duckdb.h"
#include "takecare/extracts/csv_reader.h"
#include "takecare/extracts/import.h"
#include "takecare/extracts/ndjson_reader.h"
#include "test_program.h"

namespace takecare::extracts {
namespace {

namespace fs = std::filesystem;
using Table = std::vector<std::vector<std::string>>;

struct ReadCsv {
  std::vector<std::string> columns;
  Table rows;
  std::int64_t broken = 0;
};

ReadCsv read_csv(const fs::path& file, const std::string& bytes) {
  write_text(file, bytes);
  ReadCsv read;
  auto scan = scan_file(file);
  auto reader = CsvReader::open(file, *scan);
  if (!reader) return read;
  read.columns = (*reader)->columns();
  Row row;
  std::int64_t last = 1;
  while (*(*reader)->next(row)) {
    RC_ASSERT(row.row > last);
    last = row.row;
    if (!row.problem.empty()) {
      ++read.broken;
      continue;
    }
    RC_ASSERT(row.cells.size() == read.columns.size());
    std::vector<std::string> cells;
    for (const Cell& cell : row.cells) cells.emplace_back(cell.text);
    read.rows.push_back(std::move(cells));
  }
  return read;
}

RC_GTEST_PROP(Csv, RowsComeBackAsTheyWere, ()) {
  const ScratchFolder scratch;
  const auto letter = rc::gen::element<std::string>("a", "b", " ", ",", "\"", "\n", "\r", "é", "—");
  const auto cell = rc::gen::map(rc::gen::container<std::vector<std::string>>(letter), [](const auto& letters) {
    std::string text;
    for (const std::string& one : letters) text += one;
    return text;
  });
  const auto width = *rc::gen::inRange<std::size_t>(2, 5);
  const auto rows = *rc::gen::container<Table>(rc::gen::container<std::vector<std::string>>(width, cell));
  std::string text;
  for (std::size_t i = 0; i < width; ++i) text += (i > 0 ? ",c" : "c") + std::to_string(i);
  const auto line_end = *rc::gen::element<std::string>("\n", "\r\n");
  text += line_end;
  Table expected;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < width; ++i) {
      if (i > 0) line += ',';
      append_csv_field(line, row[i]);
    }
    text += line + line_end;
    expected.push_back(row);
  }
  const ReadCsv read = read_csv(scratch.path() / "rows.csv", text);
  RC_ASSERT(read.broken == 0);
  RC_ASSERT(read.rows == expected);
}

RC_GTEST_PROP(Csv, ABrokenLineTakesNoOtherWithIt, ()) {
  const ScratchFolder scratch;
  const auto broken = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("a,\"")));
  // One broken line among good ones that have quotes themselves.
  const std::string good = "1,\"x, y\"\n2,\"\"\"q\"\"\"\n3,z\n";
  const ReadCsv read = read_csv(scratch.path() / "rows.csv", "a,b\n" + good + broken + "\n" + good);
  RC_ASSERT(read.rows.size() + static_cast<std::size_t>(read.broken) >= 6U);
  for (const char* cell : {"x, y", "\"q\"", "z"}) {
    const auto times = std::ranges::count_if(read.rows, [&](const auto& row) { return row[1] == cell; });
    RC_ASSERT(times >= 1);
  }
  // A line with an odd number of quotes cannot be whole; the good lines before it always are.
  RC_ASSERT(read.rows.size() >= 3U);
}

RC_GTEST_PROP(Csv, AnyBytesAreReadToTheirEnd, (std::string bytes)) {
  const ScratchFolder scratch;
  read_csv(scratch.path() / "rows.csv", bytes);
}

RC_GTEST_PROP(Ndjson, AnyLinesAreReadToTheirEnd, ()) {
  const ScratchFolder scratch;
  const auto piece =
      rc::gen::element<std::string>("{", "}", "[", "]", "\"", ":", ",", "\n", "\\u00", "\"a\"", "1e5", "null", "\x80");
  std::string bytes;
  for (const std::string& part : *rc::gen::container<std::vector<std::string>>(piece)) bytes += part;
  const fs::path file = scratch.path() / "rows.ndjson";
  write_text(file, bytes);
  auto reader = NdjsonReader::open(file, *scan_file(file), {"a", "b"});
  Row row;
  while (*(*reader)->next(row)) RC_ASSERT(row.cells.size() == 2U);
}

TEST(FileScan, TellsEncodingsApart) {
  const ScratchFolder scratch;
  const auto scanned = [&](const std::string& bytes) {
    write_text(scratch.path() / "f", bytes);
    return *scan_file(scratch.path() / "f");
  };
  EXPECT_EQ(scanned("plain\ntext").encoding, Encoding::utf8);
  EXPECT_EQ(scanned("caf\xC3\xA9").encoding, Encoding::utf8);
  EXPECT_EQ(scanned("one\ntwo caf\xE9\n").encoding, Encoding::latin1);
  EXPECT_EQ(scanned("one\ntwo caf\xE9\n").other_line, 2);
  EXPECT_EQ(scanned("caf\xC3\xA9 caf\xE9").encoding, Encoding::mixed);
  EXPECT_TRUE(scanned("\xEF\xBB\xBFx").byte_order_mark);
  EXPECT_EQ(scanned("abc").sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  // A sequence that a block of the file cuts in two.
  EXPECT_EQ(scanned(std::string((1U << 20U) - 1, 'x') + "\xC3\xA9").encoding, Encoding::utf8);
  EXPECT_FALSE(scan_file(scratch.path() / "no such file"));
  EXPECT_FALSE(scan_file(scratch.path()));
}

// ---- Parquet

class Parquet : public testing::Test {
 protected:
  fs::path write(const std::string& select) {
    const fs::path file = scratch_.path() / "people.parquet";
    auto database = engine::Database::open();
    auto connection = database->connect();
    auto written =
        connection->run("COPY (" + select + ") TO " + engine::quote_text(file.string()) + " (FORMAT parquet)");
    EXPECT_TRUE(written) << written.error().message;
    return file;
  }
  ImportReport import(const fs::path& file) {
    fs::remove_all(scratch_.path() / "data");
    auto report = import_file(program_, 0, file, scratch_.path() / "data");
    EXPECT_TRUE(report) << report.error().message;
    return report ? *report : ImportReport();
  }
  static std::string typed(const std::string& score = "0.125::DECIMAL(9,3)") {
    return "SELECT 'A-' || i AS ID, true AS CITIZEN, 'C' AS STATUS, 6 AS SENTENCE, 5.5::DECIMAL(18,4) AS FEE, " +
           score +
           " AS SCORE, DATE '2017-02-28' AS ADMITTED, TIMESTAMP '2018-01-31 00:00:00' AS ENDED, 'x' AS NOTE FROM "
           "range(1000) t(i)";
  }
  ScratchFolder scratch_;
  lang::Program program_ = test_program();
};

TEST_F(Parquet, TypesOfItsOwnAreReadExactly) {
  const ImportReport report = import(write(typed()));
  EXPECT_EQ(report.status, ImportStatus::accepted) << (report.first_rejects.empty() ? "" : report.first_rejects[0]);
  EXPECT_EQ(report.file.accepted, 1000);
  auto database = engine::Database::open();
  auto connection = database->connect();
  const std::string rows = engine::quote_text((scratch_.path() / "data/people" / report.file.rows).string());
  auto row =
      connection->table("SELECT _row, id, fee, score, admitted_on, ended_on FROM read_parquet(" + rows + ") LIMIT 1");
  EXPECT_EQ(row->at(0), (engine::Connection::TextRow{"1", "A-0", "5.50", "0.125000", "2017-02-28", "2018-01-31"}));
}

TEST_F(Parquet, BinaryFractionsAreRefused) {
  const ImportReport report = import(write(typed("0.1::DOUBLE")));
  EXPECT_EQ(report.status, ImportStatus::refused);
  EXPECT_NE(report.diagnostics.at(0).message.find("column SCORE is of the type DOUBLE"), std::string::npos);
}

TEST_F(Parquet, ListsAreRefused) { EXPECT_EQ(import(write(typed("[1, 2]"))).status, ImportStatus::refused); }

TEST_F(Parquet, RejectsAreRowsOfText) {
  const ImportReport report = import(write(typed("CASE WHEN i = 7 THEN 'many, \"very\"' ELSE '1' END")));
  EXPECT_EQ(report.status, ImportStatus::held);
  EXPECT_EQ(report.file.rejected, 1);
  const std::string rejects = read_text(report.rejects);
  EXPECT_NE(rejects.find("people.parquet,8,,SCORE,\"many, \"\"very\"\"\""), std::string::npos) << rejects;
}

TEST_F(Parquet, CutOrCorruptFilesAreRefusedWhereverTheyAreBroken) {
  const fs::path file = write(typed());
  const std::string whole = read_text(file);
  for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 40) {
    write_text(file, whole.substr(0, size));
    const ImportReport report = import(file);
    EXPECT_EQ(report.status, ImportStatus::refused) << size;
    ASSERT_FALSE(report.diagnostics.empty());
    EXPECT_EQ(report.diagnostics[0].place.file, file.string());
  }
  // One byte changed: refused, or read all the same with counts that reconcile; never a crash.
  for (std::size_t at = 4; at < whole.size(); at += 1 + whole.size() / 60) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    write_text(file, changed);
    const ImportReport report = import(file);
    EXPECT_EQ(report.file.read, report.file.accepted + report.file.rejected);
  }
}

}  // namespace
}  // namespace takecare::extracts
