#include "takecare/engine/read_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "takecare/lang/lex_number.h"
#include "takecare/lang/suggest.h"

namespace takecare::engine {

using lang::Kind;

namespace {

// A decimal with its sign, at most this many decimals.
std::optional<std::int64_t> signed_decimal(std::string_view text, int decimals) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty() || text[0] < '0' || text[0] > '9') return std::nullopt;
  if (text.find_first_not_of("0123456789.,") != std::string_view::npos) return std::nullopt;
  const auto value = lang::syntax::read_decimal(text, decimals);
  if (!value) return std::nullopt;
  return negative ? -*value : *value;
}

Result<ReadValue> number(std::string_view text) {
  if (const auto value = signed_decimal(text, 6)) return ReadValue{.value = *value};
  return fail(fmt::format("'{}' is not a number with at most six decimals", text),
              "Write it as in 10000.5, without an exponent.");
}

// '-$5' and '$-5' are the same amount.
Result<ReadValue> money(std::string_view text) {
  std::string digits(text);
  if (const std::size_t sign = digits.find('$'); sign <= 1) digits.erase(sign, 1);
  if (const auto value = signed_decimal(digits, 2)) return ReadValue{.value = *value};
  return fail(fmt::format("'{}' is not an amount of money with at most two decimals", text),
              "Write it as in \"$5,000.25\" or 5000.25.");
}

Result<ReadValue> date(std::string_view text) {
  if (const auto value = parse_iso_date(text)) return ReadValue{.value = *value};
  return fail(fmt::format("'{}' is not a day", text), "Write year, month and day, as in \"2017-01-25\".");
}

Result<ReadValue> duration(std::string_view text) {
  if (const auto value = read_duration(text)) return ReadValue{.value = *value};
  return fail(fmt::format("'{}' is not a duration", text),
              "Write it as in \"1 year 6 months\" or \"180 days\", or the days as a number.");
}

Result<ReadValue> enumerator(const lang::Enumeration& enumeration, std::string_view text) {
  const auto found = std::ranges::find(enumeration.values, text, &lang::Enumerator::name);
  if (found != enumeration.values.end()) return ReadValue{.value = found - enumeration.values.begin()};
  std::vector<std::string> names;
  for (const lang::Enumerator& value : enumeration.values) names.push_back(value.name);
  std::string help = lang::did_you_mean(text, names);
  if (help.empty()) help = "It has " + lang::one_of_words(names) + ".";
  return fail(fmt::format("{} has no '{}'", enumeration.name, text), help);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// Twelfths of a day in a unit. A twelfth itself is what is left of sums of months and days.
std::int64_t unit(std::string_view word) {
  if (word == "year" || word == "years") return twelfths_per_year;
  if (word == "month" || word == "months") return twelfths_per_month;
  if (word == "week" || word == "weeks") return 7 * twelfths_per_day;
  return word == "day" || word == "days" ? twelfths_per_day : 0;
}

}  // namespace

std::optional<std::int64_t> read_duration(std::string_view text) {
  constexpr std::int64_t most = 20'000;  // of any unit
  const std::vector<std::string_view> words = words_of(text);
  if (words.empty() || words.size() % 2 != 0) return std::nullopt;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < words.size(); i += 2) {
    std::string_view count = words[i];
    std::int64_t twelfths = unit(words[i + 1]);
    if (count.ends_with("/12") && twelfths == twelfths_per_day) {
      count.remove_suffix(3);
      twelfths = 1;
    }
    std::int64_t n = 0;
    const auto [end, problem] = std::from_chars(count.data(), count.data() + count.size(), n);
    if (problem != std::errc{} || end != count.data() + count.size()) return std::nullopt;
    if (twelfths == 0 || n < 0 || n > most * twelfths_per_year) return std::nullopt;
    total += n * twelfths;
  }
  return total;
}

Result<ReadValue> read_value(const lang::Program& program, lang::Type type, std::string_view text) {
  switch (type.kind) {
    case Kind::number: return number(text);
    case Kind::money: return money(text);
    case Kind::date: return date(text);
    case Kind::duration: return duration(text);
    case Kind::enumeration: return enumerator(program.enumerations[static_cast<std::size_t>(type.of)], text);
    case Kind::text: return ReadValue{.text = std::string(text)};
    case Kind::truth:
    case Kind::list: break;
  }
  return fail("not one value");
}

}  // namespace takecare::engine
