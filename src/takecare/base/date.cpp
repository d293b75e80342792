#include "takecare/base/date.h"

#include <fmt/format.h>

namespace takecare {

namespace {

// Howard Hinnant's civil-from-days method: eras of 400 years that begin on March 1.
constexpr int days_per_era = 146097;
constexpr int epoch_shift = 719468;  // days from 0000-03-01 to 1970-01-01

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Days days_from_civil(CivilDate date) {
  const int year = date.year - (date.month <= 2 ? 1 : 0);
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * days_per_era + day_of_era - epoch_shift;
}

CivilDate civil_from_days(Days days) {
  const int shifted = days + epoch_shift;
  const int era = (shifted >= 0 ? shifted : shifted - (days_per_era - 1)) / days_per_era;
  const int day_of_era = shifted - era * days_per_era;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_index = (5 * day_of_year + 2) / 153;
  const int month = month_index < 10 ? month_index + 3 : month_index - 9;
  return {.year = year_of_era + era * 400 + (month <= 2 ? 1 : 0),
          .month = month,
          .day = day_of_year - (153 * month_index + 2) / 5 + 1};
}

int days_in_month(int year, int month) {
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : lengths[month - 1];
}

std::optional<Days> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day || *year < 1 || *month < 1 || *month > 12) return std::nullopt;
  if (*day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
  return days_from_civil({.year = *year, .month = *month, .day = *day});
}

std::string format_iso_date(Days days) {
  const CivilDate date = civil_from_days(days);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

Days add_period(Days date, int months, int days, Rounding rounding) {
  if (months == 0) return date + days;
  const CivilDate from = civil_from_days(date);
  const int count = from.year * 12 + (from.month - 1) + months;
  const int year = (count >= 0 ? count : count - 11) / 12;
  const int month = count - year * 12 + 1;
  const int length = days_in_month(year, month);
  if (from.day <= length) return days_from_civil({.year = year, .month = month, .day = from.day}) + days;
  const Days last = days_from_civil({.year = year, .month = month, .day = length});
  return last + (rounding == Rounding::next_day ? 1 : 0) + days;
}

std::string format_duration(std::int64_t twelfths) {
  const auto unit = [](std::int64_t n, const char* name) { return fmt::format("{} {}{}", n, name, n == 1 ? "" : "s"); };
  if (twelfths == 0) return "0 days";
  if (twelfths % twelfths_per_year == 0) return unit(twelfths / twelfths_per_year, "year");
  if (twelfths % twelfths_per_month == 0) {
    const std::int64_t months = twelfths / twelfths_per_month;
    if (months < 12) return unit(months, "month");
    return unit(months / 12, "year") + " " + unit(months % 12, "month");
  }
  if (twelfths % twelfths_per_day == 0) return unit(twelfths / twelfths_per_day, "day");
  // A mixture such as 6 months 1 day: take whole months out, the rest is days or, at the least, twelfths of one.
  const std::int64_t months = twelfths / twelfths_per_month;
  for (std::int64_t m = months; m >= 0 && m > months - 12; --m) {
    const std::int64_t rest = twelfths - m * twelfths_per_month;
    if (rest % twelfths_per_day != 0) continue;
    return format_duration(m * twelfths_per_month) + " " + unit(rest / twelfths_per_day, "day");
  }
  return fmt::format("{}/12 days", twelfths);
}

}  // namespace takecare
