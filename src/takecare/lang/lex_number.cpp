#include "takecare/lang/lex_number.h"

#include <algorithm>
#include <limits>
#include <string>

#include "takecare/base/date.h"

namespace takecare::lang::syntax {

namespace {

constexpr int number_decimals = 6;
constexpr int money_decimals = 2;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

// Three runs of digits with one separator between them, as dates are written all over the world; 0 when there is none.
std::size_t date_shape(std::string_view text) {
  const std::size_t first = digits_at(text, 0);
  if (first == 0 || first > 4 || first >= text.size()) return 0;
  const char separator = text[first];
  if (separator != '-' && separator != '/') return 0;
  const std::size_t second = digits_at(text, first + 1);
  const std::size_t end = first + 1 + second;
  if (second == 0 || second > 2 || end >= text.size() || text[end] != separator) return 0;
  const std::size_t third = digits_at(text, end + 1);
  return third == 0 || third > 4 ? 0 : end + 1 + third;
}

NumberToken date(std::string_view text, std::size_t bytes) {
  NumberToken token{.kind = TokenKind::date, .bytes = bytes, .problem = {}};
  const std::string raw(text.substr(0, bytes));
  const bool iso = bytes == 10 && raw[4] == '-' && raw[7] == '-';
  if (!iso) {
    token.problem = {.code = "bad-date",
                     .message = "'" + raw + "' is not how a date is written",
                     .help = "write year, month and day: 2017-01-25"};
  } else if (!parse_iso_date(raw)) {
    token.problem = {.code = "bad-date", .message = "there is no day " + raw, .help = "write a day of the calendar"};
  }
  return token;
}

// '10,000' is one number; in '10, 000' and '10,00' the comma ends it.
std::size_t whole_part(std::string_view text, std::size_t at) {
  std::size_t end = at + digits_at(text, at);
  if (end - at > 3) return end;
  while (end < text.size() && text[end] == ',' && digits_at(text, end + 1) == 3) end += 4;
  return end;
}

}  // namespace

NumberToken lex_number(std::string_view text) {
  const bool money = text.front() == '$';
  if (!money) {
    if (const std::size_t bytes = date_shape(text); bytes > 0) return date(text, bytes);
  }
  std::size_t end = whole_part(text, money ? 1 : 0);
  if (end < text.size() && text[end] == '.') {
    if (const std::size_t decimals = digits_at(text, end + 1); decimals > 0) end += decimals + 1;
  }
  const std::size_t letters = static_cast<std::size_t>(
      std::ranges::find_if_not(text.substr(end), [](char c) { return is_digit(c) || is_letter(c); }) -
      text.substr(end).begin());
  const std::string raw(text.substr(0, end + letters));
  if (end == 1 && money) {
    return {
        .kind = TokenKind::other,
        .bytes = 1,
        .problem = {.code = "bad-number", .message = "an amount of money follows '$'", .help = "write it as $5,000"}};
  }
  if (letters > 0) {
    return {.kind = TokenKind::other,
            .bytes = raw.size(),
            .problem = {.code = "bad-number",
                        .message = "'" + raw + "' is neither a number nor a name",
                        .help = "put a space between a number and its unit; a name begins with a letter"}};
  }
  NumberToken token{.kind = money ? TokenKind::money : TokenKind::number, .bytes = end, .problem = {}};
  const int decimals = money ? money_decimals : number_decimals;
  if (!read_decimal(std::string_view(raw).substr(money ? 1 : 0), decimals)) {
    token.problem = {.code = "bad-number",
                     .message = "'" + raw + "' can not be kept exactly",
                     .help = money ? "an amount has at most two decimals, and sixteen digits before them"
                                   : "a number has at most six decimals, and twelve digits before them"};
  }
  return token;
}

std::optional<std::int64_t> read_decimal(std::string_view digits, int decimals) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string all;
  std::ranges::copy_if(digits.substr(0, point), std::back_inserter(all), is_digit);
  const std::string_view fraction = point == digits.size() ? std::string_view() : digits.substr(point + 1);
  if (fraction.size() > static_cast<std::size_t>(decimals)) return std::nullopt;
  all += fraction;
  all.append(static_cast<std::size_t>(decimals) - fraction.size(), '0');

  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  std::int64_t value = 0;
  for (const char digit : all) {
    const std::int64_t next = digit - '0';
    if (value > (most - next) / 10) return std::nullopt;
    value = value * 10 + next;
  }
  return value;
}

}  // namespace takecare::lang::syntax
