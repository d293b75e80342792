// Conditions: and, or, not, comparisons, quantifiers.
#include <algorithm>
#include <array>

#include "takecare/lang/keywords.h"
#include "takecare/lang/lex_number.h"
#include "takecare/lang/parse_parts.h"
#include "takecare/lang/print_expr.h"

namespace takecare::lang::syntax {

namespace {

struct ComparisonWords {
  std::string_view words;
  Comparison comparison;
};

constexpr std::array comparisons = {
    ComparisonWords{"at least", Comparison::at_least},
    ComparisonWords{"at most", Comparison::at_most},
    ComparisonWords{"more than", Comparison::more_than},
    ComparisonWords{"less than", Comparison::less_than},
    ComparisonWords{"on or before", Comparison::on_or_before},
    ComparisonWords{"on or after", Comparison::on_or_after},
    ComparisonWords{"before", Comparison::before},
    ComparisonWords{"after", Comparison::after},
};

constexpr std::array signs = {
    ComparisonWords{">=", Comparison::at_least},
    ComparisonWords{"<=", Comparison::at_most},
    ComparisonWords{">", Comparison::more_than},
    ComparisonWords{"<", Comparison::less_than},
};

bool accept_sign(Cursor& cursor, Comparison& comparison) {
  for (const ComparisonWords& sign : signs) {
    if (!cursor.accept_symbol(sign.words)) continue;
    comparison = sign.comparison;
    return true;
  }
  return false;
}

void parse_one_of(Cursor& cursor, Expr& expr) {
  expr.kind = ExprKind::one_of;
  do {
    expr.args.push_back(parse_sum(cursor));
  } while (cursor.accept_symbol(","));
}

void parse_range(Cursor& cursor, Expr& expr) {
  expr.kind = ExprKind::from_to;
  expr.args.push_back(parse_sum(cursor));
  cursor.expect("to");
  expr.args.push_back(parse_sum(cursor));
}

void parse_within(Cursor& cursor, Expr& expr) {
  expr.kind = ExprKind::within;
  expr.period = parse_period(cursor);
  expr.after = !cursor.at("before");
  if (!cursor.accept("before") && !cursor.accept("after")) return cursor.fail_expected("'after' or 'before'");
  expr.args.push_back(parse_sum(cursor));
  // 'within 1 year after D, next day': a rounding that follows D belongs to the period.
  expr.rounding = parse_rounding(cursor);
}

bool accept_state(Cursor& cursor, Expr& expr) {
  if (cursor.accept("recorded")) {
    expr.kind = ExprKind::recorded;
  } else if (cursor.accept("present")) {
    expr.kind = ExprKind::present;
  } else if (cursor.accept("absent")) {
    expr.kind = ExprKind::absent;
  } else {
    return false;
  }
  return true;
}

void parse_same(Cursor& cursor, Expr& expr) {
  if (expr.negated && cursor.at("applicable")) {
    return cursor.fail("expected", "a condition does not ask whether something is 'not applicable'",
                       "write 'is absent': there surely is no such thing", cursor.here());
  }
  expr.args.push_back(parse_sum(cursor));
}

// What follows 'is' or 'is not'.
void parse_predicate(Cursor& cursor, Expr& expr) {
  if (cursor.accept_words("one of")) return parse_one_of(cursor, expr);
  if (cursor.accept("from")) return parse_range(cursor, expr);
  if (cursor.accept("within")) return parse_within(cursor, expr);
  if (accept_state(cursor, expr)) return;
  if (accept_sign(cursor, expr.comparison)) {
    expr.args.push_back(parse_sum(cursor));
    return;
  }
  for (const ComparisonWords& candidate : comparisons) {
    if (!cursor.accept_words(candidate.words)) continue;
    expr.comparison = candidate.comparison;
    expr.args.push_back(parse_sum(cursor));
    return;
  }
  parse_same(cursor, expr);
}

// 'agreement has …': of the record that a field refers to.
Expr parse_reference_has(Cursor& cursor, Expr reference, std::size_t first) {
  Expr expr;
  cursor.expect("has");
  expr.reference = true;
  expr.item = {.text = reference.text, .place = reference.place};
  expr.args.push_back(std::move(reference));
  expr.args.push_back(parse_condition(cursor));
  expr.kind = ExprKind::quantifier;
  expr.place = cursor.place_from(first);
  expr.last_line = cursor.line_before();
  return expr;
}

Expr parse_comparison(Cursor& cursor) {
  const std::size_t first = cursor.position();
  Expr left = parse_sum(cursor);
  if (left.kind == ExprKind::name && cursor.at("has")) return parse_reference_has(cursor, std::move(left), first);
  Expr expr;
  expr.kind = ExprKind::compare;
  const bool with_sign = accept_sign(cursor, expr.comparison);
  if (!with_sign && !cursor.accept("is")) return left;
  expr.negated = !with_sign && cursor.accept("not");
  expr.args.push_back(std::move(left));
  if (with_sign) {
    expr.args.push_back(parse_sum(cursor));
  } else {
    parse_predicate(cursor, expr);
  }
  expr.place = cursor.place_from(first);
  expr.last_line = cursor.line_before();
  return expr;
}

// 'no' alone is a truth; 'no conviction among …' counts.
bool at_quantifier(const Cursor& cursor) {
  if (cursor.at("some") || cursor.at("every") || cursor.at("exactly")) return true;
  if (cursor.at("at")) return cursor.at("least", 1) || cursor.at("most", 1);
  return cursor.at("no") && cursor.at_name(1);
}

Quantity parse_quantity(Cursor& cursor) {
  if (cursor.accept("some")) return Quantity::some;
  if (cursor.accept("every")) return Quantity::every;
  if (cursor.accept("no")) return Quantity::none;
  if (cursor.accept("exactly")) return Quantity::exactly;
  return cursor.accept_words("at least") ? Quantity::at_least : (cursor.expect("at most"), Quantity::at_most);
}

void parse_has(Cursor& cursor, Expr& expr) {
  if (cursor.accept("has") || cursor.accept("have")) expr.args.push_back(parse_condition(cursor));
}

Expr parse_quantifier(Cursor& cursor) {
  const std::size_t first = cursor.position();
  Expr expr;
  expr.quantity = parse_quantity(cursor);
  const bool counts =
      expr.quantity == Quantity::exactly || expr.quantity == Quantity::at_least || expr.quantity == Quantity::at_most;
  if (counts) expr.value = parse_whole(cursor, "a whole number").value;
  expr.item = cursor.name("a name for the item, as in 'some item among items'");
  if (!cursor.accept("among")) {
    cursor.fail_expected("'among' and the name of a list", "write 'some ITEM among LIST has …'");
  }
  expr.args.push_back(parse_reference(cursor, "the name of a list"));
  parse_has(cursor, expr);
  expr.kind = ExprKind::quantifier;
  expr.place = cursor.place_from(first);
  expr.last_line = cursor.line_before();
  return expr;
}

Expr parse_that(Cursor& cursor) {
  const std::size_t first = cursor.position();
  cursor.expect("that");
  Expr expr;
  expr.item = cursor.name("the name of the item that the rule found");
  if (!cursor.at("has") && !cursor.at("have")) cursor.fail_expected("'has'");
  parse_has(cursor, expr);
  expr.kind = ExprKind::that_item;
  expr.place = cursor.place_from(first);
  expr.last_line = cursor.line_before();
  return expr;
}

Expr parse_law_in_force(Cursor& cursor) {
  const std::size_t first = cursor.position();
  cursor.expect("law");
  const TextLiteral law = parse_text(cursor, "the law in quotes");
  cursor.expect("is");
  const bool negated = cursor.accept("not");
  cursor.expect("in force");
  Expr expr = make_expr(cursor, ExprKind::in_force, first);
  expr.text = law.text;
  expr.negated = negated;
  return expr;
}

Expr parse_single(Cursor& cursor);

Expr parse_negation(Cursor& cursor) {
  const std::size_t first = cursor.position();
  cursor.expect("not");
  Expr inner;
  cursor.nested([&] { inner = parse_single(cursor); });
  Expr expr = make_expr(cursor, ExprKind::negation, first);
  expr.args.push_back(std::move(inner));
  return expr;
}

// A condition without 'and' and 'or', but for those inside 'has', 'where' and parentheses.
Expr parse_single(Cursor& cursor) {
  if (cursor.at("not")) return parse_negation(cursor);
  if (at_quantifier(cursor)) return parse_quantifier(cursor);
  if (cursor.at("that")) return parse_that(cursor);
  if (cursor.at("law") && cursor.peek(1).kind == TokenKind::text) return parse_law_in_force(cursor);
  return parse_comparison(cursor);
}

// Puts together what stands between two 'outer' words; 'words[i]' joins parts[i] and parts[i + 1].
Expr group(const std::vector<Expr>& parts, const std::vector<std::string_view>& words, ExprKind outer) {
  const std::string_view outer_word = outer == ExprKind::both ? "and" : "or";
  const ExprKind inner = outer == ExprKind::both ? ExprKind::either : ExprKind::both;
  Expr whole;
  whole.kind = outer;
  Expr run = parts.front();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == outer_word) {
      whole.args.push_back(std::move(run));
      run = parts[i + 1];
    } else if (run.kind == inner && !run.parenthesised) {
      run.args.push_back(parts[i + 1]);
    } else {
      Expr pair;
      pair.kind = inner;
      pair.place = run.place;
      pair.args = {std::move(run), parts[i + 1]};
      run = std::move(pair);
    }
  }
  whole.args.push_back(std::move(run));
  return whole;
}

std::string print_grouped(Expr whole) {
  for (Expr& arg : whole.args) {
    if (arg.kind == ExprKind::both || arg.kind == ExprKind::either) arg.parenthesised = true;
  }
  return print_expr(whole);
}

void report_mixed(Cursor& cursor, const std::vector<Expr>& parts, const std::vector<std::string_view>& words,
                  Place place) {
  constexpr std::size_t most = 160;
  const std::string first = print_grouped(group(parts, words, ExprKind::either));
  const std::string second = print_grouped(group(parts, words, ExprKind::both));
  std::string help = "write '" + first + "', or '" + second + "'";
  if (first.size() > most) help = "put what belongs together in parentheses: '(A and B) or C', or 'A and (B or C)'";
  cursor.report("mixed-and-or", "'and' and 'or' are mixed, so that it is not clear what belongs together",
                std::move(help), std::move(place));
}

// 'has' and 'where' reach as far as they can, so that a line may belong to them that looks like a part of the whole:
//   when a
//        and some x among xs has b
//        and c
// The margin for the words that follow: one error a condition.
int check_layout(Cursor& cursor, const Token& word, const Place& place, int margin) {
  if (cursor.failed() || !word.first_on_line || word.column > margin) return margin;
  cursor.report(
      "misleading-layout",
      "this '" + std::string(word.text) + "' belongs to the 'has' or 'where' above it, but stands as if it did not",
      "indent it further, or put the part with 'has' or 'where' in parentheses to end it", place);
  return 0;
}

Expr parse_joined(Cursor& cursor) {
  const std::size_t first = cursor.position();
  const int first_column = cursor.peek().column;
  int outer_margin = cursor.join_margin();
  std::vector<Expr> parts;
  std::vector<std::string_view> words;
  Place second_word;
  parts.push_back(parse_single(cursor));
  while (cursor.at("and") || cursor.at("or")) {
    const Place place = cursor.here();
    const Token& word = cursor.take();
    outer_margin = check_layout(cursor, word, place, outer_margin);
    cursor.set_join_margin(word.first_on_line ? word.column : std::max(first_column, outer_margin));
    words.push_back(word.text);
    if (second_word.line == 0 && words.back() != words.front()) second_word = place;
    parts.push_back(parse_single(cursor));
    cursor.set_join_margin(outer_margin);
  }
  if (words.empty()) return std::move(parts.front());
  const bool mixed = second_word.line != 0;
  if (mixed && !cursor.failed()) report_mixed(cursor, parts, words, second_word);
  const ExprKind kind = mixed || words.front() == "or" ? ExprKind::either : ExprKind::both;
  Expr whole = group(parts, words, kind);
  whole.place = cursor.place_from(first);
  whole.last_line = cursor.line_before();
  return whole;
}

}  // namespace

Expr parse_condition(Cursor& cursor) {
  Expr expr;
  cursor.nested([&] { expr = parse_joined(cursor); });
  return expr;
}

}  // namespace takecare::lang::syntax
