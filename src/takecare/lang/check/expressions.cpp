#include "takecare/lang/check/expressions.h"

#include <algorithm>
#include <utility>

#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/types.h"

namespace takecare::lang::check {

namespace {

using syntax::ExprKind;

Typed literal(Reading& reading, Kind kind, std::int64_t value, const syntax::Expr& expr) {
  Expr literal = make(Op::literal, Type{.kind = kind}, expr.place);
  literal.value = value;
  if (kind == Kind::text) literal.text = expr.text;
  return add(reading, std::move(literal));
}

Typed read_connective(Reading& reading, const syntax::Expr& expr, Op op) {
  Expr joined = make(op, truth_type, expr.place);
  bool sound = true;
  for (const syntax::Expr& arg : expr.args) {
    joined.args.push_back(read_condition(reading, arg));
    sound = sound && joined.args.back() != no_expr;
  }
  return sound ? add(reading, std::move(joined)) : Typed{};
}

Typed read_negation(Reading& reading, const syntax::Expr& expr) {
  const ExprId inner = read_condition(reading, expr.args.front());
  return inner == no_expr ? Typed{} : negated_if(reading, true, {inner, truth_type}, expr.place);
}

Typed read_law_in_force(Reading& reading, const syntax::Expr& expr) {
  const Citation citation = read_source_citation(reading.context, {.text = expr.text, .place = expr.place});
  if (citation.source < 0) return {};
  Expr in_force = make(Op::in_force, truth_type, expr.place);
  in_force.index = citation.source;
  in_force.text = citation.pinpoint;
  return negated_if(reading, expr.negated, add(reading, std::move(in_force)), expr.place);
}

}  // namespace

Typed read_expr(Reading& reading, const syntax::Expr& expr, const Expected& expected) {
  switch (expr.kind) {
    case ExprKind::truth: return literal(reading, Kind::truth, expr.value, expr);
    case ExprKind::number: return literal(reading, Kind::number, expr.value, expr);
    case ExprKind::money: return literal(reading, Kind::money, expr.value, expr);
    case ExprKind::date: return literal(reading, Kind::date, expr.value, expr);
    case ExprKind::period: return literal(reading, Kind::duration, twelfths_of(expr.period), expr);
    case ExprKind::text: return literal(reading, Kind::text, 0, expr);
    case ExprKind::name: return read_name(reading, expr, expected);
    case ExprKind::of: return read_of(reading, expr);
    case ExprKind::both: return read_connective(reading, expr, Op::both);
    case ExprKind::either: return read_connective(reading, expr, Op::either);
    case ExprKind::negation: return read_negation(reading, expr);
    case ExprKind::compare: return read_compare(reading, expr);
    case ExprKind::one_of: return read_one_of(reading, expr);
    case ExprKind::from_to: return read_from_to(reading, expr);
    case ExprKind::within: return read_within(reading, expr);
    case ExprKind::recorded: return read_recorded(reading, expr);
    case ExprKind::present:
    case ExprKind::absent: return read_presence(reading, expr);
    case ExprKind::quantifier: return read_quantifier(reading, expr);
    case ExprKind::that_item: return read_that_item(reading, expr);
    case ExprKind::in_force: return read_law_in_force(reading, expr);
    case ExprKind::plus:
    case ExprKind::minus: return read_sum(reading, expr, expected);
    case ExprKind::times: return read_times(reading, expr, expected);
    case ExprKind::time_from_to: return read_time_from_to(reading, expr);
    case ExprKind::aggregate: return read_aggregate(reading, expr);
  }
  return {};
}

Typed read_as(Reading& reading, const syntax::Expr& expr, const Type& type) {
  const Typed typed = read_expr(reading, expr, type);
  if (!typed || typed.type == type) return typed;
  wrong_type(reading.context, expr, typed.type, type);
  return {};
}

ExprId read_condition(Reading& reading, const syntax::Expr& expr) { return read_as(reading, expr, truth_type).id; }

Expr make(Op op, const Type& type, const Place& place, std::vector<ExprId> args) {
  Expr expr;
  expr.op = op;
  expr.type = type;
  expr.args = std::move(args);
  expr.place = place;
  return expr;
}

Typed add(Reading& reading, Expr expr) {
  std::vector<Expr>& exprs = reading.context.program.exprs;
  exprs.push_back(std::move(expr));
  return {.id = size_of(exprs) - 1, .type = exprs.back().type};
}

ExprId literal_truth(Reading& reading, bool value, const Place& place) {
  Expr literal = make(Op::literal, truth_type, place);
  literal.value = value ? 1 : 0;
  return add(reading, std::move(literal)).id;
}

ExprId all_of(Reading& reading, const std::vector<ExprId>& conditions, const Place& place) {
  if (conditions.empty()) return literal_truth(reading, true, place);
  if (conditions.size() == 1) return conditions.front();
  Expr both = make(Op::both, truth_type, place, conditions);
  return add(reading, std::move(both)).id;
}

Typed negated_if(Reading& reading, bool negated, Typed condition, const Place& place) {
  if (!negated || !condition) return condition;
  Expr negation = make(Op::negation, truth_type, place, {condition.id});
  return add(reading, std::move(negation));
}

Typed comparison(Reading& reading, ExprId left, Relation relation, ExprId right, const Place& place) {
  Expr compare = make(Op::compare, truth_type, place, {left, right});
  compare.relation = relation;
  return add(reading, std::move(compare));
}

std::int64_t twelfths_of(const syntax::Period& period) {
  return period.months * twelfths_per_month + period.days * twelfths_per_day;
}

std::string describe(const syntax::Expr& expr) {
  switch (expr.kind) {
    case ExprKind::truth: return expr.value != 0 ? "'yes'" : "'no'";
    case ExprKind::number:
    case ExprKind::money:
    case ExprKind::name: return "'" + expr.text + "'";
    case ExprKind::period: return "'" + expr.period.text + "'";
    case ExprKind::date: return "'" + format_iso_date(static_cast<Days>(expr.value)) + "'";
    case ExprKind::text: return "\"" + expr.text + "\"";
    case ExprKind::of: {
      const std::string inner = describe(expr.args.front());
      return "'" + expr.text + " of " + inner.substr(1);
    }
    default: return "this";
  }
}

namespace {

// How a literal of the wrong unit, or a bare word, should have been written.
std::string help_for(const Program& program, const syntax::Expr& expr, const Type& has, const Type& needed) {
  if (expr.kind == ExprKind::number && needed.kind == Kind::money) return "write '$" + expr.text + "'";
  if (expr.kind == ExprKind::number && needed.kind == Kind::duration) {
    const std::string end = expr.text == "1" ? "'" : "s'";
    return "write '" + expr.text + " day" + end + ", '" + expr.text + " month" + end + " or '" + expr.text + " year" +
           end;
  }
  if (expr.kind == ExprKind::money && needed.kind == Kind::number) return "leave the dollar sign out";
  if (expr.kind == ExprKind::text && needed.kind == Kind::enumeration) {
    return "names of " + at(program.enumerations, needed.of).name + " are written without quotes";
  }
  if (expr.kind == ExprKind::text && needed.kind == Kind::date)
    return "dates are written like 2017-01-25, without quotes";
  const bool value = expr.kind == ExprKind::name || expr.kind == ExprKind::of;
  if (value && needed.kind == Kind::truth) {
    const std::string name = describe(expr);
    const std::string bare = name.substr(1, name.size() - 2);
    return has.kind == Kind::enumeration || has.kind == Kind::text ? "write '" + bare + " is …'"
                                                                   : "compare it: '" + bare + " is at least …'";
  }
  return {};
}

}  // namespace

void wrong_type(Context& context, const syntax::Expr& expr, const Type& has, const Type& needed) {
  const Program& program = context.program;
  context.error("wrong-type", expr.place,
                describe(expr) + " is " + words(program, has) + ", and " + words(program, needed) + " is needed here",
                help_for(program, expr, has, needed));
}

}  // namespace takecare::lang::check
