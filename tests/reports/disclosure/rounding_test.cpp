// Controlled rounding: multiples near the counts that add up, and what they tell of the counts.
#include "takecare/reports/disclosure/rounding.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <functional>
#include <map>

#include "any_tables.h"

namespace takecare::disclosure::testing {
namespace {

int any_base() { return *rc::gen::inRange(3, 12); }

std::map<At, NumberedCell> by_place(const NumberedEdition& edition, std::size_t table) {
  std::map<At, NumberedCell> cells;
  for (const NumberedCell& cell : edition.numbers[table]) cells[cell.at] = cell;
  return cells;
}

LinkedTables one_table(const std::vector<std::vector<std::int64_t>>& rows) {
  LinkedTables tables{.dimensions = {numbered_dimension(0, static_cast<int>(rows.size())),
                                     numbered_dimension(1, static_cast<int>(rows[0].size()))},
                      .tables = {{.name = "t", .dimensions = {0, 1}, .entries = {}}}};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      tables.tables[0].entries.push_back({.at = {static_cast<int>(r), static_cast<int>(c)}, .count = rows[r][c]});
    }
  }
  return tables;
}

TEST(Rounding, LeavesMultiplesAsTheyAre) {
  const auto edition = round_counts(one_table({{10, 5}, {0, 15}}), 5);
  ASSERT_TRUE(edition) << edition.error().message;
  for (const NumberedCell& cell : edition->numbers[0]) EXPECT_EQ(cell.published, cell.count);
}

// Each 1 rounded on its own would be 0, and the total of four, 5.
TEST(Rounding, KeepsTheSums) {
  const auto edition = round_counts(one_table({{1, 1}, {1, 1}}), 3);
  ASSERT_TRUE(edition) << edition.error().message;
  auto cells = by_place(*edition, 0);
  EXPECT_EQ(cells[(At{0, 0})].published + cells[(At{0, 1})].published, cells[(At{0, total})].published);
  EXPECT_EQ(cells[(At{0, total})].published + cells[(At{1, total})].published, cells[(At{total, total})].published);
  EXPECT_GT(cells[(At{total, total})].published, 0);
}

RC_GTEST_PROP(Rounding, GivesMultiplesNearTheCountsThatAddUp, ()) {
  const LinkedTables tables = any_tables();
  const int base = any_base();
  RC_LOG() << "base " << base << "\n" << text_of(tables);
  const auto edition = round_counts(tables, base);
  if (!edition) RC_FAIL(edition.error().message);
  RC_CLASSIFY(edition->within >= base, "two bases");
  for (std::size_t t = 0; t < tables.tables.size(); ++t) {
    LinkedTables rounded = tables;
    rounded.tables[t].entries.clear();
    const auto cells = by_place(*edition, t);
    for (const Entry& entry : tables.tables[t].entries) {
      if (entry.count > 0) rounded.tables[t].entries.push_back({.at = entry.at, .count = cells.at(entry.at).published});
    }
    for (const auto& [at, cell] : cells) {
      RC_ASSERT(cell.count == sum_of_entries(tables.tables[t], tables.dimensions, at));
      RC_ASSERT(cell.published % base == 0);
      RC_ASSERT(std::abs(cell.published - cell.count) <= edition->within);
      RC_ASSERT(cell.published == sum_of_entries(rounded.tables[t], tables.dimensions, at));
    }
  }
}

RC_GTEST_PROP(Rounding, PassesTheAudit, ()) {
  const LinkedTables tables = any_tables();
  const int base = any_base();
  RC_LOG() << "base " << base << "\n" << text_of(tables);
  const auto edition = round_counts(tables, base);
  if (!edition) RC_FAIL(edition.error().message);
  const auto findings = audit_rounding(*edition, base);
  if (!findings) RC_FAIL(findings.error().message);
  for (const std::string& finding : *findings) RC_FAIL(finding);
}

// In the order of their places: the total, two columns, and then each row with its two cells.
using NineCells = std::array<std::int64_t, 9>;

NineCells with_margins(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
  return {a + b + c + d, a + c, b + d, a + b, a, b, c + d, c, d};
}

bool agrees(const NumberedEdition& edition, const NineCells& table) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (std::abs(table[i] - edition.numbers[0][i].published) > edition.within) return false;
  }
  return true;
}

// Every table of four cells there is, by trying them all: the attacker's intervals are these, and they are whole.
RC_GTEST_PROP(Rounding, TellsOfASmallTableWhatTryingAllTablesTells, ()) {
  const int base = *rc::gen::inRange(3, 5);
  const auto counts = *rc::gen::container<std::vector<std::int64_t>>(4, rc::gen::inRange<std::int64_t>(1, 6));
  const auto edition = round_counts(one_table({{counts[0], counts[1]}, {counts[2], counts[3]}}), base);
  if (!edition) RC_FAIL(edition.error().message);
  NineCells low = with_margins(counts[0], counts[1], counts[2], counts[3]);
  NineCells high = low;
  const std::int64_t most = 6 + 2 * base;
  for (std::int64_t code = 0; code < most * most * most * most; ++code) {
    const NineCells table =
        with_margins(code % most, code / most % most, code / most / most % most, code / most / most / most);
    if (!agrees(*edition, table)) continue;
    for (std::size_t i = 0; i < table.size(); ++i) {
      low[i] = std::min(low[i], table[i]);
      high[i] = std::max(high[i], table[i]);
    }
  }
  const auto intervals = attack_numbers(*edition, {});
  RC_ASSERT(intervals.has_value() && intervals->size() == low.size());
  for (std::size_t i = 0; i < low.size(); ++i) {
    const NumberedCell& cell = edition->numbers[0][i];
    const auto found = std::ranges::find(*intervals, cell.at, &Interval::at);
    RC_ASSERT(found->low == low[i] && found->high == high[i]);
    RC_ASSERT(low[i] == std::max<std::int64_t>(0, cell.published - edition->within));
    RC_ASSERT(high[i] == cell.published + edition->within);
  }
}

// A correction that is published passes the audit with all that went out before, and where nothing changed the number
// is the same. It may be refused.
RC_GTEST_PROP(Rounding, OfACorrectionKeepsWhatDidNotChange, ()) {
  const Shape shape = any_shape();
  const People people = random_people(shape);
  const int base = any_base();
  const LinkedTables first = tables_of(shape, people);
  const LinkedTables second = tables_of(shape, corrected(people));
  RC_LOG() << "base " << base << "\n" << text_of(first) << "then\n" << text_of(second);
  const auto before = round_counts(first, base);
  if (!before) RC_FAIL(before.error().message);
  const auto after = round_counts(second, base, {*before});
  RC_CLASSIFY(!after, "refused");
  if (!after) return;
  for (std::size_t t = 0; t < first.tables.size(); ++t) {
    const auto had = by_place(*before, t);
    for (const auto& [at, cell] : by_place(*after, t)) {
      const auto place = had.find(at);
      if (place != had.end() && place->second.count == cell.count) RC_ASSERT(place->second.published == cell.published);
    }
  }
  const auto findings = audit_rounding(*after, base, {*before});
  if (!findings) RC_FAIL(findings.error().message);
  RC_CLASSIFY(!findings->empty(), "stopped by the audit");
}

// The same again, as a report is when it is corrected in words only: nothing more is told, and nothing is refused.
RC_GTEST_PROP(Rounding, OfTheSameCountsAgainIsTheSame, ()) {
  const LinkedTables tables = any_tables();
  const int base = any_base();
  const auto before = round_counts(tables, base);
  if (!before) RC_FAIL(before.error().message);
  const auto after = round_counts(tables, base, {*before});
  if (!after) RC_FAIL(after.error().message);
  for (std::size_t t = 0; t < tables.tables.size(); ++t) {
    RC_ASSERT(std::ranges::equal(before->numbers[t], after->numbers[t], {}, &NumberedCell::published,
                                 &NumberedCell::published));
  }
  const auto findings = audit_rounding(*after, base, {*before});
  RC_ASSERT(findings.has_value());
  for (const std::string& finding : *findings) RC_FAIL(finding);
}

TEST(Rounding, TheAuditFindsWhatIsNoMultipleAndWhatDoesNotAddUp) {
  auto edition = round_counts(one_table({{4, 7}, {9, 2}}), 5);
  ASSERT_TRUE(edition);
  edition->numbers[0][3].published += 1;
  const auto findings = audit_rounding(*edition, 5);
  ASSERT_TRUE(findings);
  const auto found = [&](const std::string& words) {
    return std::ranges::any_of(*findings, [&](const std::string& one) { return one.contains(words); });
  };
  EXPECT_TRUE(found("no multiple of 5"));
  EXPECT_TRUE(found("not the sum of those of its parts"));
}

// Published to within 1 of the counts, with a total that can only come about in one way.
TEST(Numbers, TheAuditFindsACountThatCanBeWorkedOut) {
  NumberedEdition edition{.tables = one_table({{2, 3}}), .numbers = {}, .within = 1};
  edition.numbers = {{{.at = {total, total}, .count = 5, .published = 6},
                      {.at = {total, 0}, .count = 2, .published = 1},
                      {.at = {total, 1}, .count = 3, .published = 2},
                      {.at = {0, total}, .count = 5, .published = 6},
                      {.at = {0, 0}, .count = 2, .published = 1},
                      {.at = {0, 1}, .count = 3, .published = 2}}};
  const auto findings = audit_numbers(edition, {}, Demand::never_exact);
  ASSERT_TRUE(findings) << findings.error().message;
  EXPECT_EQ(findings->size(), 6U);
  EXPECT_TRUE(findings->front().contains("it can only be 5")) << findings->front();
}

}  // namespace
}  // namespace takecare::disclosure::testing
