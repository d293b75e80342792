// Sums of amounts: what the p-percent rule says of a cell, and that nobody works out what is hidden.
#include "takecare/reports/disclosure/sums.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

#include "random_tables.h"
#include "takecare/reports/disclosure/sums_view.h"

namespace takecare::disclosure::testing {
namespace {

struct Unit {
  At at;  // a category for each dimension
  std::int64_t amount = 0;
};

// A table over all dimensions, with every margin that has a unit. Cells with fewer than 'least' units hide their count.
SumTable table_of(const std::vector<Unit>& units, std::vector<int> dimensions, std::int64_t least = 0) {
  std::map<At, std::vector<std::int64_t>> amounts;
  for (const Unit& unit : units) {
    for (std::size_t margin = 0; margin < std::size_t{1} << dimensions.size(); ++margin) {
      At at;
      for (std::size_t i = 0; i < dimensions.size(); ++i) {
        at.push_back((margin >> i & 1) != 0 ? total : unit.at[static_cast<std::size_t>(dimensions[i])]);
      }
      amounts[at].push_back(unit.amount);
    }
  }
  SumTable table{.name = "t", .dimensions = std::move(dimensions), .cells = {}};
  for (auto& [at, of_cell] : amounts) {
    std::ranges::sort(of_cell, std::greater<>());
    SumCell cell{.at = at};
    std::ranges::copy_n(of_cell.begin(), std::min(std::ssize(of_cell), std::ssize(cell.largest)), cell.largest.begin());
    cell.below_zero = of_cell.back() < 0;
    for (const std::int64_t amount : of_cell) cell.sum += amount;
    cell.count_hidden = static_cast<std::int64_t>(of_cell.size()) < least;
    table.cells.push_back(std::move(cell));
  }
  return table;
}

const SumCell& cell_of(const SumTable& table, const At& at) {
  return *std::ranges::find(table.cells, at, &SumCell::at);
}

// Working Paper 22, chapter IV: the second largest can estimate the largest to within the rest of the cell.
TEST(Sums, ThePPercentRuleLooksAtWhatTheTwoLargestLeave) {
  const SumRule rule{.percent = 15};
  EXPECT_EQ(protection_of({.sum = 215, .largest = {100, 100}}, rule), 0);  // the rest is 15, just enough
  EXPECT_EQ(protection_of({.sum = 214, .largest = {100, 100}}, rule), 1);
  EXPECT_EQ(protection_of({.sum = 110, .largest = {100, 10}}, rule), 15);  // two units
  EXPECT_EQ(protection_of({.sum = 100, .largest = {100, 0}}, rule), 15);   // one
  EXPECT_EQ(protection_of({.sum = 0, .largest = {0, 0}}, rule), 0);
  EXPECT_EQ(protection_of({.sum = 900, .largest = {100, 100}, .count_hidden = true}, rule), 15);
  EXPECT_EQ(protection_of({.sum = 0, .largest = {0, 0}, .count_hidden = true}, rule), 1);
}

// Hundepool et al., 4.2.2: a cell is sensitive when its n largest contributions make up more than k percent of it. It
// would be safe with so much more from others that they no longer do.
TEST(Sums, DominanceLooksAtWhatTheLargestMakeUp) {
  const SumRule rule{.percent = 10, .by_percent = false, .largest = 2, .over_percent = 80};
  EXPECT_EQ(protection_of({.sum = 200, .largest = {100, 60, 40}}, rule), 0);  // 80 percent, and no more
  EXPECT_EQ(protection_of({.sum = 200, .largest = {101, 60, 39}}, rule), 2);  // 161 of 201.25
  EXPECT_EQ(protection_of({.sum = 160, .largest = {100, 60}}, rule), 40);     // all of it
  EXPECT_EQ(protection_of({.sum = 300, .largest = {100, 100, 100}}, rule), 0);
  EXPECT_EQ(protection_of({.sum = 300, .largest = {100, 100, 100}, .count_hidden = true}, rule), 10);
  const SumRule of_three{.percent = 10, .by_percent = false, .largest = 3, .over_percent = 90};
  EXPECT_EQ(protection_of({.sum = 300, .largest = {100, 100, 100}}, of_three), 34);
  const SumRule both{.percent = 15, .by_percent = true, .largest = 1, .over_percent = 50};
  EXPECT_EQ(protection_of({.sum = 214, .largest = {100, 100}}, both), 1);      // by the p-percent rule alone
  EXPECT_EQ(protection_of({.sum = 180, .largest = {100, 40, 40}}, both), 20);  // by dominance alone
}

// An amount below zero among many others: the sum is still more than the largest together.
TEST(Sums, AnAmountBelowZeroIsFoundAmongOthers) {
  SumTables tables{.dimensions = {numbered_dimension(0, 2)}, .tables = {}};
  std::vector<Unit> units{{.at = {0}, .amount = -5}};
  for (const int amount : {100, 50, 20, 10}) units.push_back({.at = {0}, .amount = amount});
  tables.tables = {table_of(units, {0})};
  EXPECT_FALSE(protect_sums(tables, {.percent = 10}));
}

TEST(Sums, ASensitiveCellIsHiddenWithAnotherThatIsLargeEnough) {
  SumTables tables{.dimensions = {numbered_dimension(0, 3)}, .tables = {}};
  // One unit of 1,000; fifty of 1; fifty of 20.
  std::vector<Unit> units{{.at = {0}, .amount = 1'000}};
  for (int n = 0; n < 50; ++n) units.insert(units.end(), {{.at = {1}, .amount = 1}, {.at = {2}, .amount = 20}});
  tables.tables = {table_of(units, {0})};
  const auto hidden = protect_sums(tables, {.percent = 10});
  ASSERT_TRUE(hidden) << hidden.error().message;
  const auto is_hidden = [&](const At& at) {
    return (*hidden)[0][static_cast<std::size_t>(&cell_of(tables.tables[0], at) - tables.tables[0].cells.data())];
  };
  EXPECT_TRUE(is_hidden({0}));
  EXPECT_FALSE(is_hidden({1}));  // with 50 beside it nobody takes 1,000 for 900 or for 1,100
  EXPECT_TRUE(is_hidden({2}));
  const auto intervals = attack_sums(tables, *hidden);
  ASSERT_TRUE(intervals);
  for (const SumInterval& interval : *intervals) {
    EXPECT_NEAR(interval.low, 0, 1e-6);
    EXPECT_NEAR(interval.high.value_or(0), 2'000, 1e-6);
  }
}

TEST(Sums, AnAmountBelowZeroIsRefused) {
  SumTables tables{.dimensions = {numbered_dimension(0, 2)}, .tables = {}};
  tables.tables = {table_of({{.at = {0}, .amount = 5}, {.at = {0}, .amount = -7}}, {0})};
  const auto hidden = protect_sums(tables, {.percent = 10});
  ASSERT_FALSE(hidden);
  EXPECT_NE(hidden.error().message.find("below zero"), std::string::npos);
}

SumTables any_sums(const std::vector<std::vector<int>>& shapes, const std::vector<int>& sizes, int most_units,
                   int most_amount) {
  SumTables tables;
  for (std::size_t d = 0; d < sizes.size(); ++d)
    tables.dimensions.push_back(numbered_dimension(static_cast<int>(d), sizes[d]));
  std::vector<Unit> units;
  const int count = *rc::gen::inRange(1, most_units + 1);
  for (int n = 0; n < count; ++n) {
    Unit unit;
    for (const int size : sizes) unit.at.push_back(*rc::gen::inRange(0, size));
    const std::int64_t draw = *rc::gen::inRange(0, most_amount + 1);
    unit.amount = draw * draw / std::max(1, most_amount);  // a few large ones
    units.push_back(std::move(unit));
  }
  const int least = *rc::gen::inRange(0, 4);
  for (const auto& shape : shapes) tables.tables.push_back(table_of(units, shape, least));
  return tables;
}

SumTables any_sums() {
  static const std::vector<std::vector<std::vector<int>>> shapes{
      {{0, 1}}, {{0, 1}, {0, 2}}, {{0, 1}, {1, 2}, {0, 2}}, {{0, 1, 2}}};
  const auto shape = *rc::gen::elementOf(shapes);
  return any_sums(shape, {3, 4, 3}, 60, 1'000);
}

// The p-percent rule, dominance, or both.
SumRule any_rule() {
  SumRule rule{.percent = *rc::gen::inRange(1, 60), .by_percent = *rc::gen::inRange(0, 3) > 0};
  if (rule.by_percent && *rc::gen::inRange(0, 2) == 0) return rule;
  rule.largest = *rc::gen::inRange(1, static_cast<int>(most_largest) + 1);
  rule.over_percent = *rc::gen::inRange(30, 100);
  return rule;
}

std::string text_of(const SumTables& tables) {
  std::string out;
  for (const SumTable& table : tables.tables) {
    for (const SumCell& cell : table.cells) {
      out += "(";
      for (const int at : cell.at) out += std::to_string(at) + " ";
      out += "= " + std::to_string(cell.sum);
      for (const std::int64_t one : cell.largest) out += ", " + std::to_string(one);
      out += cell.count_hidden ? " hidden)" : ")";
    }
    out += "\n";
  }
  return out;
}

RC_GTEST_PROP(Sums, PassTheAuditAndHideNoMoreThanItNeeds, ()) {
  const SumTables tables = any_sums();
  const SumRule rule = any_rule();
  RC_LOG() << rule.percent << " percent\n" << text_of(tables);
  auto hidden = protect_sums(tables, rule);
  RC_ASSERT(hidden.has_value());
  const auto findings = audit_sums(tables, *hidden, rule);
  RC_ASSERT(findings.has_value());
  for (const std::string& finding : *findings) RC_FAIL(finding);
  // A cell of one table alone, so that it is one number: published, it gives something away.
  if (tables.tables.size() > 1) return;
  for (std::size_t cell = 0; cell < tables.tables[0].cells.size(); ++cell) {
    if (!(*hidden)[0][cell] || protection_of(tables.tables[0].cells[cell], rule) > 0) continue;
    (*hidden)[0][cell] = false;
    RC_ASSERT(!audit_sums(tables, *hidden, rule)->empty());
    (*hidden)[0][cell] = true;
  }
}

// By trying every table of two rows and two columns that agrees with what is published.
struct Least {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

std::map<At, Least> tried_out(const SumTable& table, const std::vector<bool>& hidden, std::int64_t most) {
  std::map<At, Least> found;
  std::map<At, std::int64_t> known;
  for (std::size_t c = 0; c < table.cells.size(); ++c) {
    if (!hidden[c]) known[table.cells[c].at] = table.cells[c].sum;
  }
  const auto possible = [&](const At& at, std::int64_t sum) {
    const bool there = std::ranges::find(table.cells, at, &SumCell::at) != table.cells.end();
    if (!there) return sum == 0;
    const auto is_known = known.find(at);
    return is_known == known.end() || is_known->second == sum;
  };
  for (std::int64_t a = 0; a <= most; ++a) {
    for (std::int64_t b = 0; b <= most; ++b) {
      for (std::int64_t c = 0; c <= most; ++c) {
        for (std::int64_t d = 0; d <= most; ++d) {
          const std::map<At, std::int64_t> sums{
              {{0, 0}, a},         {{0, 1}, b},         {{1, 0}, c},
              {{1, 1}, d},         {{0, total}, a + b}, {{1, total}, c + d},
              {{total, 0}, a + c}, {{total, 1}, b + d}, {{total, total}, a + b + c + d}};
          if (!std::ranges::all_of(sums, [&](const auto& one) { return possible(one.first, one.second); })) continue;
          for (const auto& [at, sum] : sums) {
            const auto [place, first] = found.try_emplace(at, Least{.low = sum, .high = sum});
            place->second.low = std::min(place->second.low, sum);
            place->second.high = std::max(place->second.high, sum);
          }
        }
      }
    }
  }
  return found;
}

RC_GTEST_PROP(Sums, TheAttackerFindsWhatTryingEveryTableFinds, ()) {
  const SumTables tables = any_sums({{0, 1}}, {2, 2}, 4, 3);
  const SumRule rule = any_rule();
  RC_LOG() << rule.percent << " percent\n" << text_of(tables);
  const auto hidden = protect_sums(tables, rule);
  RC_ASSERT(hidden.has_value());
  constexpr std::int64_t most = 13;  // of a cell: more than the sum of all units
  const auto found = tried_out(tables.tables[0], (*hidden)[0], most);
  const auto intervals = attack_sums(tables, *hidden);
  RC_ASSERT(intervals.has_value());
  for (const SumInterval& interval : *intervals) {
    const Least& tried = found.at(interval.at);
    RC_ASSERT(std::abs(interval.low - static_cast<double>(tried.low)) < 1e-6);
    if (interval.high) RC_ASSERT(std::abs(*interval.high - static_cast<double>(tried.high)) < 1e-6);
    if (!interval.high) RC_ASSERT(tried.high >= most);
  }
}

}  // namespace
}  // namespace takecare::disclosure::testing
