#include "takecare/lang/check/exceptions.h"

#include <algorithm>
#include <optional>

#include "takecare/lang/contains.h"
#include "takecare/lang/suggest.h"

namespace takecare::lang::check {

namespace {

using syntax::ExceptionDecl;
using syntax::ExprKind;

template <class Visit>
void walk(const syntax::Expr& expr, const Visit& visit) {
  visit(expr);
  for (const syntax::Expr& arg : expr.args) walk(arg, visit);
  for (const auto* part : {&expr.aggregate.element, &expr.aggregate.list, &expr.aggregate.condition}) {
    for (const syntax::Expr& inner : *part) walk(inner, visit);
  }
}

// The items that an exception and its own exceptions speak of with 'that', each at its first place.
void add_that_items(const ExceptionDecl& exception, std::vector<syntax::Name>& items) {
  const auto visit = [&items](const syntax::Expr& expr) {
    const bool new_item = expr.kind == ExprKind::that_item && !contains(items, expr.item.text, &syntax::Name::text);
    if (new_item) items.push_back(expr.item);
  };
  for (const syntax::Expr& when : exception.when) walk(when, visit);
  for (const ExceptionDecl& inner : exception.exceptions) add_that_items(inner, items);
}

std::vector<const syntax::Expr*> quantifiers_of(const syntax::Expr& condition) {
  std::vector<const syntax::Expr*> found;
  walk(condition, [&found](const syntax::Expr& expr) {
    if (expr.kind == ExprKind::quantifier) found.push_back(&expr);
  });
  return found;
}

// The quantifiers whose item is certain when the condition holds: 'some', outside every 'not' and 'or', or inside such
// a one. Each comes after those around it.
void add_certain(const syntax::Expr& condition, std::vector<const syntax::Expr*>& certain) {
  if (condition.kind == ExprKind::both) {
    for (const syntax::Expr& arg : condition.args) add_certain(arg, certain);
  }
  const bool finds =
      condition.kind == ExprKind::quantifier && condition.quantity == Quantity::some && !condition.negated;
  if (!finds) return;
  certain.push_back(&condition);
  if (condition.args.size() > 1) add_certain(condition.args[1], certain);
}

bool is_around(const syntax::Expr& outer, const syntax::Expr& inner) {
  const std::vector<const syntax::Expr*> within = quantifiers_of(outer);
  return contains(within, &inner);
}

void no_quantifier(Context& context, const syntax::Name& item, const std::vector<const syntax::Expr*>& all) {
  std::vector<std::string> names;
  names.reserve(all.size());
  for (const syntax::Expr* quantifier : all) names.push_back(quantifier->item.text);
  std::string help = did_you_mean(item.text, names);
  if (help.empty()) help = names.empty() ? "the rule's 'when' finds no item" : "it finds " + one_of_words(names);
  context.error("that-without-item", item.place, "the rule's 'when' finds nothing called '" + item.text + "'",
                std::move(help));
}

void several_quantifiers(Context& context, const syntax::Name& item, const std::vector<const syntax::Expr*>& found) {
  Diagnostic& diagnostic = context.error("that-of-several", item.place,
                                         "the rule's 'when' has several quantifiers that find a '" + item.text + "'",
                                         "give their items different names");
  for (const syntax::Expr* quantifier : found) add_note(diagnostic, quantifier->place, "one of them");
}

void uncertain_item(Context& context, const syntax::Name& item, const syntax::Expr& quantifier) {
  Diagnostic& diagnostic =
      context.error("that-not-certain", item.place, "the rule can hold without one certain '" + item.text + "'",
                    "'that' speaks of an item found by 'some', outside every 'not' and 'or'; join parts of 'when' by "
                    "'and', or make two rules");
  add_note(diagnostic, quantifier.place, "it is found here");
}

// The quantifier of the condition that an exception's 'that' speaks of, or nothing after an error.
const syntax::Expr* quantifier_for(Context& context, const syntax::Expr& when, const syntax::Name& item) {
  const std::vector<const syntax::Expr*> all = quantifiers_of(when);
  std::vector<const syntax::Expr*> named;
  std::ranges::copy_if(all, std::back_inserter(named), [&](const auto* one) { return one->item.text == item.text; });
  if (named.empty()) return no_quantifier(context, item, all), nullptr;
  if (named.size() > 1) return several_quantifiers(context, item, named), nullptr;
  std::vector<const syntax::Expr*> certain;
  add_certain(when, certain);
  if (contains(certain, named.front())) return named.front();
  uncertain_item(context, item, *named.front());
  return nullptr;
}

// The innermost of the quantifiers that the exception speaks of; all others must be around it.
const syntax::Expr* target_of(Context& context, const syntax::Expr& when, const std::vector<syntax::Name>& items) {
  const syntax::Expr* target = nullptr;
  for (const syntax::Name& item : items) {
    const syntax::Expr* quantifier = quantifier_for(context, when, item);
    if (quantifier == nullptr) return nullptr;
    if (target == nullptr || is_around(*target, *quantifier)) {
      target = quantifier;
    } else if (!is_around(*quantifier, *target)) {
      context.error("that-of-two", item.place,
                    "'that " + item.text + "' and 'that " + items.front().text + "' are found apart from each other",
                    "an exception takes away one item: make it two exceptions");
      return nullptr;
    }
  }
  return target;
}

}  // namespace

PlacedExceptions place_exceptions(Context& context, const syntax::RuleDecl& rule) {
  PlacedExceptions placed;
  for (const ExceptionDecl& exception : rule.exceptions) {
    std::vector<syntax::Name> items;
    add_that_items(exception, items);
    if (items.empty()) {
      placed.outside.push_back(&exception);
    } else if (const syntax::Expr* target = target_of(context, rule.when.front(), items)) {
      placed.inside[target].push_back(&exception);
    }
  }
  return placed;
}

}  // namespace takecare::lang::check
