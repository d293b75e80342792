#include "takecare/reports/periods.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "takecare/pages/words.h"

namespace takecare::reports {

namespace {

using lang::Every;

constexpr std::array<std::string_view, 4> ordinals = {"First", "Second", "Third", "Fourth"};
constexpr std::size_t most_periods = 10'000;

Days first_of_month(int year, int month) { return days_from_civil({.year = year, .month = month, .day = 1}); }

Period week_from(Days start) {
  return {.id = format_iso_date(start),
          .label = "Week of " + pages::english_span(start, start + 6),
          .start = start,
          .end = start + 6};
}

Period month_of(int year, int month) {
  return {.id = fmt::format("{:04}-{:02}", year, month),
          .label = fmt::format("{} {}", pages::month_name(month), year),
          .start = first_of_month(year, month),
          .end = days_from_civil({.year = year, .month = month, .day = days_in_month(year, month)})};
}

// 'quarter' counts from 1. The fiscal quarter 1 begins in October of the year before.
Period quarter_of(int year, int quarter, bool fiscal) {
  const int first_month = (quarter - 1) * 3 + 1;
  Days start = first_of_month(year, first_month);
  if (fiscal) start = add_period(start, -3, 0, Rounding::none);
  const Days end = add_period(start, 3, -1, Rounding::none);
  return {.id = fmt::format("{:04}-Q{}", year, quarter),
          .label = fmt::format("{} quarter of {}{}: {}", ordinals[static_cast<std::size_t>(quarter - 1)],
                               fiscal ? "fiscal year " : "", year, pages::english_span(start, end)),
          .start = start,
          .end = end};
}

Period year_period(int year) {
  return {.id = fmt::format("{:04}", year),
          .label = fmt::format("Calendar year {}", year),
          .start = first_of_month(year, 1),
          .end = days_from_civil({.year = year, .month = 12, .day = 31})};
}

Period fiscal_year_period(int year) {
  return {.id = fmt::format("FY{:04}", year),
          .label = fmt::format("Fiscal year {}", year),
          .start = first_of_month(year - 1, 10),
          .end = days_from_civil({.year = year, .month = 9, .day = 30})};
}

Period span_of(Days first, Days last) {
  const std::string id = first == last ? format_iso_date(first) : format_iso_date(first) + ".." + format_iso_date(last);
  return {.id = id, .label = pages::capitalized(pages::english_span(first, last)), .start = first, .end = last};
}

// Digits only, the whole text.
std::optional<int> number(std::string_view text) {
  int value = 0;
  if (text.empty() || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<int> year_number(std::string_view text) {
  const auto year = text.size() == 4 ? number(text) : std::nullopt;
  // Fiscal year 1 would begin before the calendar of base/date.h does.
  return year && *year >= 2 && *year <= 9998 ? year : std::nullopt;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

std::string_view how(Every every) {
  switch (every) {
    case Every::week: return "write the day a week starts on, as in 2017-01-28, or the week's number, as in 2017-W05";
    case Every::month: return "write year and month, as in 2017-01";
    case Every::quarter: return "write the calendar year and the quarter, as in 2017-Q1 for January to March 2017";
    case Every::fiscal_quarter:
      return "write the fiscal year and the quarter, as in 2018-Q1 for October 1 to December 31, 2017";
    case Every::year: return "write the year, as in 2017";
    case Every::fiscal_year: return "write the fiscal year, as in FY2018 for October 1, 2017 to September 30, 2018";
    case Every::once: return "write a day, as in 2017-12-31, or its first and last day, as in 2017-01-01..2017-12-31";
  }
  return "";
}

std::unexpected<Error> misfit(Every every, std::string_view text, std::string why = {}) {
  if (why.empty()) {
    why = every == Every::once ? fmt::format("'{}' is not a period", text)
                               : fmt::format("'{}' is not a {}", text, rhythm_noun(every));
  }
  return fail(std::move(why), std::string(how(every)) + "; 'all' makes every period that occurs");
}

Result<Period> parse_week(const Rhythm& rhythm, std::string_view text) {
  if (text.size() == 8 && text.substr(4, 2) == "-W") {
    const auto year = year_number(text.substr(0, 4));
    const auto week = number(text.substr(6));
    if (year && week && *week >= 1) {
      // Week 1 is the week that holds January 4 when weeks start on Monday: the one whose fourth day is the first in
      // the year.
      const Days january_4 = days_from_civil({.year = *year, .month = 1, .day = 4});
      Period period = week_from(period_of(rhythm, january_4).start + 7 * (*week - 1));
      if (year_of(rhythm, period) == text.substr(0, 4)) return period;
      return misfit(rhythm.every, text, fmt::format("{} has no week {}", *year, *week));
    }
    return misfit(rhythm.every, text);
  }
  const auto day = parse_iso_date(text);
  if (!day) return misfit(rhythm.every, text);
  Period period = period_of(rhythm, *day);
  if (period.start == *day) return period;
  return fail(fmt::format("{} is a {}, and the weeks of this report start on {}", text,
                          pages::weekday_name(pages::weekday_of(*day)), pages::weekday_name(rhythm.week_start)),
              fmt::format("the week that holds it is {}", period.id));
}

Result<Period> parse_quarter(const Rhythm& rhythm, std::string_view text) {
  const bool fiscal = rhythm.every == Every::fiscal_quarter;
  std::string_view rest = text;
  if (rest.starts_with("FY")) {
    if (!fiscal)
      return misfit(rhythm.every, text,
                    fmt::format("'{}' is a fiscal quarter; this report is by calendar quarter", text));
    rest.remove_prefix(2);
  }
  if (rest.size() != 7 || rest.substr(4, 2) != "-Q") return misfit(rhythm.every, text);
  const auto year = year_number(rest.substr(0, 4));
  const auto quarter = number(rest.substr(6));
  if (!year || !quarter) return misfit(rhythm.every, text);
  if (*quarter < 1 || *quarter > 4)
    return misfit(rhythm.every, text, fmt::format("a year has no quarter {}", *quarter));
  return quarter_of(*year, *quarter, fiscal);
}

Result<Period> parse_month(const Rhythm& rhythm, std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return misfit(rhythm.every, text);
  const auto year = year_number(text.substr(0, 4));
  const auto month = number(text.substr(5));
  if (!year || !month) return misfit(rhythm.every, text);
  if (*month < 1 || *month > 12) return misfit(rhythm.every, text, fmt::format("a year has no month {}", *month));
  return month_of(*year, *month);
}

Result<Period> parse_one(const Rhythm& rhythm, std::string_view text) {
  switch (rhythm.every) {
    case Every::week: return parse_week(rhythm, text);
    case Every::month: return parse_month(rhythm, text);
    case Every::quarter:
    case Every::fiscal_quarter: return parse_quarter(rhythm, text);
    case Every::year: {
      const auto year = year_number(text);
      if (!year) return misfit(rhythm.every, text);
      return year_period(*year);
    }
    case Every::fiscal_year: {
      const auto year = year_number(text.starts_with("FY") ? text.substr(2) : text);
      if (!year) return misfit(rhythm.every, text);
      return fiscal_year_period(*year);
    }
    case Every::once: {
      const auto day = parse_iso_date(text);
      if (!day) return misfit(rhythm.every, text);
      return span_of(*day, *day);
    }
  }
  return misfit(rhythm.every, text);
}

Result<std::vector<Period>> parse_range(const Rhythm& rhythm, std::string_view first, std::string_view last) {
  const auto from = parse_one(rhythm, first);
  if (!from) return std::unexpected(from.error());
  const auto to = parse_one(rhythm, last);
  if (!to) return std::unexpected(to.error());
  if (to->start < from->start) {
    return fail(fmt::format("{}..{} ends before it begins", first, last), "write the earlier one first");
  }
  auto periods = periods_between(rhythm, from->start, to->end);
  if (periods.size() > most_periods) {
    return fail(fmt::format("{}..{} are more than {} periods", first, last, pages::grouped(most_periods)),
                "ask for fewer at a time");
  }
  return periods;
}

Days start_of(const Rhythm& rhythm, Days day) {
  const int since = (pages::weekday_of(day) - rhythm.week_start + 7) % 7;
  return day - since;
}

}  // namespace

std::string_view rhythm_noun(Every every) {
  switch (every) {
    case Every::week: return "week";
    case Every::month: return "month";
    case Every::quarter: return "quarter";
    case Every::fiscal_quarter: return "fiscal quarter";
    case Every::year: return "year";
    case Every::fiscal_year: return "fiscal year";
    case Every::once: break;
  }
  return "period";
}

Period period_of(const Rhythm& rhythm, Days day) {
  const CivilDate date = civil_from_days(day);
  switch (rhythm.every) {
    case Every::week: return week_from(start_of(rhythm, day));
    case Every::month: return month_of(date.year, date.month);
    case Every::quarter: return quarter_of(date.year, (date.month - 1) / 3 + 1, false);
    case Every::fiscal_quarter: {
      const bool next = date.month >= 10;
      return quarter_of(date.year + (next ? 1 : 0), next ? 1 : (date.month - 1) / 3 + 2, true);
    }
    case Every::year: return year_period(date.year);
    case Every::fiscal_year: return fiscal_year_period(date.year + (date.month >= 10 ? 1 : 0));
    case Every::once: break;
  }
  return span_of(day, day);
}

std::vector<Period> periods_between(const Rhythm& rhythm, Days first, Days last) {
  if (rhythm.every == Every::once) return {span_of(first, last)};
  std::vector<Period> periods;
  for (Period next = period_of(rhythm, first); next.start <= last; next = period_of(rhythm, next.end + 1)) {
    periods.push_back(next);
  }
  return periods;
}

Result<std::vector<Period>> parse_periods(const Rhythm& rhythm, std::string_view text) {
  const std::string all = upper(text);
  std::vector<Period> periods;
  for (std::size_t at = 0; at <= all.size();) {
    const std::size_t comma = std::min(all.find(',', at), all.size());
    const std::string_view part = std::string_view(all).substr(at, comma - at);
    const std::size_t dots = part.find("..");
    const auto some = dots == std::string_view::npos ? parse_range(rhythm, part, part)
                                                     : parse_range(rhythm, part.substr(0, dots), part.substr(dots + 2));
    if (!some) return some;
    periods.insert(periods.end(), some->begin(), some->end());
    at = comma + 1;
  }
  std::ranges::sort(periods, {}, [](const Period& p) { return std::pair(p.start, p.end); });
  const auto repeated = std::ranges::unique(periods);
  periods.erase(repeated.begin(), repeated.end());
  return periods;
}

std::string year_of(const Rhythm& rhythm, const Period& period) {
  if (rhythm.every == Every::fiscal_quarter) return "FY" + period.id.substr(0, 4);
  if (rhythm.every == Every::fiscal_year) return period.id;
  const Days day = rhythm.every == Every::week ? period.start + 3 : period.start;
  return fmt::format("{:04}", civil_from_days(day).year);
}

}  // namespace takecare::reports
