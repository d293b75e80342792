#include "takecare/extracts/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "takecare/extracts/text.h"

namespace takecare::extracts {

namespace {

constexpr std::int64_t digits_limit = 1'000'000'000'000'000'000;  // what DECIMAL(18, n) holds, and int64 too

bool all_digits(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

// Digits with 'places' decimals as a whole number; nothing when it is written otherwise or is too large. More decimals
// are taken when they are zeros: DECIMAL(18,4) prints them.
std::optional<std::int64_t> exact_decimal(std::string_view text, std::size_t places) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string_view fraction = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (point != std::string_view::npos && fraction.empty()) return std::nullopt;
  if (whole.empty() || !all_digits(whole) || !all_digits(fraction)) return std::nullopt;
  while (fraction.size() > places && fraction.ends_with('0')) fraction.remove_suffix(1);
  if (fraction.size() > places) return std::nullopt;
  std::int64_t value = 0;
  const auto push = [&value](char digit) {
    if (value >= digits_limit / 10) return false;
    value = value * 10 + (digit - '0');
    return true;
  };
  for (const char c : whole) {
    if (!push(c)) return std::nullopt;
  }
  for (std::size_t i = 0; i < places; ++i) {
    if (!push(i < fraction.size() ? fraction[i] : '0')) return std::nullopt;
  }
  return negative ? -value : value;
}

// What was expected, with a hint for the ways that people write numbers.
std::string number_expected(const char* what, std::string_view text) {
  std::string expected = what;
  if (text.find(',') != std::string_view::npos) expected += ", without thousands separators";
  if (text.starts_with('(') && text.ends_with(')')) expected += ", with a minus sign before it when it is negative";
  if (text.ends_with('%')) expected += ", without a percent sign";
  return expected;
}

}  // namespace

Parsed parse_number(std::string_view text) {
  if (const auto value = exact_decimal(text, 6)) return *value;
  return std::unexpected(number_expected("a number of at most twelve digits and six decimals", text));
}

Parsed parse_money(std::string_view text) {
  std::string_view digits = text;
  const bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  if (digits.starts_with('$')) digits.remove_prefix(1);
  if (!digits.starts_with('-') && !digits.starts_with('+')) {
    if (const auto value = exact_decimal(digits, 2)) return negative ? -*value : *value;
  }
  return std::unexpected(number_expected("an amount in dollars and cents like 1250.50", text));
}

Parsed parse_truth(std::string_view text) {
  static constexpr std::array<std::string_view, 4> yes = {"yes", "true", "y", "1"};
  static constexpr std::array<std::string_view, 4> no = {"no", "false", "n", "0"};
  const std::string word = lower_case(text);
  if (std::ranges::find(yes, word) != yes.end()) return 1;
  if (std::ranges::find(no, word) != no.end()) return 0;
  return std::unexpected("yes or no");
}

Parsed parse_duration(std::string_view text, std::int64_t unit) {
  const char* what = unit == twelfths_per_day    ? "a number of days"
                     : unit == twelfths_per_year ? "a number of years, of whole months"
                                                 : "a number of months";
  const auto millionths = exact_decimal(text, 6);
  if (!millionths || text.starts_with('-')) return std::unexpected(number_expected(what, text));
  const std::int64_t step = unit == twelfths_per_day ? twelfths_per_day : twelfths_per_month;
  constexpr std::int64_t longest = 10'000 * twelfths_per_year;
  if (*millionths > longest / unit * 1'000'000)
    return std::unexpected(std::string(what) + ", of less than 10,000 years");
  const std::int64_t scaled = *millionths * unit;
  if (scaled % (step * 1'000'000) != 0)
    return std::unexpected(std::string("whole ") + (step == twelfths_per_day ? "days" : "months"));
  return scaled / 1'000'000;
}

std::string spreadsheet_trouble(std::string_view text) {
  if (text.empty()) return {};
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '('; };
  if (text[0] == '=' || text[0] == '@' ||
      ((text[0] == '+' || text[0] == '-') && text.size() > 1 && is_letter(text[1]))) {
    return "a value, not a spreadsheet's formula";
  }
  static constexpr std::array<std::string_view, 8> errors = {"#REF!",   "#N/A",   "#NAME?", "#VALUE!",
                                                             "#DIV/0!", "#NULL!", "#NUM!",  "#SPILL!"};
  if (std::ranges::find(errors, text) != errors.end()) return "a value, not a spreadsheet's error";
  if (text.size() >= 3 && text.find_first_not_of('#') == std::string_view::npos) {
    return "a value; the spreadsheet's column was too narrow to show it";
  }
  // '1.23457E+11': the digits of an identifier that a spreadsheet took for a number are gone.
  const std::size_t exponent = text.find("E+");
  if (exponent != std::string_view::npos && exponent > 0 && exponent + 2 < text.size() &&
      all_digits(text.substr(exponent + 2)) &&
      text.substr(0, exponent).find_first_not_of("0123456789.") == std::string_view::npos) {
    return "all digits; a spreadsheet has cut this to an exponent";
  }
  return {};
}

std::string write_number(std::int64_t millionths) {
  const bool negative = millionths < 0;
  const std::uint64_t size =
      negative ? 0 - static_cast<std::uint64_t>(millionths) : static_cast<std::uint64_t>(millionths);
  std::string text = fmt::format("{}{}", negative ? "-" : "", size / 1'000'000);
  if (size % 1'000'000 == 0) return text;
  text += fmt::format(".{:06}", size % 1'000'000);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

std::string write_money(std::int64_t cents) {
  const bool negative = cents < 0;
  const std::uint64_t size = negative ? 0 - static_cast<std::uint64_t>(cents) : static_cast<std::uint64_t>(cents);
  return fmt::format("{}{}.{:02}", negative ? "-" : "", size / 100, size % 100);
}

}  // namespace takecare::extracts
