#include "takecare/base/date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace takecare {
namespace {

Days on(int year, int month, int day) { return days_from_civil({.year = year, .month = month, .day = day}); }

TEST(Date, KnowsTheEpochAndTheOrdersDate) {
  EXPECT_EQ(on(1970, 1, 1), 0);
  EXPECT_EQ(format_iso_date(on(2017, 1, 25)), "2017-01-25");
  EXPECT_EQ(on(2000, 3, 1) - on(2000, 2, 28), 2);
  EXPECT_EQ(on(1900, 3, 1) - on(1900, 2, 28), 1);
}

TEST(Date, RefusesDaysThatDoNotExist) {
  EXPECT_FALSE(parse_iso_date("2017-02-29"));
  EXPECT_FALSE(parse_iso_date("2017-13-01"));
  EXPECT_FALSE(parse_iso_date("2017-1-01"));
  EXPECT_FALSE(parse_iso_date("2017-01-00"));
  EXPECT_TRUE(parse_iso_date("2016-02-29"));
}

TEST(Date, NamesTheRoundingOfADayThatDoesNotExist) {
  const Days leap_day = on(2016, 2, 29);
  EXPECT_EQ(add_period(leap_day, 12, 0, Rounding::last_day_kept), on(2017, 2, 28));
  EXPECT_EQ(add_period(leap_day, 12, 0, Rounding::next_day), on(2017, 3, 1));
  EXPECT_EQ(add_period(leap_day, 48, 0, Rounding::next_day), on(2020, 2, 29));
  EXPECT_EQ(add_period(on(2017, 1, 31), 1, 0, Rounding::last_day_kept), on(2017, 2, 28));
  EXPECT_EQ(add_period(on(2017, 1, 15), -2, 0, Rounding::last_day_kept), on(2016, 11, 15));
}

TEST(Duration, TwelveMonthsAreAYear) {
  EXPECT_EQ(12 * twelfths_per_month, twelfths_per_year);
  EXPECT_EQ(365 * twelfths_per_day, twelfths_per_year);
  EXPECT_EQ(format_duration(twelfths_per_year), "1 year");
  EXPECT_EQ(format_duration(18 * twelfths_per_month), "1 year 6 months");
  EXPECT_EQ(format_duration(180 * twelfths_per_day), "180 days");
}

RC_GTEST_PROP(Date, CivilAndDaysAreInverse, ()) {
  const auto days = *rc::gen::inRange<Days>(-700000, 2900000);
  RC_ASSERT(days_from_civil(civil_from_days(days)) == days);
}

RC_GTEST_PROP(Date, IsoTextRoundTrips, ()) {
  const auto days = *rc::gen::inRange<Days>(-700000, 2900000);
  RC_ASSERT(parse_iso_date(format_iso_date(days)) == days);
}

}  // namespace
}  // namespace takecare
