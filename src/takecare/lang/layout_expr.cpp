// Conditions: on one line where they fit, else one conjunct a line.
#include <fmt/format.h>

#include "takecare/lang/page.h"
#include "takecare/lang/print_expr.h"

namespace takecare::lang::syntax {

namespace {

struct Around {
  int indent;
  std::string prefix;
  std::string suffix;

  int hang() const { return indent + text_width(prefix); }
};

// With the parentheses of 'expr' as parts of what stands around it.
Around inside(const Expr& expr, const Around& around) {
  if (!expr.parenthesised) return around;
  return {.indent = around.indent, .prefix = around.prefix + "(", .suffix = ")" + around.suffix};
}

void layout_joined(Page& page, const Expr& expr, const Around& around) {
  const std::string word = expr.kind == ExprKind::both ? "and " : "or ";
  for (std::size_t i = 0; i < expr.args.size(); ++i) {
    const bool last = i + 1 == expr.args.size();
    const std::string suffix = last ? around.suffix : "";
    if (i == 0) {
      layout_expr(page, around.indent, around.prefix, expr.args[i], suffix);
    } else {
      layout_expr(page, around.hang(), word, expr.args[i], suffix);
    }
  }
}

// A condition that begins a line: joined, it has one conjunct a line.
void layout_condition(Page& page, const std::string& prefix, const Expr& condition, const Around& around) {
  const bool joined = condition.kind == ExprKind::both || condition.kind == ExprKind::either;
  const Around inner{.indent = around.hang(), .prefix = prefix, .suffix = around.suffix};
  if (joined && !condition.parenthesised) return layout_joined(page, condition, inner);
  layout_expr(page, inner.indent, inner.prefix, condition, inner.suffix);
}

// A head on a line of its own and its condition below.
void layout_below(Page& page, const std::string& head, int source_line, const Expr& condition, const Around& around) {
  page.line(around.indent, around.prefix + head, source_line);
  layout_condition(page, "", condition, around);
}

bool has_condition(const Expr& expr) {
  if (expr.kind == ExprKind::quantifier) return expr.args.size() > 1;
  return expr.kind == ExprKind::aggregate && !expr.aggregate.condition.empty();
}

// Whether 'and' or 'or' joins parts of it outside all parentheses.
bool is_joined(const Expr& expr) {
  if (expr.parenthesised) return false;
  switch (expr.kind) {
    case ExprKind::both:
    case ExprKind::either: return true;
    case ExprKind::negation:
    case ExprKind::that_item: return is_joined(expr.args.front());
    case ExprKind::quantifier: return expr.args.size() > 1 && is_joined(expr.args[1]);
    case ExprKind::aggregate: return !expr.aggregate.condition.empty() && is_joined(expr.aggregate.condition.front());
    default: return false;
  }
}

bool is_infix(ExprKind kind) {
  switch (kind) {
    case ExprKind::compare:
    case ExprKind::from_to:
    case ExprKind::plus:
    case ExprKind::minus:
    case ExprKind::times: return true;
    default: return false;
  }
}

// Between a long left side and what follows it; or before a long last part. False when neither can be broken.
bool layout_infix(Page& page, const Expr& expr, const Around& around) {
  Expr bare = expr;
  bare.parenthesised = false;
  const std::string whole = print_expr(bare);
  const std::string first = print_expr(expr.args.front());
  const std::string last = print_expr(expr.args.back());
  if (has_condition(expr.args.back()) && whole.ends_with(last)) {
    layout_expr(page, around.indent, around.prefix + whole.substr(0, whole.size() - last.size()), expr.args.back(),
                around.suffix);
    return true;
  }
  if (has_condition(expr.args.front())) {
    layout_expr(page, around.indent, around.prefix, expr.args.front(), whole.substr(first.size()) + around.suffix);
    return true;
  }
  return false;
}

void layout_one_of(Page& page, const Expr& expr, const Around& around) {
  const std::string head = print_expr(expr.args.front()) + (expr.negated ? " is not one of " : " is one of ");
  const int hang = around.hang();
  std::string text = around.prefix + head;
  int indent = around.indent;
  for (std::size_t i = 1; i < expr.args.size(); ++i) {
    const bool last = i + 1 == expr.args.size();
    const std::string part = print_expr(expr.args[i]) + (last ? around.suffix : ",");
    const std::string next = fmt::format("{}{}{}", text, i == 1 || text.empty() ? "" : " ", part);
    if (i == 1 || fits(indent, next)) {
      text = next;
      continue;
    }
    page.line(indent, text, expr.place.line);
    indent = hang;
    text = part;
  }
  page.line(indent, text, expr.place.line);
}

void layout_broken(Page& page, const Expr& expr, const Around& outer) {
  const Around around = inside(expr, outer);
  const auto whole = [&] {
    Expr bare = expr;
    bare.parenthesised = false;
    page.line(around.indent, around.prefix + print_expr(bare) + around.suffix, expr.place.line);
  };
  switch (expr.kind) {
    case ExprKind::both:
    case ExprKind::either: return layout_joined(page, expr, around);
    case ExprKind::negation:
      return layout_expr(page, around.indent, around.prefix + "not ", expr.args.front(), around.suffix);
    case ExprKind::that_item:
      return layout_below(page, "that " + expr.item.text + " has", expr.place.line, expr.args.front(), around);
    case ExprKind::one_of: return layout_one_of(page, expr, around);
    default: break;
  }
  if (expr.kind == ExprKind::quantifier && has_condition(expr)) {
    const std::string head = print_quantifier_head(expr) + " " + print_has(expr);
    return layout_below(page, head, expr.place.line, expr.args[1], around);
  }
  if (expr.kind == ExprKind::aggregate && has_condition(expr)) {
    page.line(around.indent, around.prefix + print_aggregate_head(expr.aggregate), expr.place.line);
    return layout_condition(page, "where ", expr.aggregate.condition.front(), around);
  }
  if (is_infix(expr.kind) && layout_infix(page, expr, around)) return;
  whole();
}

}  // namespace

void layout_expr(Page& page, int indent, const std::string& prefix, const Expr& expr, const std::string& suffix) {
  const std::string whole = prefix + print_expr(expr) + suffix;
  const bool short_enough = !is_joined(expr) || indent + text_width(whole) <= joined_width;
  if (short_enough && fits(indent, whole) && !page.comment_inside(expr.place.line, expr.last_line)) {
    return page.line(indent, whole, expr.place.line);
  }
  layout_broken(page, expr, {.indent = indent, .prefix = prefix, .suffix = suffix});
}

}  // namespace takecare::lang::syntax
