#include "takecare/engine/value_words.h"

#include <fmt/format.h>

namespace takecare::engine {

using lang::Kind;

namespace {

// The magnitude of a number, also of INT64_MIN.
std::uint64_t magnitude(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  return value < 0 ? 0 - bits : bits;
}

// 1234567 as '1,234,567'.
std::string with_commas(std::uint64_t value) {
  std::string digits = fmt::format("{}", value);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

std::string number(std::int64_t millionths) {
  const std::uint64_t all = magnitude(millionths);
  const std::string words = (millionths < 0 ? "-" : "") + with_commas(all / 1'000'000);
  std::string decimals = fmt::format("{:06}", all % 1'000'000);
  decimals.erase(decimals.find_last_not_of('0') + 1);
  return decimals.empty() ? words : words + "." + decimals;
}

std::string money(std::int64_t cents) {
  const std::uint64_t all = magnitude(cents);
  const std::string words = (cents < 0 ? "-$" : "$") + with_commas(all / 100);
  return all % 100 == 0 ? words : fmt::format("{}.{:02}", words, all % 100);
}

std::string range_words(const lang::Program& program, lang::Type type, Range range) {
  if (range.is_point()) return literal_words(program, type, range.lo);
  const bool date = type.kind == Kind::date;
  // A duration is never negative, so zero as its least says nothing.
  const bool open_below = range.lo == unbounded_below || (type.kind == Kind::duration && range.lo == 0);
  const bool open_above = range.hi == unbounded_above;
  if (type.kind == Kind::truth || type.kind == Kind::enumeration || (open_below && open_above)) return "unknown";
  if (open_above) return (date ? "on or after " : "at least ") + literal_words(program, type, range.lo);
  if (open_below) return (date ? "on or before " : "at most ") + literal_words(program, type, range.hi);
  return fmt::format("from {} to {}", literal_words(program, type, range.lo), literal_words(program, type, range.hi));
}

}  // namespace

std::string truth_words(Truth truth) {
  if (truth.is_unknown()) return "unknown";
  return truth.may_be_true ? "yes" : "no";
}

std::string text_words(std::string_view text) { return fmt::format("\"{}\"", text); }

std::string literal_words(const lang::Program& program, lang::Type type, std::int64_t value) {
  switch (type.kind) {
    case Kind::truth: return value != 0 ? "yes" : "no";
    case Kind::number: return number(value);
    case Kind::money: return money(value);
    case Kind::date: return format_iso_date(static_cast<Days>(value));
    case Kind::duration: return format_duration(value);
    case Kind::enumeration:
      return program.enumerations[static_cast<std::size_t>(type.of)].values[static_cast<std::size_t>(value)].name;
    case Kind::text:
    case Kind::list: break;
  }
  return "";
}

std::string value_words(const lang::Program& program, lang::Type type, const Value& value) {
  if (value.surely_none()) return "not applicable";
  std::string words;
  if (type.kind == Kind::text) {
    words = value.text_known ? text_words(value.text) : "unknown";
  } else {
    words = range_words(program, type, value.range);
  }
  return value.may_be_none && words != "unknown" ? words + " or not applicable" : words;
}

}  // namespace takecare::engine
