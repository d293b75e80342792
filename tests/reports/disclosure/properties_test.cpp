// What must hold for any linked tables.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>

#include "any_tables.h"

namespace takecare::disclosure::testing {
namespace {

Rule any_rule() { return {.threshold = *rc::gen::inRange(2, 12)}; }

RC_GTEST_PROP(Protection, PassesTheAudit, ()) {
  const LinkedTables tables = any_tables();
  const Rule rule = any_rule();
  RC_LOG() << "threshold " << rule.threshold << "\n" << text_of(tables);
  const auto result = protect(tables, rule);
  RC_ASSERT(result.has_value());
  const auto report = audit(published(tables, *result), rule);
  RC_ASSERT(report.has_value());
  for (const Finding& finding : report->findings) RC_FAIL(finding.message);
}

RC_GTEST_PROP(Protection, PublishesTheTrueCountsOrNone, ()) {
  const LinkedTables tables = any_tables();
  const Rule rule = any_rule();
  const auto result = protect(tables, rule);
  RC_ASSERT(result.has_value());
  for (std::size_t t = 0; t < tables.tables.size(); ++t) {
    for (const Cell& cell : result->tables[t].cells) {
      RC_ASSERT(cell.count == sum_of_entries(tables.tables[t], tables.dimensions, cell.at));
      RC_ASSERT((cell.status == Status::primary) == (cell.count < rule.threshold));
    }
    for (const Entry& entry : tables.tables[t].entries) {
      RC_ASSERT((find(result->tables[t], entry.at) != nullptr) == (entry.count > 0));
    }
  }
}

// The attacker's intervals, which `attack` works out one by one, against the book's words.
RC_GTEST_PROP(Protection, LeavesEveryHiddenCellItsInterval, ()) {
  const LinkedTables tables = any_tables();
  const Rule rule = any_rule();
  const auto result = protect(tables, rule);
  RC_ASSERT(result.has_value());
  const PublishedTables open = published(tables, *result);
  const auto intervals = attack(open);
  const auto floors = attack(zeros_only(open));
  RC_ASSERT(intervals.has_value() && floors.has_value());
  for (const Interval& interval : *intervals) {
    const auto same = [&](const Interval& other) { return other.table == interval.table && other.at == interval.at; };
    const auto floor = std::ranges::find_if(*floors, same);
    RC_ASSERT(floor != floors->end());
    RC_ASSERT(!interval.high || *interval.high >= rule.threshold);
    RC_ASSERT(!interval.high || *interval.high > interval.low);
    const Cell* cell = find(result->tables[static_cast<std::size_t>(interval.table)], interval.at);
    if (cell->status == Status::primary) RC_ASSERT(interval.low <= floor->low);
    RC_ASSERT(interval.low <= cell->count && (!interval.high || cell->count <= *interval.high));
  }
}

RC_GTEST_PROP(Protection, IsTheSameWhateverTheOrderOfTheEntries, ()) {
  const LinkedTables tables = any_tables();
  const Rule rule = any_rule();
  LinkedTables shuffled = tables;
  std::minstd_rand random(*rc::gen::inRange(1U, 1000U));
  for (Table& table : shuffled.tables) std::ranges::shuffle(table.entries, random);
  const auto one = protect(tables, rule);
  const auto other = protect(shuffled, rule);
  RC_ASSERT(one.has_value() && other.has_value());
  for (std::size_t t = 0; t < tables.tables.size(); ++t) {
    RC_ASSERT(std::ranges::equal(one->tables[t].cells, other->tables[t].cells, [](const Cell& a, const Cell& b) {
      return a.at == b.at && a.count == b.count && a.status == b.status;
    }));
  }
}

}  // namespace
}  // namespace takecare::disclosure::testing
