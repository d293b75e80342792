#include "takecare/reports/tabulate.h"

#include <gtest/gtest.h>

#include "support/memory_evaluator.h"
#include "support/small_program.h"

namespace takecare::reports {
namespace {

using testing::day;
using testing::known;
using testing::MemoryEvaluator;
using testing::not_applicable;
using testing::Row;
using testing::SmallProgram;
using testing::text;
using testing::unknown;

// Every cell with a count: 'time|category|…=count', totals as '*'.
std::string cells(const Counts& counts) {
  const Time& time = counts.layout.time;
  std::string out;
  for (const auto& [key, cell] : counts.cells) {
    std::string line = key[0] == total           ? "*"
                       : is_period(time, key[0]) ? time.periods[static_cast<std::size_t>(key[0])].id
                                                 : time.years[static_cast<std::size_t>(key[0]) - time.periods.size()];
    for (std::size_t i = 1; i < key.size(); ++i) {
      const auto& categories = counts.layout.dimensions[i - 1].categories;
      line += "|" + (key[i] == total ? "*" : categories[static_cast<std::size_t>(key[i])].name);
    }
    out += line + "=" + std::to_string(cell.count) + "\n";
  }
  return out;
}

std::string unplaced(const Counts& counts) {
  std::string out;
  for (const Unplaced& one : counts.unplaced) {
    for (const std::string& name : one.unknown) out += name + " ";
    out += "=" + std::to_string(one.count) + "\n";
  }
  return out;
}

// Weekly: detainers declined in the week, by place (a text) and by reason.
struct Weekly {
  Weekly() : small("Detainer") {
    reasons = small.enumeration("Reason", {"declined", "lifted"});
    place = small.field("place", lang::Kind::text);
    reason = small.field("reason", lang::Kind::enumeration, reasons, true);
    on = small.field("declined_on", lang::Kind::date);
    federal = small.field("federal", lang::Kind::truth);
    lang::Report& report = small.report("weekly", "Declined detainers");
    report.every = lang::Every::week;
    report.week_start = 6;
    const auto not_federal = small.compare(small.use(federal), lang::Relation::equal,
                                           small.literal({.kind = lang::Kind::truth, .of = -1}, 0));
    report.about = small.both({small.within_period(on), not_federal});
    small.table(report, {place});
    small.table(report, {place, reason});
    small.count_and_percent(report);
    small.earliest(report, on);
  }

  Result<Tabulated> make(const std::string& periods, std::vector<Row> rows) {
    MemoryEvaluator evaluator(small.program, std::move(rows));
    const auto plan = make_plan(small.program, 0);
    if (!plan) return std::unexpected(plan.error());
    return tabulate(*plan, periods, std::nullopt, evaluator);
  }

  SmallProgram small;
  int reasons, place, reason, on, federal;
};

const std::vector<Row> some_rows = {
    {text("Berks"), known(0), day("2017-01-28"), known(0)},          //
    {text("Adams"), known(1), day("2017-02-03"), known(0)},          //
    {text("Adams"), unknown(), day("2017-02-11"), known(0)},         //
    {text("Adams"), not_applicable(), day("2017-02-12"), known(0)},  //
    {unknown(), known(0), day("2017-02-12"), known(0)},              //
    {text("Adams"), known(0), unknown(), known(0)},                  // no date
    {text("Adams"), known(0), day("2017-01-28"), unknown()},         // perhaps federal
    {text("Adams"), known(0), unknown(), unknown()},                 // neither
    {text("Adams"), known(0), unknown(), known(1)},                  // surely federal
    {text("Adams"), known(0), day("2017-02-12"), known(1)},          // surely federal
};

TEST(Tabulate, CountsEveryWeekThatOccursWithTheEmptyOnesBetween) {
  Weekly weekly;
  const auto made = weekly.make("all", some_rows);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->counts.layout.time.periods.size(), 3U);
  EXPECT_EQ(cells(made->counts),
            "*|*|*=5\n"
            "*|*|declined=2\n"
            "*|*|lifted=1\n"
            "*|*|not applicable=1\n"
            "*|*|unknown=1\n"
            "*|Adams|*=3\n"
            "*|Adams|lifted=1\n"
            "*|Adams|not applicable=1\n"
            "*|Adams|unknown=1\n"
            "*|Berks|*=1\n"
            "*|Berks|declined=1\n"
            "*|unknown|*=1\n"
            "*|unknown|declined=1\n"
            "2017-01-28|*|*=2\n"
            "2017-01-28|*|declined=1\n"
            "2017-01-28|*|lifted=1\n"
            "2017-01-28|Adams|*=1\n"
            "2017-01-28|Adams|lifted=1\n"
            "2017-01-28|Berks|*=1\n"
            "2017-01-28|Berks|declined=1\n"
            "2017-02-11|*|*=3\n"
            "2017-02-11|*|declined=1\n"
            "2017-02-11|*|not applicable=1\n"
            "2017-02-11|*|unknown=1\n"
            "2017-02-11|Adams|*=2\n"
            "2017-02-11|Adams|not applicable=1\n"
            "2017-02-11|Adams|unknown=1\n"
            "2017-02-11|unknown|*=1\n"
            "2017-02-11|unknown|declined=1\n");
}

TEST(Tabulate, WhatCannotBePlacedIsCountedApartWithItsReason) {
  Weekly weekly;
  const auto made = weekly.make("all", some_rows);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(unplaced(made->counts), "declined_on =1\ndeclined_on federal =1\nfederal =1\n");
}

TEST(Tabulate, OneWeekHoldsItsOwnRowsOnly) {
  Weekly weekly;
  const auto made = weekly.make("2017-02-11", some_rows);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(cells(made->counts),
            "2017-02-11|*|*=3\n"
            "2017-02-11|*|declined=1\n"
            "2017-02-11|*|not applicable=1\n"
            "2017-02-11|*|unknown=1\n"
            "2017-02-11|Adams|*=2\n"
            "2017-02-11|Adams|not applicable=1\n"
            "2017-02-11|Adams|unknown=1\n"
            "2017-02-11|unknown|*=1\n"
            "2017-02-11|unknown|declined=1\n");
  // The row that may be federal is of another week.
  EXPECT_EQ(unplaced(made->counts), "declined_on =1\ndeclined_on federal =1\n");
}

TEST(Tabulate, WeeksAreFiledUnderYears) {
  Weekly weekly;
  std::vector<Row> rows = some_rows;
  rows.push_back({text("Berks"), known(0), day("2016-12-30"), known(0)});
  rows.push_back({text("Berks"), known(0), day("2016-12-17"), known(0)});
  const auto made = weekly.make("all", rows);
  ASSERT_TRUE(made) << made.error().message;
  const Layout& layout = made->counts.layout;
  EXPECT_EQ(layout.time.years, (std::vector<std::string>{"2016", "2017"}));
  EXPECT_EQ(made->counts.cells.at(total_key(layout, year_key(layout.time, 0))).count, 2);
  EXPECT_EQ(made->counts.cells.at(total_key(layout, year_key(layout.time, 1))).count, 5);
  EXPECT_EQ(made->counts.cells.at(total_key(layout, total)).count, 7);
}

TEST(Tabulate, GathersTheEarliestDate) {
  Weekly weekly;
  const auto made = weekly.make("all", some_rows);
  ASSERT_TRUE(made) << made.error().message;
  const CountedCell& all = made->counts.cells.at(total_key(made->counts.layout, total));
  EXPECT_EQ(format_iso_date(static_cast<Days>(all.gathered[0].value)), "2017-01-28");
  EXPECT_FALSE(all.gathered[0].some_unknown);
}

TEST(Tabulate, NoRecordIsNoPeriod) {
  Weekly weekly;
  const auto made = weekly.make("all", {});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().message,
            "no record of report weekly has a known declined_on, so there is no period to report on");
  const auto named = weekly.make("2017-02-11", {});
  ASSERT_TRUE(named);
  EXPECT_EQ(cells(named->counts), "");
}

// A quarter's last day: who was in custody then. Quarters are not summed.
TEST(Tabulate, ASnapshotBelongsToThePeriodThatItEnds) {
  SmallProgram small("Person");
  const int status = small.field("status", lang::Kind::enumeration, small.enumeration("Status", {"a", "b"}));
  const int on = small.field("snapshot_on", lang::Kind::date);
  lang::Report& report = small.report("inmates", "Inmates");
  report.every = lang::Every::fiscal_quarter;
  report.about = small.at_period_end(on);
  small.table(report, {status});
  MemoryEvaluator evaluator(small.program, {{known(0), day("2017-12-31")},
                                            {known(0), day("2018-06-30")},
                                            {unknown(), day("2018-06-30")},
                                            {known(1), day("2018-05-01")},
                                            {known(1), unknown()}});
  const auto plan = make_plan(small.program, 0);
  ASSERT_TRUE(plan) << plan.error().message;
  EXPECT_FALSE(plan->by_date);
  const auto made = tabulate(*plan, "all", std::nullopt, evaluator);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(cells(made->counts), "2018-Q1|*=1\n2018-Q1|a=1\n2018-Q3|*=2\n2018-Q3|a=1\n2018-Q3|unknown=1\n");
  EXPECT_EQ(unplaced(made->counts), "snapshot_on =1\n");
  const auto first = tabulate(*plan, "2018-Q1", std::nullopt, evaluator);
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(cells(first->counts), "2018-Q1|*=1\n2018-Q1|a=1\n");
}

// A condition that looks at the as-of date is put anew for each period.
TEST(Tabulate, AnswersThatDependOnTheDateAreAskedForEachPeriod) {
  SmallProgram small("Person");
  const int on = small.field("snapshot_on", lang::Kind::date);
  const int order = small.field("final_order_on", lang::Kind::date);
  lang::Report& report = small.report("ordered", "Ordered removed by then");
  report.every = lang::Every::quarter;
  report.about = small.both({small.at_period_end(on),
                             small.compare(small.use(order), lang::Relation::less_equal, small.leaf(lang::Op::as_of))});
  MemoryEvaluator evaluator(small.program, {{day("2018-03-31"), day("2018-05-01")},
                                            {day("2018-06-30"), day("2018-05-01")},
                                            {day("2018-06-30"), unknown()},
                                            {unknown(), day("2018-05-01")}});
  const auto plan = make_plan(small.program, 0);
  ASSERT_TRUE(plan) << plan.error().message;
  EXPECT_TRUE(plan->by_date);
  const auto made = tabulate(*plan, "all", std::nullopt, evaluator);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->counts.layout.time.periods.size(), 2U);
  EXPECT_EQ(cells(made->counts), "2018-Q2=1\n");
  EXPECT_EQ(unplaced(made->counts), "final_order_on =1\nsnapshot_on =1\n");
}

TEST(Tabulate, WithoutADateThePeriodsHaveToBeNamed) {
  SmallProgram small("Person");
  const int status = small.field("status", lang::Kind::enumeration, small.enumeration("Status", {"a", "b"}));
  lang::Report& report = small.report("everyone", "Everyone");
  report.every = lang::Every::quarter;
  small.table(report, {status});
  MemoryEvaluator evaluator(small.program, {{known(0)}, {known(1)}});
  const auto plan = make_plan(small.program, 0);
  ASSERT_TRUE(plan) << plan.error().message;
  EXPECT_FALSE(tabulate(*plan, "all", std::nullopt, evaluator));
  EXPECT_FALSE(tabulate(*plan, "2018-Q1,2018-Q2", std::nullopt, evaluator));
  const auto made = tabulate(*plan, "2018-Q1", std::nullopt, evaluator);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(cells(made->counts), "2018-Q1|*=2\n2018-Q1|a=1\n2018-Q1|b=1\n");
}

TEST(Plan, RefusesWhatItCannotTabulateOrProtect) {
  SmallProgram small("Person");
  const int on = small.field("born_on", lang::Kind::date);
  lang::Report& by_date = small.report("by_date", "By date");
  small.table(by_date, {on});
  auto plan = make_plan(small.program, 0);
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().message, "report by_date cannot tabulate by born_on");
}

}  // namespace
}  // namespace takecare::reports
