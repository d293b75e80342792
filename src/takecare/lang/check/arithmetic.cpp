// Sums, differences, periods added to dates, products, time between dates.
#include "takecare/lang/check/expressions.h"
#include "takecare/lang/check/types.h"

namespace takecare::lang::check {

namespace {

using syntax::ExprKind;

bool is_amount(const Type& type) {
  return type.kind == Kind::number || type.kind == Kind::money || type.kind == Kind::duration;
}

std::string_view verb(const syntax::Expr& expr) { return expr.kind == ExprKind::plus ? "plus" : "minus"; }

// A date with anything but a written period.
Typed no_period(Reading& reading, const syntax::Expr& expr, const syntax::Expr& added) {
  const Typed typed = read_expr(reading, added);
  if (!typed) return {};
  const bool dates = typed.type.kind == Kind::date;
  reading.context.error(
      "wrong-type", expr.place,
      "'" + std::string(verb(expr)) + "' moves a date by a written period, and " + describe(added) + " is " +
          words(reading.program(), typed.type),
      dates ? "the time between two dates is 'time from D1 to D2'" : "write a period, like '6 months'");
  return {};
}

Typed read_moved_date(Reading& reading, const syntax::Expr& expr, const Typed& date) {
  const syntax::Expr& added = expr.args[1];
  if (added.kind != ExprKind::period) return no_period(reading, expr, added);
  return date_plus(reading, date.id, added.period, expr.rounding, expr.kind == ExprKind::plus, expr.place);
}

void needless_rounding(Reading& reading, const syntax::Expr& expr) {
  reading.context.error("needless-rounding", expr.place, "there is no date here to round", "leave the rounding out");
}

Typed add_amounts(Reading& reading, const syntax::Expr& expr, const Typed& left, const Typed& right) {
  Expr sum = make(expr.kind == ExprKind::plus ? Op::plus : Op::minus, left.type, expr.place, {left.id, right.id});
  return add(reading, std::move(sum));
}

}  // namespace

Typed date_plus(Reading& reading, ExprId date, const syntax::Period& period, Rounding rounding, bool forward,
                const Place& place) {
  if (period.months != 0 && rounding == Rounding::none) {
    reading.context.error(
        "no-rounding", place,
        "'" + period.text + "' from a date may end on a day that does not exist (February 29, the 31st)",
        "add ', last day kept' or ', next day'");
    return {};
  }
  Expr moved = make(Op::add_period, date_type, place, {date});
  moved.months = forward ? period.months : -period.months;
  moved.days = forward ? period.days : -period.days;
  moved.rounding = period.months == 0 ? Rounding::none : rounding;
  return add(reading, std::move(moved));
}

Typed read_sum(Reading& reading, const syntax::Expr& expr, const Expected& expected) {
  const Typed left = read_expr(reading, expr.args[0], expected);
  if (!left) return {};
  if (left.type.kind == Kind::date) return read_moved_date(reading, expr, left);
  if (!is_amount(left.type)) {
    reading.context.error("wrong-type", expr.args[0].place,
                          describe(expr.args[0]) + " is " + words(reading.program(), left.type) + ", and '" +
                              std::string(verb(expr)) + "' is for numbers, money, durations and dates",
                          "");
    return {};
  }
  const Typed right = read_as(reading, expr.args[1], left.type);
  if (!right) return {};
  if (expr.rounding != Rounding::none) return needless_rounding(reading, expr), Typed{};
  return add_amounts(reading, expr, left, right);
}

Typed read_times(Reading& reading, const syntax::Expr& expr, const Expected& expected) {
  const Typed value = read_expr(reading, expr.args[0], expected);
  if (!value) return {};
  if (value.type.kind != Kind::number && value.type.kind != Kind::money) {
    reading.context.error("wrong-type", expr.args[0].place,
                          describe(expr.args[0]) + " is " + words(reading.program(), value.type) +
                              ", and 'times' is for numbers and money",
                          "");
    return {};
  }
  Expr times = make(Op::times, value.type, expr.place, {value.id});
  times.value = expr.args[1].value;
  return add(reading, std::move(times));
}

Typed read_time_from_to(Reading& reading, const syntax::Expr& expr) {
  const Typed from = read_as(reading, expr.args[0], date_type);
  const Typed to = read_as(reading, expr.args[1], date_type);
  if (!from || !to) return {};
  Expr between = make(Op::time_between, duration_type, expr.place, {from.id, to.id});
  return add(reading, std::move(between));
}

}  // namespace takecare::lang::check
