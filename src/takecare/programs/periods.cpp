#include "takecare/programs/periods.h"

namespace takecare::programs {

namespace {

// 1970-01-01 was a Thursday. Monday 1 … Sunday 7.
int weekday(Days day) { return (day % 7 + 7 + 3) % 7 + 1; }

int months_of(lang::Every every) {
  switch (every) {
    case lang::Every::month: return 1;
    case lang::Every::quarter:
    case lang::Every::fiscal_quarter: return 3;  // both begin in January, April, July and October
    default: return 12;
  }
}

// The first beginning of a period on or after a day.
Days begins_from(const lang::Series& series, Days day) {
  if (series.every == lang::Every::week) return day + (series.week_start - weekday(day) + 7) % 7;
  const CivilDate date = civil_from_days(day);
  const int months = months_of(series.every);
  // The federal fiscal year begins on October 1 (31 USC 1102).
  const bool fiscal_year = series.every == lang::Every::fiscal_year;
  const int month = fiscal_year ? 10 : (date.month - 1) / months * months + 1;
  const int year = fiscal_year && date.month < 10 ? date.year - 1 : date.year;
  const Days begins = days_from_civil({.year = year, .month = month, .day = 1});
  return begins == day ? day : add_period(begins, months, 0, Rounding::last_day_kept);
}

Days next(const lang::Series& series, Days first) {
  return series.every == lang::Every::week ? first + 7
                                           : add_period(first, months_of(series.every), 0, Rounding::last_day_kept);
}

}  // namespace

std::vector<DuePeriod> periods_begun(const lang::Series& series, Days by) {
  std::vector<DuePeriod> periods;
  for (Days first = begins_from(series, series.from); first <= by; first = next(series, first)) {
    if (series.until && first >= *series.until) break;
    const Days last = next(series, first) - 1;
    periods.push_back({.first = first,
                       .last = last,
                       .due = add_period(last, series.within_months, series.within_days, Rounding::last_day_kept)});
  }
  return periods;
}

}  // namespace takecare::programs
