// Calendar dates of the proleptic Gregorian calendar as days since 1970-01-01, and the exact durations of the book.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace takecare {

using Days = std::int32_t;

struct CivilDate {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31
  friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

Days days_from_civil(CivilDate date);
CivilDate civil_from_days(Days days);
int days_in_month(int year, int month);

// 'YYYY-MM-DD' of a day that exists, years 0001..9999; nothing else.
std::optional<Days> parse_iso_date(std::string_view text);
std::string format_iso_date(Days days);

// What becomes of a day that does not exist in the month reached (February 29, the 31st).
enum class Rounding : std::uint8_t { none, last_day_kept, next_day };

// Calendar arithmetic: months first, then days. With Rounding::none a missing day is taken as last_day_kept; the
// checker lets none through only where months is 0.
Days add_period(Days date, int months, int days, Rounding rounding);

// Durations are counted in twelfths of a day, so that a month (a twelfth of a year of 365 days) is a whole number of
// them.
inline constexpr std::int64_t twelfths_per_day = 12;
inline constexpr std::int64_t twelfths_per_month = 365;
inline constexpr std::int64_t twelfths_per_year = 4380;

// '1 year 6 months', '180 days'; the shortest exact wording.
std::string format_duration(std::int64_t twelfths);

}  // namespace takecare
