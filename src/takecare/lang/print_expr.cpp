#include "takecare/lang/print_expr.h"

#include <string_view>

namespace takecare::lang::syntax {

namespace {

std::string_view words_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::same: return "";
    case Comparison::at_least: return "at least ";
    case Comparison::at_most: return "at most ";
    case Comparison::more_than: return "more than ";
    case Comparison::less_than: return "less than ";
    case Comparison::before: return "before ";
    case Comparison::after: return "after ";
    case Comparison::on_or_before: return "on or before ";
    case Comparison::on_or_after: return "on or after ";
  }
  return "";
}

std::string_view words_of(AggregateWord word) {
  switch (word) {
    case AggregateWord::count: return "count of ";
    case AggregateWord::count_distinct: return "count of distinct ";
    case AggregateWord::sum: return "sum of ";
    case AggregateWord::earliest: return "earliest ";
    case AggregateWord::latest: return "latest ";
    case AggregateWord::smallest: return "smallest ";
    case AggregateWord::largest: return "largest ";
  }
  return "";
}

std::string quantity(const Expr& expr) {
  switch (expr.quantity) {
    case Quantity::some: return "some";
    case Quantity::every: return "every";
    case Quantity::none: return "no";
    case Quantity::exactly: return "exactly " + std::to_string(expr.value);
    case Quantity::at_least: return "at least " + std::to_string(expr.value);
    case Quantity::at_most: return "at most " + std::to_string(expr.value);
  }
  return "";
}

std::string join(const std::vector<Expr>& parts, std::size_t first, std::string_view between) {
  std::string out;
  for (std::size_t i = first; i < parts.size(); ++i) {
    if (i > first) out += between;
    out += print_expr(parts[i]);
  }
  return out;
}

std::string is(const Expr& expr) { return print_expr(expr.args.front()) + (expr.negated ? " is not " : " is "); }

std::string print_within(const Expr& expr) {
  return is(expr) + "within " + expr.period.text + (expr.after ? " after " : " before ") + print_expr(expr.args[1]) +
         print_rounding(expr.rounding);
}

std::string print_quantifier(const Expr& expr) {
  const std::string head = print_quantifier_head(expr);
  return expr.args.size() < 2 ? head : head + " " + print_has(expr) + " " + print_expr(expr.args[1]);
}

std::string print_aggregate(const Aggregate& aggregate) {
  const std::string head = print_aggregate_head(aggregate);
  return aggregate.condition.empty() ? head : head + " where " + print_expr(aggregate.condition.front());
}

std::string print_bare(const Expr& expr) {
  const auto arg = [&expr](std::size_t i) { return print_expr(expr.args[i]); };
  switch (expr.kind) {
    case ExprKind::truth: return expr.value != 0 ? "yes" : "no";
    case ExprKind::number:
    case ExprKind::money:
    case ExprKind::date:
    case ExprKind::name: return expr.text;
    case ExprKind::period: return expr.period.text;
    case ExprKind::text: return print_text(expr.text);
    case ExprKind::of: return expr.text + " of " + arg(0);
    case ExprKind::both: return join(expr.args, 0, " and ");
    case ExprKind::either: return join(expr.args, 0, " or ");
    case ExprKind::negation: return "not " + arg(0);
    case ExprKind::compare: return is(expr) + std::string(words_of(expr.comparison)) + arg(1);
    case ExprKind::one_of: return is(expr) + "one of " + join(expr.args, 1, ", ");
    case ExprKind::from_to: return is(expr) + "from " + arg(1) + " to " + arg(2);
    case ExprKind::within: return print_within(expr);
    case ExprKind::recorded: return is(expr) + "recorded";
    case ExprKind::present: return is(expr) + "present";
    case ExprKind::absent: return is(expr) + "absent";
    case ExprKind::quantifier: return print_quantifier(expr);
    case ExprKind::that_item: return "that " + expr.item.text + " has " + arg(0);
    case ExprKind::in_force:
      return "law " + print_text(expr.text) + (expr.negated ? " is not in force" : " is in force");
    case ExprKind::plus: return arg(0) + " plus " + arg(1) + print_rounding(expr.rounding);
    case ExprKind::minus: return arg(0) + " minus " + arg(1) + print_rounding(expr.rounding);
    case ExprKind::times: return arg(0) + " times " + arg(1);
    case ExprKind::time_from_to: return "time from " + arg(0) + " to " + arg(1);
    case ExprKind::aggregate: return print_aggregate(expr.aggregate);
  }
  return "";
}

std::string print_items(const std::vector<GivenItem>& items) {
  if (items.empty()) return "[]";
  std::string out = "[ ";
  for (const GivenItem& item : items) {
    if (out.size() > 2) out += ", ";
    std::string fields;
    for (const GivenField& field : item.fields) {
      if (!fields.empty()) fields += ", ";
      fields += field.name.text + " " + print_value(field.value);
    }
    out += fields.empty() ? "{}" : "{ " + fields + " }";
  }
  return out + " ]";
}

}  // namespace

std::string print_expr(const Expr& expr) {
  return expr.parenthesised ? "(" + print_bare(expr) + ")" : print_bare(expr);
}

std::string print_quantifier_head(const Expr& quantifier) {
  if (quantifier.reference) return print_expr(quantifier.args.front());
  return quantity(quantifier) + " " + quantifier.item.text + " among " + print_expr(quantifier.args.front());
}

std::string print_has(const Expr& quantifier) {
  const bool plural = quantifier.value > 1 && quantifier.quantity != Quantity::some;
  return plural ? "have" : "has";
}

std::string print_aggregate_head(const Aggregate& aggregate) {
  std::string out(words_of(aggregate.word));
  if (!aggregate.element.empty()) out += print_expr(aggregate.element.front()) + " among ";
  return out + print_expr(aggregate.list.front());
}

std::string print_rounding(Rounding rounding) {
  switch (rounding) {
    case Rounding::none: return "";
    case Rounding::last_day_kept: return ", last day kept";
    case Rounding::next_day: return ", next day";
  }
  return "";
}

std::string print_text(const std::string& text) { return '"' + text + '"'; }

std::string print_value(const Value& value) {
  switch (value.kind) {
    case Value::Kind::unknown: return "unknown";
    case Value::Kind::not_applicable: return "not applicable";
    case Value::Kind::literal: return value.literal.empty() ? "" : print_expr(value.literal.front());
    case Value::Kind::items: return print_items(value.items);
  }
  return "";
}

std::string print_path(const Path& path) {
  std::string out;
  for (const PathStep& step : path.steps) {
    if (!out.empty()) out += ".";
    out += step.name.text;
    if (step.index > 0) out += "[" + std::to_string(step.index) + "]";
  }
  return out;
}

}  // namespace takecare::lang::syntax
