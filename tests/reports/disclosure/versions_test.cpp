// What must hold for a report and its corrections, for a reader who has all of them.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "random_tables.h"

namespace takecare::disclosure::testing {
namespace {

Shape any_shape() {
  return *rc::gen::element<Shape>(Shape{.sizes = {5, 5}, .tables = {{0, 1}}, .people = 120},
                                  Shape{.sizes = {4, 5, 4}, .tables = {{0, 1}, {0, 2}}, .people = 150},
                                  Shape{.sizes = {4, 3, 3, 4}, .tables = {{0, 1}, {1, 2}, {2, 3}}, .people = 120},
                                  Shape{.sizes = {3, 3, 3}, .tables = {{0, 1, 2}}, .people = 100},
                                  Shape{.sizes = {3, 3, 3}, .tables = {{0, 1}, {1, 2}, {0, 2}}, .people = 50});
}

// Versions that were let out one after the other; the last may have found no protection.
struct History {
  std::vector<Earlier> versions;
  std::string refused;
};

History any_history(const Rule& rule) {
  const Shape shape = any_shape();
  People people = random_people(shape);
  History history;
  const int versions = *rc::gen::inRange(2, 4);
  for (int version = 0; version < versions; ++version) {
    LinkedTables tables = tables_of(shape, people);
    std::vector<Earlier> earlier(history.versions.rbegin(), history.versions.rend());
    auto result = protect(tables, rule, earlier);
    if (!result) {
      history.refused = result.error().message;
      break;
    }
    history.versions.push_back({.tables = std::move(tables), .result = std::move(*result)});
    people = corrected(std::move(people));
  }
  return history;
}

// The last version first, as a reader of all has them.
std::vector<PublishedTables> read(const History& history) {
  const Earlier& last = history.versions.back();
  return published_versions(last.tables, last.result, {std::next(history.versions.rbegin()), history.versions.rend()});
}

RC_GTEST_PROP(Versions, PassTheAuditTogether, ()) {
  const Rule rule{.threshold = *rc::gen::inRange(2, 12)};
  const History history = any_history(rule);
  RC_TAG(history.refused.empty() ? "published" : "refused");
  const auto report = audit(read(history), rule);
  RC_ASSERT(report.has_value());
  for (const Finding& finding : report->findings) RC_FAIL(finding.message);
}

// The attacker who has every version, against the words of disclosure.h: of no small count in any of them does he know
// that it is one, nor more of its lower end than what he knew, and the zeros tell.
RC_GTEST_PROP(Versions, LeaveEveryHiddenCellItsInterval, ()) {
  const Rule rule{.threshold = *rc::gen::inRange(2, 12)};
  const History history = any_history(rule);
  const auto versions = read(history);
  auto before = versions;
  before.front() = zeros_only(before.front());
  const auto intervals = attack(versions);
  const auto floors = attack(before);
  RC_ASSERT(intervals.has_value() && floors.has_value());
  const std::size_t tables = versions.front().tables.size();
  for (const Interval& interval : *intervals) {
    const auto table = static_cast<std::size_t>(interval.table);
    const Earlier& of = history.versions[history.versions.size() - 1 - table / tables];
    const Cell* cell = find(of.result.tables[table % tables], interval.at);
    RC_ASSERT(cell != nullptr);
    RC_ASSERT(interval.low <= cell->count && (!interval.high || cell->count <= *interval.high));
    if (cell->status != Status::primary) continue;
    RC_ASSERT(!interval.high || *interval.high >= rule.threshold);
    const auto floor = std::ranges::find_if(
        *floors, [&](const Interval& other) { return other.table == interval.table && other.at == interval.at; });
    RC_ASSERT(floor != floors->end());
    RC_ASSERT(interval.low <= floor->low);
  }
}

RC_GTEST_PROP(Versions, WhatWasHiddenStaysHiddenUnlessAVersionShowedIt, ()) {
  const Rule rule{.threshold = *rc::gen::inRange(2, 12)};
  const History history = any_history(rule);
  for (std::size_t version = 1; version < history.versions.size(); ++version) {
    const Earlier& last = history.versions[version];
    for (std::size_t t = 0; t < last.result.tables.size(); ++t) {
      for (const Cell& cell : last.result.tables[t].cells) {
        bool hidden = false;
        bool shown = false;
        for (std::size_t before = 0; before < version; ++before) {
          const Cell* was = find(history.versions[before].result.tables[t], cell.at);
          hidden = hidden || (was != nullptr && was->status != Status::published);
          shown = shown || (was != nullptr && was->status == Status::published && was->count == cell.count);
        }
        if (hidden && !shown) RC_ASSERT(cell.status != Status::published);
        if (shown) RC_ASSERT(cell.status == Status::published);
      }
    }
  }
}

// A row of three, of which two are hidden; the correction takes the third away, and the row total with it. Were the
// second version protected alone, it would show nothing; but a reader who compares subtracts.
TEST(Versions, ACorrectionIsAttackedWithWhatItCorrects) {
  LinkedTables tables{
      .dimensions = {numbered_dimension(0, 4)},
      .tables = {{.name = "by d0", .dimensions = {0}, .entries = {{{0}, 3}, {{1}, 14}, {{2}, 20}, {{3}, 30}}}}};
  const Rule rule{.threshold = 5};
  const auto first = protect(tables, rule);
  ASSERT_TRUE(first);
  ASSERT_EQ(find(first->tables[0], std::vector{0})->status, Status::primary);
  ASSERT_EQ(find(first->tables[0], std::vector{1})->status, Status::complementary);
  LinkedTables after = tables;
  after.tables[0].entries[1].count = 15;  // the hidden neighbour
  after.tables[0].entries[0].count = 6;   // the small count is small no more
  const auto alone = protect(after, rule);
  ASSERT_TRUE(alone);
  EXPECT_EQ(alone->loss.primary + alone->loss.complementary, 0);
  const auto beside = protect(after, rule, {{.tables = tables, .result = *first}});
  ASSERT_TRUE(beside) << beside.error().message;
  EXPECT_NE(find(beside->tables[0], std::vector{0})->status, Status::published);
  EXPECT_NE(find(beside->tables[0], std::vector{1})->status, Status::published);
  EXPECT_TRUE(audit(published_versions(after, *beside, {{.tables = tables, .result = *first}}), rule)->passed());
}

// Nothing changed, and another pattern is tried: what one version hides the other shows.
TEST(Versions, TheAuditSeesWhatTwoPatternsTellTogether) {
  const LinkedTables tables{
      .dimensions = {numbered_dimension(0, 3)},
      .tables = {{.name = "by d0", .dimensions = {0}, .entries = {{{0}, 3}, {{1}, 14}, {{2}, 20}}}}};
  const Rule rule{.threshold = 5};
  Protected one = *protect(tables, rule);
  Protected other = one;
  for (Cell& cell : other.tables[0].cells) {
    if (cell.at[0] == 1) cell.status = Status::published;
    if (cell.at[0] == 2) cell.status = Status::complementary;
  }
  EXPECT_TRUE(audit(published(tables, one), rule)->passed());
  EXPECT_TRUE(audit(published(tables, other), rule)->passed());
  const auto both = audit(published_versions(tables, other, {{.tables = tables, .result = one}}), rule);
  ASSERT_TRUE(both);
  const auto of_the_small_count = [](const Finding& one) { return one.interval.at == At{0}; };
  EXPECT_TRUE(std::ranges::any_of(both->findings, of_the_small_count));
}

TEST(Versions, TheSameTablesAgainAreHiddenAlike) {
  const LinkedTables tables{
      .dimensions = {numbered_dimension(0, 3)},
      .tables = {{.name = "by d0", .dimensions = {0}, .entries = {{{0}, 3}, {{1}, 14}, {{2}, 20}}}}};
  const Rule rule{.threshold = 5};
  const Protected first = *protect(tables, rule);
  const auto again = protect(tables, rule, {{.tables = tables, .result = first}});
  ASSERT_TRUE(again);
  for (std::size_t c = 0; c < first.tables[0].cells.size(); ++c) {
    EXPECT_EQ(again->tables[0].cells[c].status, first.tables[0].cells[c].status);
  }
}

}  // namespace
}  // namespace takecare::disclosure::testing
