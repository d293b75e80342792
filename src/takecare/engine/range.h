// Arithmetic on ranges [lo, hi] of whole numbers, in the units of lang/program.h.
//
// A range holds every value that is still possible. An end that is not known is unbounded_below or unbounded_above and
// stays so under every operation; arithmetic that leaves int64 stops at these ends too, so that a range may grow but
// never wraps into a false answer.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "takecare/base/date.h"

namespace takecare::engine {

inline constexpr std::int64_t unbounded_below = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t unbounded_above = std::numeric_limits<std::int64_t>::max();

constexpr bool is_unbounded(std::int64_t end) { return end == unbounded_below || end == unbounded_above; }

// Never empty: lo <= hi.
struct Range {
  std::int64_t lo = unbounded_below;
  std::int64_t hi = unbounded_above;

  static constexpr Range point(std::int64_t value) { return {.lo = value, .hi = value}; }
  constexpr bool is_point() const { return lo == hi; }
  constexpr bool holds(std::int64_t value) const { return lo <= value && value <= hi; }

  friend constexpr bool operator==(const Range&, const Range&) = default;
};

constexpr Range hull(Range a, Range b) { return {.lo = std::min(a.lo, b.lo), .hi = std::max(a.hi, b.hi)}; }

constexpr std::int64_t saturating_plus(std::int64_t a, std::int64_t b) {
  if (b > 0 && a > unbounded_above - b) return unbounded_above;
  if (b < 0 && a < unbounded_below - b) return unbounded_below;
  return a + b;
}

// a * b; also exact at the ends of int64.
constexpr std::int64_t saturating_times(std::int64_t a, std::int64_t b) {
  if (a == 0 || b == 0) return 0;
  const bool positive = (a > 0) == (b > 0);
  const bool overflows = positive ? (a > 0 ? a > unbounded_above / b : a < unbounded_above / b)
                                  : (a > 0 ? b < unbounded_below / a : a < unbounded_below / b);
  if (overflows) return positive ? unbounded_above : unbounded_below;
  return a * b;
}

// The least of all sums and the greatest of all sums. An unbounded end must not become a number by what is added to it.
constexpr Range plus(Range a, Range b) {
  const bool open_below = a.lo == unbounded_below || b.lo == unbounded_below;
  const bool open_above = a.hi == unbounded_above || b.hi == unbounded_above;
  return {.lo = open_below ? unbounded_below : saturating_plus(a.lo, b.lo),
          .hi = open_above ? unbounded_above : saturating_plus(a.hi, b.hi)};
}

// -INT64_MIN is no int64; the unbounded ends are each other's opposite.
constexpr std::int64_t opposite(std::int64_t end) {
  if (end == unbounded_below) return unbounded_above;
  return end == unbounded_above ? unbounded_below : -end;
}

constexpr Range minus(Range a, Range b) { return plus(a, {.lo = opposite(b.hi), .hi = opposite(b.lo)}); }

// A duration is never negative.
constexpr Range not_below_zero(Range a) {
  return {.lo = std::max<std::int64_t>(a.lo, 0), .hi = std::max<std::int64_t>(a.hi, 0)};
}

// value * factor / 1'000'000, rounded half away from zero to a whole unit. Both numbers are split at the millionth so
// that no product of the parts needs more than 64 bits; all parts have the sign of the result, so the rounding of the
// last one is the rounding of the whole.
constexpr std::int64_t times(std::int64_t value, std::int64_t factor) {
  constexpr std::int64_t unit = 1'000'000;
  if (factor == 0) return 0;
  if (is_unbounded(value)) return factor > 0 ? value : opposite(value);
  const std::int64_t fraction = (value % unit) * (factor % unit);
  const std::int64_t half = fraction < 0 ? -unit / 2 : unit / 2;
  const std::int64_t whole =
      saturating_plus(saturating_times(value, factor / unit), saturating_times(value / unit, factor % unit));
  return saturating_plus(whole, (fraction + half) / unit);
}

// A negative factor turns the range around.
constexpr Range times(Range a, std::int64_t factor) {
  const std::int64_t first = times(a.lo, factor);
  const std::int64_t second = times(a.hi, factor);
  return factor < 0 ? Range{.lo = second, .hi = first} : Range{.lo = first, .hi = second};
}

// Whole days from one date to another, as a duration; zero when 'to' is before 'from'. Least when 'from' is late and
// 'to' is early.
constexpr Range time_between(Range from, Range to) {
  const Range days = not_below_zero(minus(to, from));
  return {.lo = saturating_times(days.lo, twelfths_per_day), .hi = saturating_times(days.hi, twelfths_per_day)};
}

// Adding a period keeps the order of dates (days that do not exist fall together, but never cross), so the ends of the
// result come from the ends of the range.
inline Range add_period(Range dates, int months, int days, Rounding rounding) {
  const auto end = [&](std::int64_t date) -> std::int64_t {
    return is_unbounded(date) ? date : takecare::add_period(static_cast<Days>(date), months, days, rounding);
  };
  return {.lo = end(dates.lo), .hi = end(dates.hi)};
}

}  // namespace takecare::engine
