// The gate: what it must not let through, and what it says.
#include <gtest/gtest.h>

#include <algorithm>

#include "takecare/reports/disclosure/disclosure.h"

namespace takecare::disclosure {
namespace {

const Dimension status{.name = "status", .categories = {"A", "B", "C"}, .part_of = {}};
const Dimension region{.name = "region", .categories = {"x", "y", "z"}, .part_of = {}};
const Dimension offense{.name = "offense", .categories = {"o", "p"}, .part_of = {}};

LinkedTables one_table() {
  return {.dimensions = {status, region},
          .tables = {{.name = "by region",
                      .dimensions = {0, 1},
                      .entries = {{{0, 0}, 3}, {{0, 1}, 20}, {{0, 2}, 30}, {{1, 0}, 25}, {{1, 1}, 40}, {{2, 2}, 50}}}}};
}

PublishedCell& cell_of(PublishedTables& tables, std::size_t table, const At& at) {
  return *std::ranges::find(tables.tables[table].cells, at, &PublishedCell::at);
}

// Everything published, then these cells hidden.
PublishedTables hiding(const LinkedTables& tables, const std::vector<At>& primary) {
  const auto all = protect(tables, {.threshold = 0});
  PublishedTables out = published(tables, *all);
  for (const At& at : primary) {
    cell_of(out, 0, at).count.reset();
    cell_of(out, 0, at).primary = true;
  }
  return out;
}

std::vector<std::string> messages(const AuditReport& report) {
  std::vector<std::string> out;
  for (const Finding& finding : report.findings) out.push_back(finding.message);
  return out;
}

TEST(Audit, StopsASmallCountInTheOpen) {
  const auto report = audit(hiding(one_table(), {}), {.threshold = 5});
  ASSERT_TRUE(report);
  ASSERT_EQ(report->findings.size(), 1U);
  EXPECT_EQ(report->findings[0].weakness, Weakness::small_count_published);
  EXPECT_EQ(report->findings[0].message,
            "table 'by region': status = A, region = x is published as 3; the rule hides counts from 1 to 4");
}

TEST(Audit, StopsPrimarySuppressionAlone) {
  const auto report = audit(hiding(one_table(), {{0, 0}}), {.threshold = 5});
  ASSERT_TRUE(report);
  EXPECT_EQ(messages(*report),
            (std::vector<std::string>{
                "table 'by region': status = A, region = x lies between 3 and 3, as a reader can work out; it must be "
                "possible that it is 5 or more",
                "table 'by region': status = A, region = x lies between 3 and 3, as a reader can work out; it must be "
                "possible that it is as low as 1"}));
  EXPECT_EQ(report->findings[0].weakness, Weakness::too_low);
  EXPECT_EQ(report->findings[1].weakness, Weakness::too_high);
}

TEST(Audit, StopsHiddenCellsThatTheCallerForgotToCallPrimary) {
  PublishedTables tables = hiding(one_table(), {{0, 0}});
  cell_of(tables, 0, {0, 0}).primary = false;
  const auto report = audit(tables, {.threshold = 5});
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->passed());
}

TEST(Audit, StopsACellThatIsHiddenForNothing) {
  PublishedTables tables = hiding(one_table(), {});
  cell_of(tables, 0, {1, 1}).count.reset();
  const auto report = audit(tables, {.threshold = 3});
  ASSERT_TRUE(report);
  ASSERT_EQ(report->findings.size(), 1U);
  EXPECT_EQ(report->findings[0].weakness, Weakness::exact);
  EXPECT_EQ(report->findings[0].interval.low, 40);
  EXPECT_EQ(report->findings[0].interval.high, 40);
}

TEST(Audit, StopsACellThatAnotherTableGivesAway) {
  LinkedTables tables = one_table();
  tables.tables.push_back(
      {.name = "by offense", .dimensions = {0, 2}, .entries = {{{0, 0}, 53}, {{1, 1}, 65}, {{2, 0}, 50}}});
  tables.dimensions.push_back(offense);
  PublishedTables open = hiding(tables, {});
  cell_of(open, 0, {0, total}).count.reset();
  const auto report = audit(open, {.threshold = 3});
  ASSERT_TRUE(report);
  EXPECT_EQ(messages(*report),
            (std::vector<std::string>{"table 'by region': status = A, region = total is hidden in one "
                                      "table, but another publishes it: 53"}));
}

TEST(Audit, PassesWhatProtectHides) {
  const LinkedTables tables = one_table();
  const auto result = protect(tables, {.threshold = 5});
  ASSERT_TRUE(result);
  const auto report = audit(published(tables, *result), {.threshold = 5});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->passed());
  EXPECT_EQ(report->hidden, result->loss.primary + result->loss.complementary);
}

TEST(Audit, RefusesCountsThatDoNotAddUp) {
  PublishedTables tables = hiding(one_table(), {});
  cell_of(tables, 0, {0, 1}).count = 21;
  const auto report = audit(tables, {.threshold = 3});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message,
            "table 'by region': status = total, region = y is published as 60, but its parts add up to 61");
}

TEST(Audit, RefusesCountsThatContradictEachOther) {
  // Two hidden cells of a row that leaves nothing for them.
  PublishedTables tables = hiding(one_table(), {{0, 0}, {0, 1}});
  cell_of(tables, 0, {0, total}).count = 31;
  cell_of(tables, 0, {total, total}).count = 31 + 65 + 50;
  const auto report = audit(tables, {.threshold = 3});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message,
            "the published counts contradict each other: no tables in whole numbers agree with them all");
}

TEST(Audit, RefusesACellWithoutItsMargin) {
  PublishedTables tables = hiding(one_table(), {});
  std::erase_if(tables.tables[0].cells, [](const PublishedCell& cell) { return cell.at == At{0, total}; });
  const auto report = audit(tables, {.threshold = 3});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message,
            "table 'by region': status = A, region = total is missing, though a part of it is not zero");
}

TEST(Protect, RefusesTablesThatDisagree) {
  LinkedTables tables = one_table();
  tables.tables.push_back(
      {.name = "by offense", .dimensions = {0, 2}, .entries = {{{0, 0}, 50}, {{1, 1}, 65}, {{2, 0}, 50}}});
  tables.dimensions.push_back(offense);
  const auto result = protect(tables, {.threshold = 5});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message,
            "table 'by offense': status = total, offense = total is 165, but another table makes it 168");
}

TEST(Protect, RefusesEntriesThatCannotBe) {
  const auto message = [](const Entry& entry) {
    LinkedTables tables = one_table();
    tables.tables[0].entries.push_back(entry);
    const auto result = protect(tables, {.threshold = 5});
    return result ? std::string("accepted") : result.error().message;
  };
  EXPECT_EQ(message({{0, 3}, 1}),
            "table 'by region' has a cell at category 3 of dimension 'region', which does not exist");
  EXPECT_EQ(message({{0}, 1}), "table 'by region' has 2 dimensions, but one of its cells has 1 coordinates");
  EXPECT_EQ(message({{0, total}, 1}), "table 'by region': status = A, region = total is a margin");
  EXPECT_EQ(message({{0, 0}, 1}), "table 'by region': status = A, region = x is given twice");
  EXPECT_EQ(message({{2, 0}, -1}), "table 'by region': status = C, region = x has the count -1");
}

TEST(Protect, RefusesHierarchiesThatGoRound) {
  LinkedTables tables = one_table();
  tables.dimensions[1].part_of = {1, 0, total};
  const auto result = protect(tables, {.threshold = 5});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "category 'x' of dimension 'region' is a part of itself");
}

TEST(Protect, TakesEmptyTables) {
  const LinkedTables tables{.dimensions = {status}, .tables = {{.name = "none", .dimensions = {0}, .entries = {}}}};
  const auto result = protect(tables, {.threshold = 5});
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->tables[0].cells.empty());
  const auto report = audit(published(tables, *result), {.threshold = 5});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->passed());
}

}  // namespace
}  // namespace takecare::disclosure
