// What the store promises over several imports.
#include "takecare/extracts/store.h"

#include <gtest/gtest.h>

#include <map>

#include "case_file.h"
#include "takecare/engine/duckdb.h"
#include "takecare/extracts/import.h"
#include "takecare/extracts/stored_rows.h"
#include "test_program.h"

namespace takecare::extracts {
namespace {

namespace fs = std::filesystem;

constexpr const char* header = "ID,CITIZEN,STATUS,SENTENCE,FEE,SCORE,ADMITTED,ENDED,NOTE\n";

class Store : public testing::Test {
 protected:
  ImportReport import(const std::string& name, const std::string& rows, const ImportOptions& options = {},
                      const char* extract = "people") {
    write_text(scratch_.path() / name, rows);
    auto report = import_file(program_, program_.find_extract(extract), scratch_.path() / name, data(), options);
    EXPECT_TRUE(report) << report.error().message;
    return report ? *report : ImportReport();
  }
  static std::string row(const std::string& id, const std::string& note) {
    return id + ",yes,C,6,5,3,02/28/2017,," + note + "\n";
  }
  fs::path data() const { return scratch_.path() / "data"; }

  // Notes by key, of the rows that count.
  std::map<std::string, std::string> notes() {
    auto stored = stored_rows(program_, data(), 0);
    EXPECT_TRUE(stored) << stored.error().message;
    std::map<std::string, std::string> found;
    if (!stored->imported()) return found;
    auto database = engine::Database::open();
    auto connection = database->connect();
    auto rows = connection->table("SELECT _key, note FROM (" + stored->sql + ")");
    EXPECT_TRUE(rows);
    for (const auto& row : *rows) EXPECT_TRUE(found.emplace(*row[0], *row[1]).second) << "key twice";
    EXPECT_EQ(static_cast<std::int64_t>(found.size()), stored->rows);
    return found;
  }

  std::map<std::string, std::string> all_bytes() const {
    std::map<std::string, std::string> bytes;
    for (const auto& entry : fs::recursive_directory_iterator(data())) {
      if (entry.is_regular_file()) bytes[fs::relative(entry.path(), data()).string()] = read_text(entry.path());
    }
    return bytes;
  }

  ScratchFolder scratch_;
  lang::Program program_ = test_program();
};

using Notes = std::map<std::string, std::string>;

TEST_F(Store, TheSameFileAgainChangesNothing) {
  const std::string rows = header + row("A-1", "one") + row("A-2", "two");
  EXPECT_EQ(import("people.csv", rows).status, ImportStatus::accepted);
  const auto before = all_bytes();
  const ImportReport again = import("people.csv", rows);
  EXPECT_EQ(again.status, ImportStatus::already);
  EXPECT_EQ(again.file.read, 2);
  EXPECT_EQ(import("another name.csv", rows).status, ImportStatus::already) << "the bytes count, not the name";
  EXPECT_EQ(all_bytes(), before);
}

TEST_F(Store, TheSameImportsGiveTheSameBytes) {
  std::string rows = header;
  for (int i = 0; i < 5000; ++i) rows += row("A-" + std::to_string(i), i % 7 == 0 ? "=bad" : "good");
  import("people.csv", rows);
  import("more.csv", header + row("A-1", "later"));
  const auto before = all_bytes();
  EXPECT_EQ(before.size(), 5U) << "lock, manifest, two Parquet files, one rejects file";
  fs::remove_all(data());
  import("people.csv", rows);
  import("more.csv", header + row("A-1", "later"));
  EXPECT_EQ(all_bytes(), before);
}

TEST_F(Store, RejectsAreHeldUntilSomebodySigns) {
  const std::string rows = header + row("A-1", "kept") + row("A-2", "=bad");
  const ImportReport held = import("people.csv", rows);
  EXPECT_EQ(held.status, ImportStatus::held);
  EXPECT_EQ(held.file.accepted, 1);
  EXPECT_EQ(held.file.rejected, 1);
  EXPECT_EQ(notes(), Notes{}) << "a held file is not used";
  EXPECT_EQ(import("people.csv", rows).status, ImportStatus::held);
  ImportOptions options;
  options.sign = parse_signature("J. Analyst: the note is not used by any report");
  ASSERT_TRUE(options.sign);
  EXPECT_EQ(import("people.csv", rows, options).status, ImportStatus::accepted);
  EXPECT_EQ(notes(), (Notes{{"A-1", "kept"}}));
  auto manifest = read_manifest(data(), "people");
  ASSERT_TRUE(manifest);
  EXPECT_EQ(manifest->files[0].signature.who, "J. Analyst");
  EXPECT_EQ(manifest->files[0].signature.why, "the note is not used by any report");
}

TEST(Signature, NeedsANameAndAReason) {
  EXPECT_FALSE(parse_signature("J. Analyst"));
  EXPECT_FALSE(parse_signature(": because"));
  EXPECT_FALSE(parse_signature("J. Analyst:  "));
  EXPECT_EQ(parse_signature("J. Analyst: a: b")->why, "a: b");
}

TEST_F(Store, TheLaterImportOfAKeySupersedesTheEarlier) {
  import("first.csv", header + row("A-1", "old") + row("A-2", "stays"));
  const ImportReport second = import("second.csv", header + row("A-1", "new") + row("A-3", "added"));
  EXPECT_EQ(second.superseded, 1);
  EXPECT_EQ(notes(), (Notes{{"A-1", "new"}, {"A-2", "stays"}, {"A-3", "added"}}));
  import("third.csv", header + row("A-1", "newest"));
  EXPECT_EQ(notes()["A-1"], "newest");
  auto manifest = read_manifest(data(), "people");
  EXPECT_EQ(manifest->files[0].superseded, 1) << "a row is superseded once";
  EXPECT_EQ(manifest->files[1].superseded, 1);
}

TEST_F(Store, AHeldFileSupersedesNothing) {
  import("first.csv", header + row("A-1", "old"));
  EXPECT_EQ(import("second.csv", header + row("A-1", "new") + row("A-2", "=bad")).superseded, 0);
  EXPECT_EQ(notes(), (Notes{{"A-1", "old"}}));
}

TEST_F(Store, AWholeFileIsReplacedWhenTheUserSaysSo) {
  import("first.csv", header + row("A-1", "old") + row("A-2", "not sent again"));
  ImportOptions options;
  options.replaces = "first.csv";
  EXPECT_EQ(import("corrected.csv", header + row("A-1", "new"), options).status, ImportStatus::accepted);
  EXPECT_EQ(notes(), (Notes{{"A-1", "new"}}));
  EXPECT_EQ(all_bytes().size(), 3U) << "the replaced file is gone";
  options.replaces = "no such.csv";
  EXPECT_EQ(import("other.csv", header + row("A-4", "x"), options).diagnostics.at(0).code, "nothing-to-replace");
}

TEST_F(Store, WithoutAKeyACorrectedFileMustSayWhatItReplaces) {
  const std::string first = "PLACE,DAY\nhere,2017-01-01\n";
  EXPECT_EQ(import("visits.csv", first, {}, "visits").status, ImportStatus::accepted);
  const ImportReport second = import("visits.csv", first + "there,2017-01-02\n", {}, "visits");
  EXPECT_EQ(second.status, ImportStatus::refused);
  EXPECT_EQ(second.diagnostics.at(0).code, "same-name");
  ImportOptions options;
  options.replaces = "visits.csv";
  EXPECT_EQ(import("visits.csv", first + "there,2017-01-02\n", options, "visits").file.read, 2);
}

TEST_F(Store, WhatAnInterruptedImportLeftIsIgnoredAndRemoved) {
  import("first.csv", header + row("A-1", "one"));
  const auto before = all_bytes();
  write_text(data() / "people/.half.parquet.tmp-1-1", "half");
  write_text(data() / "people/orphan.parquet", "written, but not in the manifest");
  EXPECT_EQ(notes(), (Notes{{"A-1", "one"}}));
  import("first.csv", header + row("A-1", "one"));
  EXPECT_EQ(all_bytes(), before);
}

TEST_F(Store, ARefusedFileLeavesNothing) {
  EXPECT_EQ(import("people.csv", "WRONG,HEADER\n1,2\n").status, ImportStatus::refused);
  for (const auto& entry : fs::recursive_directory_iterator(data())) {
    EXPECT_FALSE(entry.is_regular_file() && entry.path().filename() != ".lock") << entry.path();
  }
}

TEST_F(Store, OneImportAtATime) {
  auto lock = StoreLock::take(data());
  ASSERT_TRUE(lock);
  write_text(scratch_.path() / "people.csv", header);
  auto report = import_file(program_, 0, scratch_.path() / "people.csv", data());
  ASSERT_FALSE(report);
  EXPECT_NE(report.error().message.find("another import"), std::string::npos);
}

TEST_F(Store, RowsReadByAnotherContractAreRefusedUntilImportedAgain) {
  const std::string rows = header + row("A-1", "one");
  import("people.csv", rows);
  program_.extracts[0].columns[4].format = lang::ColumnFormat::number;
  program_.records[0].fields[4].type = {lang::Kind::number, -1};
  auto stored = stored_rows(program_, data(), 0);
  ASSERT_FALSE(stored);
  EXPECT_NE(stored.error().message.find("has changed"), std::string::npos);
  EXPECT_EQ(import("people.csv", rows).status, ImportStatus::accepted);
  EXPECT_EQ(notes(), (Notes{{"A-1", "one"}}));
}

TEST_F(Store, ADamagedManifestIsRefused) {
  import("people.csv", header + row("A-1", "one"));
  const fs::path manifest = data() / "people/manifest.json";
  const std::string text = read_text(manifest);
  for (const auto& [from, to] :
       std::map<std::string, std::string>{{"\"read\": 1", "\"read\": 7"}, {"\"files\"", "\"f\""}, {"}", ""}}) {
    std::string damaged = text;
    damaged.replace(damaged.find(from), from.size(), to);
    write_text(manifest, damaged);
    EXPECT_FALSE(read_manifest(data(), "people")) << damaged;
  }
}

}  // namespace
}  // namespace takecare::extracts
