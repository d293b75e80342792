// Quantifiers and aggregates: what they say of the items that a list has room for.
#include <algorithm>

#include "takecare/analysis/encode.h"

namespace takecare::analysis {

using lang::Aggregation;
using lang::Expr;
using lang::Op;
using lang::Quantity;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// So many items make it true, or show that it is not.
int witnesses(const Expr& expr) {
  switch (expr.quantity) {
    case Quantity::some:
    case Quantity::every:
    case Quantity::none: return 1;
    case Quantity::at_least: return static_cast<int>(expr.value);
    case Quantity::exactly:
    case Quantity::at_most: return static_cast<int>(expr.value) + 1;
  }
  return 1;
}

}  // namespace

void Encoder::note_items(const Expr& expr) {
  if (expr.op == Op::aggregate) unlimited_ = true;
  if (expr.op == Op::quantifier) items_that_matter_ += witnesses(expr);
}

Encoder::Element Encoder::element(const Expr& expr, ItemId item, Bindings& bindings) {
  const auto given = [&](std::size_t i) { return i < expr.args.size() && expr.args[i] != lang::no_expr; };
  bindings[at(expr.list.item)] = item;
  path_.push_back(case_->exists(item));
  Element one{.counts = case_->exists(item), .value = of(solver_->truth(true))};
  if (given(1)) {
    const Term member = truth(evaluate(expr.args[1], bindings));
    one.counts = solver_->both(one.counts, member);
    path_.push_back(member);
  }
  if (given(0)) one.value = evaluate(expr.args[0], bindings);
  if (given(1)) path_.pop_back();
  path_.pop_back();
  return one;
}

std::vector<Encoder::Element> Encoder::elements(const Expr& expr, Bindings& bindings) {
  note_items(expr);
  std::vector<Element> all;
  for (const ItemId item : case_->items(bindings[at(expr.list.owner)], expr.list.field)) {
    all.push_back(element(expr, item, bindings));
  }
  return all;
}

Term Encoder::count(std::span<const Term> truths) {
  std::vector<Term> ones;
  for (const Term truth : truths) ones.push_back(solver_->choose(truth, solver_->number(1), solver_->number(0)));
  return solver_->sum(ones);
}

SymbolicValue Encoder::quantifier(const Expr& expr, Bindings& bindings) {
  std::vector<Term> holds;
  for (const Element& one : elements(expr, bindings)) {
    // 'every' is decided by the items that break it.
    const Term has = truth(one.value);
    holds.push_back(solver_->both(one.counts, expr.quantity == Quantity::every ? solver_->negation(has) : has));
  }
  const Term wanted = solver_->number(expr.value);
  switch (expr.quantity) {
    case Quantity::some: return of(solver_->either(holds));
    case Quantity::every:
    case Quantity::none: return of(solver_->negation(solver_->either(holds)));
    case Quantity::exactly: return of(solver_->same(count(holds), wanted));
    case Quantity::at_least: return of(solver_->less_equal(wanted, count(holds)));
    case Quantity::at_most: return of(solver_->less_equal(count(holds), wanted));
  }
  return of(solver_->truth(false));
}

// Items whose key no earlier item has. No key, nothing to count.
Term Encoder::distinct(const std::vector<Element>& elements) {
  std::vector<Term> firsts;
  std::vector<Term> counts;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    counts.push_back(solver_->both(elements[i].counts, elements[i].value.present));
    std::vector<Term> first{counts[i]};
    for (std::size_t j = 0; j < i; ++j) {
      const Term again = solver_->both(counts[j], same(*solver_, elements[i].value, elements[j].value));
      first.push_back(solver_->negation(again));
    }
    firsts.push_back(solver_->both(first));
  }
  return count(firsts);
}

SymbolicValue Encoder::extreme(const std::vector<Element>& elements, bool smallest) {
  SymbolicValue best{.present = solver_->truth(false), .value = solver_->number(0)};
  for (const Element& one : elements) {
    const Term counts = solver_->both(one.counts, one.value.present);
    const Term before =
        smallest ? solver_->less(one.value.value, best.value) : solver_->less(best.value, one.value.value);
    const Term better = solver_->either(solver_->negation(best.present), before);
    best.value = solver_->choose(solver_->both(counts, better), one.value.value, best.value);
    best.present = solver_->either(best.present, counts);
  }
  return best;
}

SymbolicValue Encoder::aggregate(const Expr& expr, Bindings& bindings) {
  constexpr std::int64_t millionths = 1'000'000;
  const std::vector<Element> all = elements(expr, bindings);
  switch (expr.aggregation) {
    case Aggregation::smallest: return extreme(all, true);
    case Aggregation::largest: return extreme(all, false);
    case Aggregation::count_distinct: return of(solver_->times(distinct(all), millionths));
    case Aggregation::count:
    case Aggregation::sum: break;
  }
  std::vector<Term> parts;
  const Term zero = solver_->number(0);
  for (const Element& one : all) {
    const bool is_sum = expr.aggregation == Aggregation::sum;
    const Term amount = is_sum ? one.value.value : solver_->number(millionths);
    parts.push_back(solver_->choose(solver_->both(one.counts, one.value.present), amount, zero));
  }
  return of(solver_->sum(parts));
}

}  // namespace takecare::analysis
