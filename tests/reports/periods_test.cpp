#include "takecare/reports/periods.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "takecare/pages/words.h"

namespace takecare::reports {
namespace {

using lang::Every;

constexpr Rhythm weeks_from_saturday = {.every = Every::week, .week_start = 6};
constexpr Rhythm fiscal_quarters = {.every = Every::fiscal_quarter};

std::string one(const Rhythm& rhythm, std::string_view text) {
  const auto periods = parse_periods(rhythm, text);
  if (!periods) return "error: " + periods.error().message + " / " + periods.error().help;
  std::string out;
  for (const Period& p : *periods) {
    out += (out.empty() ? "" : "; ") + p.id + " " + format_iso_date(p.start) + " " + format_iso_date(p.end);
  }
  return out;
}

TEST(Periods, AFiscalQuarterBeginsInOctoberOfTheYearBefore) {
  EXPECT_EQ(one(fiscal_quarters, "2018-Q1"), "2018-Q1 2017-10-01 2017-12-31");
  EXPECT_EQ(one(fiscal_quarters, "FY2018-Q2"), "2018-Q2 2018-01-01 2018-03-31");
  EXPECT_EQ(one(fiscal_quarters, "fy2017-q4"), "2017-Q4 2017-07-01 2017-09-30");
  // 31 USC 1102: it begins on October 1 and ends on September 30 of the next year.
  constexpr Rhythm fiscal_years = {.every = Every::fiscal_year};
  EXPECT_EQ(one(fiscal_years, "FY2018"), "FY2018 2017-10-01 2018-09-30");
  EXPECT_EQ(one(fiscal_years, "2018"), "FY2018 2017-10-01 2018-09-30");
  EXPECT_EQ(period_of(fiscal_years, *parse_iso_date("2018-09-30")).id, "FY2018");
  EXPECT_EQ(period_of(fiscal_years, *parse_iso_date("2018-10-01")).id, "FY2019");
  EXPECT_EQ(period_of(fiscal_quarters, *parse_iso_date("2017-12-31")).label,
            "First quarter of fiscal year 2018: October 1 to December 31, 2017");
}

TEST(Periods, ACalendarQuarterIsNotAFiscalOne) {
  constexpr Rhythm quarters = {.every = Every::quarter};
  EXPECT_EQ(one(quarters, "2018-Q1"), "2018-Q1 2018-01-01 2018-03-31");
  EXPECT_TRUE(one(quarters, "FY2018-Q1")
                  .starts_with("error: 'FY2018-Q1' is a fiscal quarter; this report is by calendar quarter"));
}

TEST(Periods, WeeksStartOnTheirWeekday) {
  EXPECT_EQ(one(weeks_from_saturday, "2017-01-28"), "2017-01-28 2017-01-28 2017-02-03");
  EXPECT_EQ(one(weeks_from_saturday, "2017-W05"), "2017-01-28 2017-01-28 2017-02-03");
  EXPECT_EQ(one(weeks_from_saturday, "2017-W01"), "2016-12-31 2016-12-31 2017-01-06");
  EXPECT_EQ(one(weeks_from_saturday, "2017-01-30"),
            "error: 2017-01-30 is a Monday, and the weeks of this report start on Saturday / the week that holds it is "
            "2017-01-28");
  EXPECT_TRUE(one(weeks_from_saturday, "2017-W53").starts_with("error: 2017 has no week 53"));
}

TEST(Periods, IsoWeeksAreThoseFromMonday) {
  constexpr Rhythm monday = {.every = Every::week, .week_start = 1};
  EXPECT_EQ(one(monday, "2020-W53"), "2020-12-28 2020-12-28 2021-01-03");
  EXPECT_EQ(one(monday, "2021-W01"), "2021-01-04 2021-01-04 2021-01-10");
}

TEST(Periods, ListsAndRangesComeInOrderAndOnce) {
  EXPECT_EQ(one(fiscal_quarters, "2018-Q2,2017-Q4..2018-Q1,2018-Q1"),
            "2017-Q4 2017-07-01 2017-09-30; 2018-Q1 2017-10-01 2017-12-31; 2018-Q2 2018-01-01 2018-03-31");
  EXPECT_TRUE(one(fiscal_quarters, "2018-Q2..2018-Q1").starts_with("error: 2018-Q2..2018-Q1 ends before it begins"));
}

TEST(Periods, ErrorsSayHowAPeriodIsWritten) {
  EXPECT_EQ(one(fiscal_quarters, "2018-01"),
            "error: '2018-01' is not a fiscal quarter / write the fiscal year and the quarter, as in 2018-Q1 for "
            "October 1 to December 31, "
            "2017; 'all' makes every period that occurs");
  EXPECT_TRUE(one(fiscal_quarters, "2018-Q5").starts_with("error: a year has no quarter 5"));
  EXPECT_TRUE(one({.every = Every::month}, "2018-13").starts_with("error: a year has no month 13"));
  EXPECT_TRUE(one({.every = Every::month}, "").starts_with("error: '' is not a month"));
  EXPECT_TRUE(one({.every = Every::year}, "17").starts_with("error: '17' is not a year"));
  EXPECT_EQ(one({.every = Every::once}, "2017-12-31"), "2017-12-31 2017-12-31 2017-12-31");
  EXPECT_TRUE(one({.every = Every::once}, "2017-02-30").starts_with("error: '2017-02-30' is not a period"));
}

TEST(Periods, AWeekIsFiledUnderTheYearOfMostOfItsDays) {
  EXPECT_EQ(year_of(weeks_from_saturday, period_of(weeks_from_saturday, *parse_iso_date("2016-12-31"))), "2017");
  EXPECT_EQ(year_of(fiscal_quarters, period_of(fiscal_quarters, *parse_iso_date("2017-10-01"))), "FY2018");
}

RC_GTEST_PROP(Periods, EveryDayIsInItsPeriodAndTheIdReadsBack, ()) {
  const auto every = *rc::gen::element(Every::week, Every::month, Every::quarter, Every::fiscal_quarter, Every::year);
  const Rhythm rhythm = {.every = every, .week_start = *rc::gen::inRange(1, 8)};
  const Days day = *rc::gen::inRange<Days>(-700'000, 2'900'000);
  const Period period = period_of(rhythm, day);
  RC_ASSERT(period.start <= day);
  RC_ASSERT(day <= period.end);
  if (every == Every::week) RC_ASSERT(pages::weekday_of(period.start) == rhythm.week_start);
  const auto read = parse_periods(rhythm, period.id);
  RC_ASSERT(read.has_value());
  RC_ASSERT(*read == std::vector<Period>{period});
  RC_ASSERT(period_of(rhythm, period.end + 1).start == period.end + 1);
}

TEST(Words, NumbersAndNames) {
  EXPECT_EQ(pages::grouped(57820), "57,820");
  EXPECT_EQ(pages::grouped(999), "999");
  EXPECT_EQ(pages::grouped(-1234567), "-1,234,567");
  EXPECT_EQ(pages::tenths(pages::percent_tenths(1, 3)), "33.3");
  EXPECT_EQ(pages::tenths(pages::percent_tenths(2, 3)), "66.7");
  EXPECT_EQ(pages::tenths(pages::percent_tenths(1, 2000)), "0.1");
  EXPECT_EQ(pages::counted(1, "Person"), "1 person");
  EXPECT_EQ(pages::counted(2, "GrantAward"), "2 grant awards");
  EXPECT_EQ(pages::counted(0, "Agency"), "0 agencies");
  EXPECT_EQ(pages::english_span(*parse_iso_date("2016-12-31"), *parse_iso_date("2017-01-06")),
            "December 31, 2016 to January 6, 2017");
  EXPECT_EQ(pages::slug("By status and region of nationality"), "by-status-and-region-of-nationality");
  EXPECT_EQ(pages::slug("!!"), "x");
}

}  // namespace
}  // namespace takecare::reports
