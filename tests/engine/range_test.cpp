#include "takecare/engine/range.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace takecare::engine {
namespace {

constexpr Range open;

TEST(Range, UnboundedEndsStayUnbounded) {
  EXPECT_EQ(plus(open, Range::point(5)), open);
  EXPECT_EQ(minus(Range::point(5), open), open);
  EXPECT_EQ(plus(Range{.lo = 1, .hi = unbounded_above}, Range{.lo = -3, .hi = 2}),
            (Range{.lo = -2, .hi = unbounded_above}));
  EXPECT_EQ(times(open, -1'000'000), open);
  EXPECT_EQ(times(open, 0), Range::point(0));
  EXPECT_EQ(add_period(open, 12, 0, Rounding::next_day), open);
  EXPECT_EQ(time_between(Range::point(10), open), (Range{.lo = 0, .hi = unbounded_above}));
}

TEST(Range, StopsAtTheEndsInsteadOfWrapping) {
  EXPECT_EQ(saturating_plus(unbounded_above - 1, 5), unbounded_above);
  EXPECT_EQ(saturating_plus(unbounded_below + 1, -5), unbounded_below);
  EXPECT_EQ(saturating_times(unbounded_above / 2, 3), unbounded_above);
  EXPECT_EQ(saturating_times(unbounded_above / 2, -3), unbounded_below);
  EXPECT_EQ(saturating_times(unbounded_below, 1), unbounded_below);
  EXPECT_EQ(saturating_times(-4, -5), 20);
}

TEST(Range, RoundsHalfAwayFromZero) {
  EXPECT_EQ(times(5, 500'000), 3);  // $0.05 times 0.5
  EXPECT_EQ(times(-5, 500'000), -3);
  EXPECT_EQ(times(5, -500'000), -3);
  EXPECT_EQ(times(4, 333'333), 1);
  EXPECT_EQ(times(1'000'000, 1), 1);  // 1 times 0.000001
  EXPECT_EQ(times(Range{.lo = 1, .hi = 3}, -2'000'000), (Range{.lo = -6, .hi = -2}));
}

TEST(Range, DurationsAndTimesBetweenDatesAreNeverNegative) {
  EXPECT_EQ(time_between(Range::point(10), Range::point(12)), Range::point(24));
  EXPECT_EQ(time_between(Range::point(12), Range::point(10)), Range::point(0));
  EXPECT_EQ(time_between(Range{.lo = 0, .hi = 20}, Range::point(10)), (Range{.lo = 0, .hi = 120}));
  EXPECT_EQ(not_below_zero(minus(Range{.lo = 1, .hi = 5}, Range::point(3))), (Range{.lo = 0, .hi = 2}));
}

RC_GTEST_PROP(Range, TimesIsExact, (std::int32_t value, std::int32_t factor)) {
  const std::int64_t product = std::int64_t{value} * factor;
  const std::int64_t rounded = (product + (product < 0 ? -500'000 : 500'000)) / 1'000'000;
  RC_ASSERT(times(std::int64_t{value}, std::int64_t{factor}) == rounded);
}

RC_GTEST_PROP(Range, EveryResultOfValuesLiesInTheResultOfRanges, ()) {
  const auto pair = [] {
    const auto a = *rc::gen::inRange<std::int64_t>(-50, 50);
    return std::pair{
        Range{.lo = a - *rc::gen::inRange<std::int64_t>(0, 9), .hi = a + *rc::gen::inRange<std::int64_t>(0, 9)}, a};
  };
  const auto [x, a] = pair();
  const auto [y, b] = pair();
  const auto factor = *rc::gen::inRange<std::int64_t>(-3'000'000, 3'000'000);
  RC_ASSERT(plus(x, y).holds(a + b));
  RC_ASSERT(minus(x, y).holds(a - b));
  RC_ASSERT(times(x, factor).holds(times(a, factor)));
  RC_ASSERT(hull(x, y).holds(a) && hull(x, y).holds(b));
  RC_ASSERT(time_between(x, y).holds(b > a ? (b - a) * 12 : 0));
}

RC_GTEST_PROP(Range, AddingAPeriodKeepsTheOrderOfDates, ()) {
  const auto date = *rc::gen::inRange<Days>(16'000, 18'000);
  const auto months = *rc::gen::inRange(-30, 30);
  const auto rounding = *rc::gen::element(Rounding::last_day_kept, Rounding::next_day);
  RC_ASSERT(takecare::add_period(date, months, 0, rounding) <= takecare::add_period(date + 1, months, 0, rounding));
}

}  // namespace
}  // namespace takecare::engine
