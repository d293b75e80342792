// Registers: what always holds of two lists, and the eight lists that were published, counted by other means as well.
#include "takecare/extracts/register_report.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>

#include "case_file.h"
#include "takecare/extracts/import.h"
#include "tests/support/project_book.h"

namespace takecare::extracts {
namespace {

namespace fs = std::filesystem;

template <class T>
std::int64_t count(const std::vector<T>& all) {
  return static_cast<std::int64_t>(all.size());
}

// ---- Random lists

// A record of two texts and a number; the texts are the key.
lang::Program small_program() {
  lang::Record record;
  record.name = "Listed";
  for (const char* name : {"state", "agency", "county"}) {
    lang::Field field;
    field.name = name;
    field.type = {lang::Kind::text, -1};
    record.fields.push_back(std::move(field));
  }
  lang::Program program;
  program.records.push_back(std::move(record));
  lang::Register agreements;
  agreements.record = 0;
  agreements.key = {0, 1};
  agreements.compares = {2};
  program.registers.push_back(std::move(agreements));
  return program;
}

std::vector<ListRow> random_rows() {
  const auto text =
      rc::gen::element<std::optional<std::string>>("Elm", "ELM", "Oak County", "OAK, COUNTY", "-", std::nullopt);
  const auto row = rc::gen::build<ListRow>(
      rc::gen::set(&ListRow::file, rc::gen::just(std::string("a.csv"))),
      rc::gen::set(&ListRow::row, rc::gen::inRange<std::int64_t>(2, 99)),
      rc::gen::set(&ListRow::key, rc::gen::container<std::vector<std::optional<std::string>>>(2, text)),
      rc::gen::set(&ListRow::values, rc::gen::container<std::vector<std::optional<std::string>>>(1, text)));
  return *rc::gen::container<std::vector<ListRow>>(row);
}

RC_GTEST_PROP(Register, ListsReconcileWhateverStandsInThem, ()) {
  const lang::Program program = small_program();
  const lang::Register& definition = program.registers.front();
  const Wording wording(definition.write);
  const std::vector<ListRow> rows = random_rows();
  const Entries before = make_entries(program, definition, wording, rows);
  const Entries after = make_entries(program, definition, wording, random_rows());
  RC_ASSERT(before.rows() == count(rows));
  const ListComparison found = compare_entries(program, definition, wording, before, after, definition.compares);
  const auto entries_before = static_cast<std::int64_t>(before.by_key.size());
  const auto entries_after = static_cast<std::int64_t>(after.by_key.size());
  RC_ASSERT(entries_before + count(found.added) - count(found.ended) == entries_after);
  RC_ASSERT(found.unchanged + count(found.changed) + count(found.unclear) == entries_before - count(found.ended));
  // A list beside itself: nothing happened.
  const ListComparison same = compare_entries(program, definition, wording, before, before, definition.compares);
  RC_ASSERT(same.unchanged == entries_before);
}

// ---- The published lists

const lang::Program& book() {
  EXPECT_EQ(takecare::test::project_book().errors, 0);
  return takecare::test::project_book().program;
}

// Every file '<list>-<day>.csv' of the folder, by the extract '<list>_<day>'.
void import_all(const fs::path& folder, const fs::path& data) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".csv") continue;
    std::string extract = entry.path().stem().string();
    std::ranges::replace(extract, '-', '_');
    auto report = import_file(book(), book().find_extract(extract), entry.path(), data);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->status, ImportStatus::accepted) << extract;
    EXPECT_EQ(report->file.rejected, 0) << extract;
  }
}

struct Counts {
  std::int64_t before, added, ended, after, unchanged, changed;
  bool operator==(const Counts&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Counts& c) {
  return out << c.before << " + " << c.added << " - " << c.ended << " = " << c.after << ", " << c.unchanged << " and "
             << c.changed;
}

Counts counts(const ListChange& change) {
  return {change.before->entries, count(change.changes.added), count(change.changes.ended),
          change.after->entries,  change.changes.unchanged,    count(change.changes.changed)};
}

RegisterReport report(const fs::path& data, const char* from, const char* to) {
  auto report = report_register(book(), book().registers.front(), data, {parse_iso_date(from), parse_iso_date(to)});
  EXPECT_TRUE(report) << report.error().message;
  for (const ListChange& change : report->lists) {
    for (const auto& side : {change.before, change.after}) {
      EXPECT_TRUE(!side || (side->repeated.empty() && side->keyless.empty()));
    }
    EXPECT_TRUE(change.changes.unclear.empty());
  }
  return std::move(*report);
}

// The expected figures were counted from the files by a script of a few lines that knows nothing of this code: upper
// case, apostrophes dropped, letters and digits in words, sets of (State, agency, model).
TEST(Register, TheEightPublishedListsAreCounted) {
  const fs::path folder = fs::path(TAKECARE_ROOT) / "../shared/data/agreements-287g";
  if (!fs::exists(folder)) GTEST_SKIP() << "the published lists are not here; small lists are tested in tests/cli";
  const ScratchFolder scratch;
  const fs::path data = scratch.path() / "data";
  import_all(folder, data);
  constexpr int participating = 0;
  constexpr int pending = 1;

  RegisterReport found = report(data, "2021-01-13", "2024-07-18");
  ASSERT_EQ(found.files.size(), 8U);
  ASSERT_EQ(found.lists.size(), 2U);
  EXPECT_EQ(counts(found.lists[participating]), (Counts{150, 1, 16, 135, 131, 3}));
  EXPECT_FALSE(found.lists[pending].after);  // there was no list of the pending yet, which is not an empty one

  found = report(data, "2024-07-18", "2025-04-08");
  EXPECT_EQ(counts(found.lists[participating]), (Counts{135, 311, 2, 444, 133, 0}));
  EXPECT_FALSE(found.lists[pending].before);
  ASSERT_EQ(found.perhaps.size(), 2U);  // both that ended: they are written otherwise now
  EXPECT_EQ(found.perhaps[0].why, "words left out: ALASKA");
  EXPECT_EQ(found.perhaps[1].why, "a slip of the pen: ALBERMARLE, ALBEMARLE");

  found = report(data, "2025-04-08", "2025-08-01");
  EXPECT_EQ(counts(found.lists[participating]), (Counts{444, 448, 10, 882, 427, 7}));
  EXPECT_EQ(counts(found.lists[pending]), (Counts{28, 31, 25, 34, 3, 0}));
  EXPECT_EQ(found.moved.size(), 20U);
  EXPECT_EQ(std::ranges::count(found.moved, true, &MovedEntry::already), 4);

  // Without days: the last two of each list.
  auto last = report_register(book(), book().registers.front(), data, {});
  ASSERT_TRUE(last) << last.error().message;
  EXPECT_EQ(counts(last->lists[participating]), (Counts{882, 334, 28, 1188, 788, 66}));
  EXPECT_EQ(counts(last->lists[pending]), (Counts{34, 0, 34, 0, 0, 0}));
  EXPECT_EQ(last->moved.size(), 23U);
  EXPECT_EQ(std::ranges::count(last->moved, true, &MovedEntry::already), 18);
  for (const MovedEntry& moved : last->moved) EXPECT_TRUE(moved.from == pending && moved.to == participating);
}

}  // namespace
}  // namespace takecare::extracts
