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

struct Units {
  std::vector<std::vector<int>> shapes;
  std::vector<int> sizes;
  std::vector<Unit> all;
  int least = 0;  // cells with fewer units hide their count
};

Unit any_unit(const std::vector<int>& sizes, int most_amount) {
  Unit unit;
  for (const int size : sizes) unit.at.push_back(*rc::gen::inRange(0, size));
  const std::int64_t draw = *rc::gen::inRange(0, most_amount + 1);
  unit.amount = draw * draw / std::max(1, most_amount);  // a few large ones
  return unit;
}

Units any_units(const std::vector<std::vector<int>>& shapes, const std::vector<int>& sizes, int most_units,
                int most_amount) {
  Units units{.shapes = shapes, .sizes = sizes, .all = {}};
  const int count = *rc::gen::inRange(1, most_units + 1);
  for (int n = 0; n < count; ++n) units.all.push_back(any_unit(sizes, most_amount));
  units.least = *rc::gen::inRange(0, 4);
  return units;
}

SumTables sums_of(const Units& units) {
  SumTables tables;
  for (std::size_t d = 0; d < units.sizes.size(); ++d)
    tables.dimensions.push_back(numbered_dimension(static_cast<int>(d), units.sizes[d]));
  for (const auto& shape : units.shapes) tables.tables.push_back(table_of(units.all, shape, units.least));
  return tables;
}

SumTables any_sums(const std::vector<std::vector<int>>& shapes, const std::vector<int>& sizes, int most_units,
                   int most_amount) {
  return sums_of(any_units(shapes, sizes, most_units, most_amount));
}

Units any_units() {
  static const std::vector<std::vector<std::vector<int>>> shapes{
      {{0, 1}}, {{0, 1}, {0, 2}}, {{0, 1}, {1, 2}, {0, 2}}, {{0, 1, 2}}};
  return any_units(*rc::gen::elementOf(shapes), {3, 4, 3}, 60, 1'000);
}

SumTables any_sums() { return sums_of(any_units()); }

// A correction: a few amounts were wrong, or forgotten.
Units corrected(Units units) {
  const int changes = *rc::gen::inRange(1, 4);
  for (int change = 0; change < changes; ++change) {
    Unit unit = any_unit(units.sizes, 1'000);
    const auto which = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(units.all.size())));
    if (*rc::gen::inRange(0, 2) == 0) {
      units.all[which].amount = unit.amount;
    } else {
      units.all.push_back(std::move(unit));
    }
  }
  return units;
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

bool was_hidden(const EarlierSums& before, std::size_t table, const At& at) {
  const auto& cells = before.tables.tables[table].cells;
  const auto place = std::ranges::find(cells, at, &SumCell::at);
  return place != cells.end() && before.hidden[table][static_cast<std::size_t>(place - cells.begin())];
}

// A reader who has a correction and what it corrects estimates no sensitive sum of either too closely, and nothing that
// was hidden is shown but what was published then, too, in another place.
RC_GTEST_PROP(Sums, OfACorrectionPassTheAuditTogether, ()) {
  const Units units = any_units();
  const SumRule rule = any_rule();
  EarlierSums before{.tables = sums_of(units), .hidden = {}};
  const SumTables after = sums_of(corrected(units));
  RC_LOG() << text_of(before.tables) << "then\n" << text_of(after);
  auto first = protect_sums(before.tables, rule);
  RC_ASSERT(first.has_value());
  before.hidden = std::move(*first);
  const auto second = protect_sums(after, rule, {before});
  RC_CLASSIFY(!second, "refused");
  if (!second) return;
  const auto findings = audit_sums(after, *second, rule, {before});
  RC_ASSERT(findings.has_value());
  for (const std::string& finding : *findings) RC_FAIL(finding);
  for (std::size_t t = 0; t < after.tables.size(); ++t) {
    for (std::size_t c = 0; c < after.tables[t].cells.size(); ++c) {
      if (was_hidden(before, t, after.tables[t].cells[c].at)) RC_ASSERT((*second)[t][c]);
    }
  }
}

// The same sums again are hidden alike: nothing is refused, and nothing more is hidden.
RC_GTEST_PROP(Sums, ThatDidNotChangeAreHiddenAlike, ()) {
  const SumTables tables = any_sums();
  const SumRule rule = any_rule();
  auto first = protect_sums(tables, rule);
  RC_ASSERT(first.has_value());
  const auto second = protect_sums(tables, rule, {{.tables = tables, .hidden = *first}});
  if (!second) RC_FAIL(second.error().message);
  RC_ASSERT(*second == *first);
}

// Alone each of the two tables protects its sums: the one hides A and B, the other A and C. Together they tell A, as B
// stands open in the other. So the second hides A and B again.
TEST(Sums, OfACorrectionAreAttackedWithWhatItCorrects) {
  const auto sums = [](std::int64_t of_d) {
    std::vector<Unit> units{{.at = {0}, .amount = 1'000}};
    for (int n = 0; n < 50; ++n) {
      units.insert(units.end(), {{.at = {1}, .amount = 20}, {.at = {2}, .amount = 21}, {.at = {3}, .amount = of_d}});
    }
    SumTables tables{.dimensions = {numbered_dimension(0, 4)}, .tables = {table_of(units, {0})}};
    return tables;
  };
  EarlierSums before{.tables = sums(5), .hidden = {{}}};
  for (const SumCell& cell : before.tables.tables[0].cells)
    before.hidden[0].push_back(cell.at == At{0} || cell.at == At{1});
  const SumTables after = sums(6);
  HiddenSums other{{}};
  for (const SumCell& cell : after.tables[0].cells) other[0].push_back(cell.at == At{0} || cell.at == At{2});
  const SumRule rule{.percent = 10};
  EXPECT_TRUE(audit_sums(before.tables, before.hidden, rule)->empty());
  EXPECT_TRUE(audit_sums(after, other, rule)->empty());
  EXPECT_FALSE(audit_sums(after, other, rule, {before})->empty());
  const auto hidden = protect_sums(after, rule, {before});
  ASSERT_TRUE(hidden) << hidden.error().message;
  EXPECT_TRUE(audit_sums(after, *hidden, rule, {before})->empty());
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
