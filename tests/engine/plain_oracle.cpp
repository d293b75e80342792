#include "plain_oracle.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace takecare::test {

using engine::Item;
using lang::Expr;
using lang::ExprId;
using lang::Kind;
using lang::Op;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }
Plain yes_or_no(bool truth) { return {.none = false, .value = truth ? 1 : 0, .text = {}}; }
Plain known(std::int64_t value) { return {.none = false, .value = value, .text = {}}; }
Plain none() { return {.none = true, .value = 0, .text = {}}; }

bool compare(lang::Relation relation, const Plain& a, const Plain& b) {
  if (a.none || b.none) return false;
  switch (relation) {
    case lang::Relation::equal: return a == b;
    case lang::Relation::less: return a.value < b.value;
    case lang::Relation::less_equal: return a.value <= b.value;
    case lang::Relation::greater: return a.value > b.value;
    case lang::Relation::greater_equal: return a.value >= b.value;
  }
  return false;
}

// Exact for the small values of the tests: the product has at most 64 bits, which a long double holds.
std::int64_t scaled(std::int64_t value, std::int64_t factor) {
  return static_cast<std::int64_t>(
      std::round(static_cast<long double>(value) * static_cast<long double>(factor) / 1e6L));
}

}  // namespace

bool allows(const engine::Value& answer, Kind kind, const Plain& plain) {
  if (plain.none) return answer.may_be_none;
  if (!answer.may_be_value) return false;
  if (kind == Kind::text) return !answer.text_known || answer.text == plain.text;
  return answer.range.lo <= plain.value && plain.value <= answer.range.hi;
}

Plain PlainOracle::definition(int index, const Items& arguments) {
  const lang::Definition& definition = program_.definitions[at(index)];
  const bool is_value = definition.kind == lang::DefinitionKind::value;
  for (const lang::Version& version : definition.versions) {
    if (version.in_force.from && as_of_ < *version.in_force.from) continue;
    if (version.in_force.until && as_of_ >= *version.in_force.until) continue;
    Items items = arguments;
    items.resize(at(version.bindings));
    return is_value ? any(version.body, items) : yes_or_no(holds(version.body, items));
  }
  return is_value ? none() : yes_or_no(false);
}

bool PlainOracle::holds(ExprId id, Items& items) {
  if (id == lang::no_expr) return true;
  const Plain plain = any(id, items);
  return !plain.none && plain.value == 1;
}

Plain PlainOracle::field(const Expr& expr, const Items& items) const {
  const engine::Fact& fact = items[at(expr.binding)]->facts[at(expr.index)];
  if (fact.state == engine::FactState::not_applicable) return none();
  return {.none = false, .value = fact.value, .text = fact.text};
}

Plain PlainOracle::any(ExprId id, Items& items) {
  const Expr& expr = program_.expr(id);
  switch (expr.op) {
    case Op::literal: return {.none = false, .value = expr.value, .text = expr.text};
    case Op::field: return field(expr, items);
    case Op::as_of: return known(as_of_);
    case Op::attribute: {
      const Plain of = any(expr.args[0], items);
      const auto& enumeration = program_.enumerations[at(program_.expr(expr.args[0]).type.of)];
      return of.none ? of : known(enumeration.attributes[at(expr.index)].values[static_cast<std::size_t>(of.value)]);
    }
    case Op::add_period:
    case Op::plus:
    case Op::minus:
    case Op::times:
    case Op::time_between: return arithmetic(expr, items);
    case Op::choose: return choose(expr, items);
    case Op::quantifier:
    case Op::aggregate: return over_list(expr, items);
    case Op::call: {
      Items arguments;
      for (const lang::BindingId b : expr.bindings) arguments.push_back(items[at(b)]);
      return definition(expr.index, arguments);
    }
    default: return yes_or_no(truth(expr, items));
  }
}

Plain PlainOracle::arithmetic(const Expr& expr, Items& items) {
  const Plain a = any(expr.args[0], items);
  const Plain b = expr.args.size() > 1 ? any(expr.args[1], items) : a;
  if (a.none || b.none) return none();
  switch (expr.op) {
    case Op::add_period: return known(add_period(static_cast<Days>(a.value), expr.months, expr.days, expr.rounding));
    case Op::plus: return known(a.value + b.value);
    case Op::times: return known(scaled(a.value, expr.value));
    case Op::time_between: return known(b.value > a.value ? (b.value - a.value) * 12 : 0);
    default: return known(expr.type.kind == Kind::duration && b.value > a.value ? 0 : a.value - b.value);
  }
}

Plain PlainOracle::choose(const Expr& expr, Items& items) {
  std::vector<Plain> applying;
  bool any_guard = false;
  for (std::size_t i = 0; i < expr.args.size(); i += 2) {
    const bool otherwise = expr.args[i] == lang::no_expr;
    const bool applies = otherwise ? !any_guard : holds(expr.args[i], items);
    any_guard = any_guard || applies;
    if (applies) applying.push_back(any(expr.args[i + 1], items));
  }
  if (applying.empty()) return none();
  if (expr.first_applies) return applying.front();
  for (const Plain& one : applying) conflict_ = conflict_ || one != applying.front();
  return take_last_ ? applying.back() : applying.front();
}

bool PlainOracle::truth(const Expr& expr, Items& items) {
  const auto holds_arg = [&](ExprId arg) { return holds(arg, items); };
  switch (expr.op) {
    case Op::in_force: return law_status(program_, expr.index, expr.text, as_of_).in_force;
    case Op::compare: return compare(expr.relation, any(expr.args[0], items), any(expr.args[1], items));
    case Op::one_of: {
      const Plain of = any(expr.args[0], items);
      return !of.none && std::ranges::find(expr.set, of.value) != expr.set.end();
    }
    case Op::is_recorded: {
      const Expr& of = program_.expr(expr.args[0]);
      const engine::Fact& fact = items[at(of.binding)]->facts[at(of.index)];
      return fact.state == engine::FactState::known && fact.origin == -1;
    }
    case Op::list_is_recorded: {
      const engine::ItemList& list = items[at(expr.binding)]->lists[at(expr.index)];
      return list.known && list.origin == -1;
    }
    case Op::is_present: return !any(expr.args[0], items).none;
    case Op::both: return std::ranges::all_of(expr.args, holds_arg);
    case Op::either: return std::ranges::any_of(expr.args, holds_arg);
    case Op::negation: return !holds(expr.args[0], items);
    case Op::unless:
      return holds(expr.args[0], items) && std::none_of(expr.args.begin() + 1, expr.args.end(), holds_arg);
    default: return holds(expr.args[0], items);
  }
}

Plain PlainOracle::over_list(const Expr& expr, Items& items) {
  std::vector<Plain> elements;
  std::int64_t members = 0;
  std::int64_t having = 0;
  for (const Item& item : items[at(expr.list.owner)]->lists[at(expr.list.field)].items) {
    items[at(expr.list.item)] = &item;
    if (!holds(expr.args[1], items)) continue;
    ++members;
    if (expr.op == Op::quantifier && holds(expr.args[0], items)) ++having;
    if (expr.op == Op::quantifier || expr.args[0] == lang::no_expr) continue;
    Plain element = any(expr.args[0], items);
    if (!element.none) elements.push_back(std::move(element));
  }
  if (expr.op == Op::quantifier) {
    switch (expr.quantity) {
      case lang::Quantity::some: return yes_or_no(having > 0);
      case lang::Quantity::none: return yes_or_no(having == 0);
      case lang::Quantity::every: return yes_or_no(having == members);
      case lang::Quantity::exactly: return yes_or_no(having == expr.value);
      case lang::Quantity::at_least: return yes_or_no(having >= expr.value);
      case lang::Quantity::at_most: return yes_or_no(having <= expr.value);
    }
  }
  std::int64_t sum = 0;
  for (const Plain& element : elements) sum += element.value;
  switch (expr.aggregation) {
    case lang::Aggregation::count: return known(members * 1'000'000);
    case lang::Aggregation::count_distinct:
      return known(static_cast<std::int64_t>(std::set<Plain>(elements.begin(), elements.end()).size()) * 1'000'000);
    case lang::Aggregation::sum: return known(sum);
    case lang::Aggregation::smallest: return elements.empty() ? none() : *std::ranges::min_element(elements);
    case lang::Aggregation::largest: return elements.empty() ? none() : *std::ranges::max_element(elements);
  }
  return none();
}

}  // namespace takecare::test
