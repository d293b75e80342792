#include "takecare/pages/words.h"

#include <algorithm>
#include <array>

namespace takecare::pages {

namespace {

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                      "Friday", "Saturday", "Sunday"};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

std::string month_day(const CivilDate& date) {
  return std::string(month_name(date.month)) + " " + std::to_string(date.day);
}

std::string plural(const std::string& noun) {
  const auto ends = [&noun](std::string_view tail) { return noun.ends_with(tail); };
  const bool vowel_y = ends("ay") || ends("ey") || ends("oy") || ends("uy");
  if (ends("y") && !vowel_y) return noun.substr(0, noun.size() - 1) + "ies";
  if (ends("s") || ends("x") || ends("ch") || ends("sh")) return noun + "es";
  return noun + "s";
}

}  // namespace

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string tenths(std::int64_t value) { return grouped(value / 10) + "." + std::to_string(value % 10); }

std::int64_t percent_tenths(std::int64_t part, std::int64_t whole) {
  // Halves of a tenth decide the rounding; the quotient and the rest are kept apart so that large counts do not
  // overflow.
  const std::int64_t scaled = part * 1000;
  return scaled / whole + (scaled % whole * 2 >= whole ? 1 : 0);
}

std::string_view month_name(int month) { return months[static_cast<std::size_t>(month - 1)]; }

std::string_view weekday_name(int weekday) { return weekdays[static_cast<std::size_t>(weekday - 1)]; }

int weekday_of(Days date) {
  const int from_monday = (date + 3) % 7;  // 1970-01-01 was a Thursday
  return (from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

std::string english_date(Days date) {
  const CivilDate civil = civil_from_days(date);
  return month_day(civil) + ", " + std::to_string(civil.year);
}

std::string english_span(Days first, Days last) {
  if (first == last) return english_date(first);
  const CivilDate from = civil_from_days(first);
  const bool same_year = from.year == civil_from_days(last).year;
  return (same_year ? month_day(from) : english_date(first)) + " to " + english_date(last);
}

std::string plain(std::string_view name) {
  std::string text(name);
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::string capitalized(std::string text) {
  if (!text.empty() && is_lower(text[0])) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string record_noun(std::string_view record_name, std::int64_t count) {
  std::string noun;
  for (std::size_t i = 0; i < record_name.size(); ++i) {
    if (i > 0 && is_upper(record_name[i]) && is_lower(record_name[i - 1])) noun += ' ';
    noun += record_name[i] == '_' ? ' ' : lower(record_name[i]);
  }
  return count == 1 ? noun : plural(noun);
}

std::string counted(std::int64_t count, std::string_view record_name) {
  return grouped(count) + " " + record_noun(record_name, count);
}

std::string slug(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const char small = lower(c);
    if (is_lower(small) || is_digit(small)) {
      out += small;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "x" : out;
}

}  // namespace takecare::pages
