// Literals: yes, 10,000, $5,000, 2017-01-25, 1 year 6 months, "Franklin County".
#include <array>
#include <limits>

#include "takecare/lang/lex_number.h"
#include "takecare/lang/parse_parts.h"
#include "takecare/lang/suggest.h"

namespace takecare::lang::syntax {

namespace {

struct Unit {
  std::string_view one;
  std::string_view many;
  int months;
  int days;
};

// From the longest to the shortest, which is also the order in which a period names them.
constexpr std::array units = {Unit{"year", "years", 12, 0}, Unit{"month", "months", 1, 0}, Unit{"week", "weeks", 0, 7},
                              Unit{"day", "days", 0, 1}};

// The index in 'units', or units.size().
std::size_t unit_at(const Cursor& cursor, std::size_t ahead) {
  std::size_t i = 0;
  while (i < units.size() && !cursor.at(units[i].one, ahead) && !cursor.at(units[i].many, ahead)) ++i;
  return i;
}

bool at_period(const Cursor& cursor) {
  return cursor.peek().kind == TokenKind::number && unit_at(cursor, 1) < units.size();
}

constexpr std::int64_t most_days = 4'000'000;  // more than the calendar has; sums stay far from the end of an int

std::optional<int> whole_number(std::string_view digits) {
  const std::optional<std::int64_t> value = read_decimal(digits, 0);
  if (!value || *value > most_days) return std::nullopt;
  return static_cast<int>(*value);
}

bool add_unit(Cursor& cursor, Period& period) {
  const Place place = cursor.here();
  const std::string digits(cursor.take().text);
  const std::optional<int> count = whole_number(digits);
  const Unit& unit = units[unit_at(cursor, 0)];
  cursor.take();
  if (!count) {
    cursor.report("bad-period",
                  "'" + digits + " " + std::string(unit.many) + "' is not a period that can be counted exactly",
                  "write whole years, months, weeks or days: '1 year 6 months'", place);
    return false;
  }
  period.months += *count * unit.months;
  period.days += *count * unit.days;
  if (!period.text.empty()) period.text += " ";
  period.text += digits + " " + std::string(*count == 1 ? unit.one : unit.many);
  return true;
}

void expect_period(Cursor& cursor) {
  if (cursor.peek().kind == TokenKind::number && cursor.peek(1).kind == TokenKind::word) cursor.take();
  const bool unit = cursor.peek().kind == TokenKind::word;
  const std::vector<std::string> words = {"years", "months", "weeks", "days"};
  cursor.fail_expected("a period, as in '6 months'", unit ? did_you_mean(cursor.peek().text, words) : "");
}

Expr parse_number(Cursor& cursor) {
  const std::size_t first = cursor.position();
  const Token& token = cursor.take();
  const bool money = token.kind == TokenKind::money;
  const std::string_view digits = money ? token.text.substr(1) : token.text;
  Expr expr = make_expr(cursor, money ? ExprKind::money : ExprKind::number, first);
  expr.value = read_decimal(digits, money ? 2 : 6).value_or(0);
  expr.text = token.text;
  return expr;
}

Expr parse_truth(Cursor& cursor) {
  const std::size_t first = cursor.position();
  const bool yes = cursor.at("yes") || cursor.at("true");
  cursor.take();
  Expr expr = make_expr(cursor, ExprKind::truth, first);
  expr.value = yes ? 1 : 0;
  return expr;
}

Expr parse_text_literal(Cursor& cursor) {
  const std::size_t first = cursor.position();
  std::string text(cursor.take().text);
  Expr expr = make_expr(cursor, ExprKind::text, first);
  expr.text = std::move(text);
  return expr;
}

Expr parse_date_literal(Cursor& cursor) {
  const std::size_t first = cursor.position();
  std::string text(cursor.peek().text);
  const Days days = parse_date(cursor);
  Expr expr = make_expr(cursor, ExprKind::date, first);
  expr.value = days;
  expr.text = std::move(text);
  return expr;
}

bool at_truth(const Cursor& cursor) {
  return cursor.at("yes") || cursor.at("no") || cursor.at("true") || cursor.at("false");
}

}  // namespace

bool at_literal(const Cursor& cursor) {
  switch (cursor.peek().kind) {
    case TokenKind::number:
    case TokenKind::money:
    case TokenKind::date:
    case TokenKind::text: return true;
    default: return at_truth(cursor);
  }
}

Expr parse_literal(Cursor& cursor) {
  if (at_truth(cursor)) return parse_truth(cursor);
  if (at_period(cursor)) {
    const std::size_t first = cursor.position();
    Period period = parse_period(cursor);
    Expr expr = make_expr(cursor, ExprKind::period, first);
    expr.period = std::move(period);
    return expr;
  }
  switch (cursor.peek().kind) {
    case TokenKind::number:
    case TokenKind::money: return parse_number(cursor);
    case TokenKind::date: return parse_date_literal(cursor);
    case TokenKind::text: return parse_text_literal(cursor);
    default: cursor.fail_expected("a value"); return {};
  }
}

Period parse_period(Cursor& cursor) {
  const std::size_t first = cursor.position();
  Period period;
  if (!at_period(cursor)) expect_period(cursor);
  std::size_t last_unit = 0;
  while (at_period(cursor)) {
    const std::size_t unit = unit_at(cursor, 1);
    if (!period.text.empty() && unit <= last_unit) {
      cursor.fail("bad-period", "a period names each unit once, the longest first", "write it as '1 year 6 months'",
                  cursor.here());
      break;
    }
    last_unit = unit;
    add_unit(cursor, period);
  }
  period.place = cursor.place_from(first);
  return period;
}

TextLiteral parse_text(Cursor& cursor, std::string_view what) {
  if (cursor.peek().kind != TokenKind::text) {
    cursor.fail_expected(what, "a text stands in double quotes");
    return {.text = {}, .place = cursor.here()};
  }
  const Place place = cursor.here();
  return {.text = std::string(cursor.take().text), .place = place};
}

NumberLiteral parse_whole(Cursor& cursor, std::string_view what) {
  const Place place = cursor.here();
  if (cursor.peek().kind != TokenKind::number) {
    cursor.fail_expected(what);
    return {.value = 0, .place = place};
  }
  const std::string_view digits = cursor.take().text;
  const std::optional<std::int64_t> value = read_decimal(digits, 0);
  // Readers count in millionths too.
  if (!value || *value > std::numeric_limits<std::int64_t>::max() / 1'000'000) {
    cursor.report("bad-number", "'" + std::string(digits) + "' is not a whole number that can be counted",
                  "write a whole number", place);
    return {.value = 0, .place = place};
  }
  return {.value = *value, .place = place};
}

Days parse_date(Cursor& cursor) {
  if (cursor.peek().kind != TokenKind::date) {
    cursor.fail_expected("a date, as in 2017-01-25");
    return 0;
  }
  return parse_iso_date(cursor.take().text).value_or(0);
}

}  // namespace takecare::lang::syntax
