// Expressions: names, literals, plus and minus, aggregates.
#include <array>

#include "takecare/lang/keywords.h"
#include "takecare/lang/parse.h"
#include "takecare/lang/parse_parts.h"

namespace takecare::lang::syntax {

namespace {

struct WordOfAggregate {
  std::string_view text;
  AggregateWord word;
};

constexpr std::array aggregate_words = {
    WordOfAggregate{"count", AggregateWord::count},       WordOfAggregate{"sum", AggregateWord::sum},
    WordOfAggregate{"earliest", AggregateWord::earliest}, WordOfAggregate{"latest", AggregateWord::latest},
    WordOfAggregate{"smallest", AggregateWord::smallest}, WordOfAggregate{"largest", AggregateWord::largest},
};

// 'count' and 'sum' need their 'of', 'earliest' and its like an expression after them; else the word is a plain name.
const WordOfAggregate* aggregate_at(const Cursor& cursor) {
  for (const WordOfAggregate& candidate : aggregate_words) {
    if (!cursor.at(candidate.text)) continue;
    const bool with_of = candidate.word == AggregateWord::count || candidate.word == AggregateWord::sum;
    const bool follows = with_of ? cursor.at("of", 1) : cursor.at_name(1) || cursor.at_symbol("(", 1);
    return follows ? &candidate : nullptr;
  }
  return nullptr;
}

void parse_where(Cursor& cursor, Aggregate& aggregate) {
  if (cursor.accept("where")) aggregate.condition.push_back(parse_condition(cursor));
}

Expr parse_aggregate(Cursor& cursor, AggregateWord word) {
  const std::size_t first = cursor.position();
  Aggregate aggregate{.word = word, .element = {}, .list = {}, .condition = {}};
  cursor.take();
  if (word == AggregateWord::count || word == AggregateWord::sum) cursor.expect("of");
  const bool distinct = word == AggregateWord::count && cursor.at("distinct") && cursor.at_name(1);
  if (distinct) {
    cursor.take();
    aggregate.word = AggregateWord::count_distinct;
  }
  if (word != AggregateWord::count || distinct) {
    aggregate.element.push_back(parse_sum(cursor));
    cursor.expect("among");
  }
  aggregate.list.push_back(parse_reference(cursor, "the name of a list"));
  parse_where(cursor, aggregate);
  Expr expr = make_expr(cursor, ExprKind::aggregate, first);
  expr.aggregate = std::move(aggregate);
  return expr;
}

Expr parse_time(Cursor& cursor) {
  const std::size_t first = cursor.position();
  cursor.expect("time from");
  std::vector<Expr> dates;
  dates.push_back(parse_sum(cursor));
  cursor.expect("to");
  dates.push_back(parse_sum(cursor));
  Expr expr = make_expr(cursor, ExprKind::time_from_to, first);
  expr.args = std::move(dates);
  return expr;
}

Expr parse_parentheses(Cursor& cursor) {
  const Token& open = cursor.take();
  const int outer_margin = cursor.join_margin();
  cursor.set_join_margin(0);
  Expr inner = parse_condition(cursor);
  cursor.set_join_margin(outer_margin);
  cursor.close(")", open);
  inner.parenthesised = true;
  return inner;
}

void expect_operand(Cursor& cursor) {
  const bool misplaced_unknown = cursor.at("unknown");
  if (misplaced_unknown) {
    return cursor.fail_expected("a value", "'X is recorded' asks whether the record holds a value");
  }
  cursor.fail_expected("a name or a value");
}

Expr parse_operand(Cursor& cursor) {
  if (cursor.at_symbol("(")) return parse_parentheses(cursor);
  if (at_literal(cursor)) return parse_literal(cursor);
  if (const WordOfAggregate* aggregate = aggregate_at(cursor)) {
    Expr expr;
    cursor.nested([&] { expr = parse_aggregate(cursor, aggregate->word); });
    return expr;
  }
  if (cursor.at("time") && cursor.at("from", 1)) return parse_time(cursor);
  if (cursor.at_name()) return parse_reference(cursor, "a name");
  expect_operand(cursor);
  return {};
}

Expr parse_product(Cursor& cursor) {
  const std::size_t first = cursor.position();
  Expr left = parse_operand(cursor);
  for (int chain = 0; cursor.at("times"); ++chain) {
    if (chain > max_nesting) {
      cursor.fail("nesting", "this chain of 'times' is too long", "give a part of it a name", cursor.here());
      break;
    }
    cursor.take();
    if (cursor.peek().kind != TokenKind::number) cursor.fail_expected("a number after 'times'");
    Expr right = parse_literal(cursor);
    Expr product = make_expr(cursor, ExprKind::times, first);
    product.args.push_back(std::move(left));
    product.args.push_back(std::move(right));
    left = std::move(product);
  }
  return left;
}

}  // namespace

Expr make_expr(const Cursor& cursor, ExprKind kind, std::size_t first) {
  Expr expr;
  expr.kind = kind;
  expr.place = cursor.place_from(first);
  expr.last_line = cursor.line_before();
  return expr;
}

Rounding parse_rounding(Cursor& cursor) {
  if (!cursor.at_symbol(",")) return Rounding::none;
  if (cursor.at("last", 1) && cursor.at("day", 2)) {
    cursor.take();
    cursor.expect("last day kept");
    return Rounding::last_day_kept;
  }
  if (cursor.at("next", 1) && cursor.at("day", 2)) {
    cursor.take();
    cursor.expect("next day");
    return Rounding::next_day;
  }
  return Rounding::none;
}

Expr parse_sum(Cursor& cursor) {
  const std::size_t first = cursor.position();
  Expr left = parse_product(cursor);
  for (int chain = 0; cursor.at("plus") || cursor.at("minus"); ++chain) {
    if (chain > max_nesting) {
      cursor.fail("nesting", "this chain of 'plus' and 'minus' is too long", "give a part of it a name", cursor.here());
      break;
    }
    const ExprKind kind = cursor.take().text == "plus" ? ExprKind::plus : ExprKind::minus;
    Expr right = parse_product(cursor);
    const Rounding rounding = parse_rounding(cursor);
    Expr sum = make_expr(cursor, kind, first);
    sum.args.push_back(std::move(left));
    sum.args.push_back(std::move(right));
    sum.rounding = rounding;
    left = std::move(sum);
  }
  return left;
}

Expr parse_reference(Cursor& cursor, std::string_view what) {
  const std::size_t first = cursor.position();
  const Name name = cursor.name(what);
  std::vector<Expr> owner;
  if (cursor.accept("of")) {
    cursor.nested([&] { owner.push_back(parse_reference(cursor, "a name after 'of'")); });
  }
  Expr expr = make_expr(cursor, owner.empty() ? ExprKind::name : ExprKind::of, first);
  expr.text = name.text;
  expr.args = std::move(owner);
  return expr;
}

}  // namespace takecare::lang::syntax
