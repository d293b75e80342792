// What the printer writes, the parser reads as the same condition, however the formatter breaks it over lines.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "takecare/lang/parse.h"
#include "takecare/lang/print_expr.h"

namespace takecare::lang {
namespace {

using syntax::Expr;
using syntax::ExprKind;

bool same(const Expr& a, const Expr& b);

bool same(const std::vector<Expr>& a, const std::vector<Expr>& b) {
  return std::ranges::equal(a, b, [](const Expr& x, const Expr& y) { return same(x, y); });
}

// But for places.
bool same(const Expr& a, const Expr& b) {
  return a.kind == b.kind && a.text == b.text && a.value == b.value && a.negated == b.negated &&
         a.comparison == b.comparison && a.quantity == b.quantity && a.item.text == b.item.text && a.after == b.after &&
         a.period.months == b.period.months && a.period.days == b.period.days && a.rounding == b.rounding &&
         a.aggregate.word == b.aggregate.word && a.parenthesised == b.parenthesised && same(a.args, b.args) &&
         same(a.aggregate.element, b.aggregate.element) && same(a.aggregate.list, b.aggregate.list) &&
         same(a.aggregate.condition, b.aggregate.condition);
}

int pick(int least, int most) { return *rc::gen::inRange(least, most + 1); }

std::string word() {
  return *rc::gen::element<std::string>("a", "admitted_on", "sentence_possible", "on", "count", "law",
                                        "a_rather_long_name_of_a_field_that_fills_the_line", "x2");
}

Expr name() {
  Expr expr;
  expr.kind = ExprKind::name;
  expr.text = word();
  return expr;
}

Expr parenthesised(Expr expr) {
  expr.parenthesised = true;
  return expr;
}

Expr reference() {
  Expr expr = name();
  if (pick(0, 3) > 0) return expr;
  Expr outer;
  outer.kind = ExprKind::of;
  outer.text = *rc::gen::element<std::string>("committed_on", "region");
  outer.args.push_back(std::move(expr));
  return outer;
}

Expr with(ExprKind kind, std::vector<Expr> args) {
  Expr expr;
  expr.kind = kind;
  expr.args = std::move(args);
  return expr;
}

Expr period() {
  Expr expr;
  expr.kind = ExprKind::period;
  expr.period = {.months = 18, .days = 3, .text = "1 year 6 months 3 days", .place = {}};
  return expr;
}

Expr literal() {
  Expr expr;
  switch (pick(0, 5)) {
    case 0:
      expr.kind = ExprKind::truth;
      expr.value = pick(0, 1);
      break;
    case 1:
      expr.kind = ExprKind::number;
      expr.text = "10,000.5";
      expr.value = 10'000'500'000;
      break;
    case 2:
      expr.kind = ExprKind::money;
      expr.text = "$5,000";
      expr.value = 500'000;
      break;
    case 3:
      expr.kind = ExprKind::date;
      expr.text = "1970-01-02";
      expr.value = 1;
      break;
    case 4:
      expr.kind = ExprKind::text;
      expr.text = "a -- (text";
      break;
    default: return period();
  }
  return expr;
}

Expr condition(int depth);

Expr aggregate(int depth) {
  Expr expr;
  expr.kind = ExprKind::aggregate;
  expr.aggregate.word = *rc::gen::element(syntax::AggregateWord::count, syntax::AggregateWord::count_distinct,
                                          syntax::AggregateWord::sum, syntax::AggregateWord::earliest);
  if (expr.aggregate.word != syntax::AggregateWord::count) expr.aggregate.element.push_back(reference());
  expr.aggregate.list.push_back(reference());
  if (pick(0, 1) == 1) expr.aggregate.condition.push_back(condition(depth - 1));
  return parenthesised(std::move(expr));
}

Expr operand(int depth) {
  switch (depth <= 0 ? pick(0, 1) : pick(0, 4)) {
    case 0: return reference();
    case 1: return literal();
    case 2: return aggregate(depth);
    case 3: return parenthesised(condition(depth - 1));
    default: {
      Expr sum = with(*rc::gen::element(ExprKind::plus, ExprKind::minus), {reference(), period()});
      sum.rounding = *rc::gen::element(Rounding::none, Rounding::last_day_kept, Rounding::next_day);
      // A comma after it would be taken for that of its rounding in a list.
      return parenthesised(std::move(sum));
    }
  }
}

Expr comparison(int depth) {
  Expr expr;
  switch (pick(0, 5)) {
    case 0: return reference();
    case 1:
      expr = with(ExprKind::compare, {operand(depth), operand(depth)});
      expr.comparison = *rc::gen::element(syntax::Comparison::same, syntax::Comparison::at_least,
                                          syntax::Comparison::on_or_before, syntax::Comparison::after);
      break;
    case 2: expr = with(ExprKind::one_of, {operand(depth), reference(), literal(), reference()}); break;
    case 3: expr = with(ExprKind::from_to, {operand(depth), operand(depth), operand(depth)}); break;
    case 4:
      expr = with(ExprKind::within, {reference(), operand(depth)});
      expr.period = period().period;
      expr.after = pick(0, 1) == 1;
      expr.rounding = *rc::gen::element(Rounding::none, Rounding::next_day);
      break;
    default:
      expr = with(*rc::gen::element(ExprKind::recorded, ExprKind::present, ExprKind::absent), {operand(depth)});
      break;
  }
  expr.negated = pick(0, 3) == 0;
  return expr;
}

Expr quantifier(int depth) {
  Expr expr = with(ExprKind::quantifier, {reference()});
  expr.quantity = *rc::gen::element(Quantity::some, Quantity::none, Quantity::every, Quantity::at_least);
  if (expr.quantity == Quantity::at_least) expr.value = 2;
  expr.item.text = "crime";
  if (pick(0, 3) > 0) expr.args.push_back(condition(depth - 1));
  return parenthesised(std::move(expr));
}

Expr single(int depth) {
  if (depth <= 0) return comparison(0);
  switch (pick(0, 3)) {
    case 0: return with(ExprKind::negation, {single(depth - 1)});
    case 1: return quantifier(depth);
    default: return comparison(depth);
  }
}

Expr condition(int depth) {
  if (depth <= 0 || pick(0, 1) == 0) return single(depth);
  Expr expr;
  expr.kind = *rc::gen::element(ExprKind::both, ExprKind::either);
  const int parts = pick(2, 4);
  for (int i = 0; i < parts; ++i) expr.args.push_back(single(depth - 1));
  return expr;
}

std::string chapter_with(const std::string& when) {
  return "```law\nrule r of P\n  cites c\n  when " + when + "\n```\n";
}

std::vector<Expr> parse_when(const std::string& text) {
  std::vector<Diagnostic> diagnostics;
  const Chapter chapter{.file = "c.md", .text = text};
  const SyntaxChapter parsed = parse_chapter(chapter, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics) RC_LOG() << render(diagnostic, {chapter});
  RC_ASSERT(diagnostics.empty());
  return std::get<syntax::RuleDecl>(parsed.blocks.front().declarations.front()).when;
}

RC_GTEST_PROP(RoundTrip, PrintedConditionsParseAsTheSame, ()) {
  const Expr expr = condition(pick(0, 4));
  const std::string text = chapter_with(print_expr(expr));
  RC_LOG() << text;
  RC_ASSERT(same(parse_when(text), {expr}));
}

RC_GTEST_PROP(RoundTrip, FormattedConditionsParseAsTheSame, ()) {
  const Expr expr = condition(pick(0, 4));
  const std::string text = chapter_with(print_expr(expr));
  RC_LOG() << text;
  const Result<std::string> formatted = format_chapter({.file = "c.md", .text = text});
  RC_ASSERT(formatted.has_value());
  RC_LOG() << *formatted;
  RC_ASSERT(same(parse_when(*formatted), {expr}));
  const Result<std::string> again = format_chapter({.file = "c.md", .text = *formatted});
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == *formatted);
}

}  // namespace
}  // namespace takecare::lang
