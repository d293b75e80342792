#include "takecare/engine/missing_trial.h"

#include <algorithm>

#include "takecare/engine/decide_ops.h"

namespace takecare::engine {

using lang::Op;

namespace {

bool is_list(Op op) { return op == Op::quantifier || op == Op::aggregate; }

}  // namespace

Trial::Trial(Evaluator& evaluator, MissingFacts& facts, int step)
    : evaluator_(evaluator), program_(evaluator.program()), facts_(facts), step_(step) {
  nodes_.reserve(2 * evaluator_.steps());
  note_new_steps();
}

Trial::Node Trial::new_node(const Step& step) const {
  Node node{.step = &step, .truth = as_truth(step.value)};
  if (step.expr == lang::no_expr) {
    const auto& definition = program_.definitions[static_cast<std::size_t>(step.definition)];
    node.is_truth = definition.kind != lang::DefinitionKind::value;
  } else {
    const lang::Expr& expr = program_.expr(step.expr);
    node.expr = &expr;
    node.is_truth = is_logic(expr.op) || expr.op == Op::quantifier;
    const bool missing_list = is_list(expr.op) && !step.bindings.empty();
    if (missing_list) node.says = facts_.find_fact({.item = step.item, .field = expr.list.field});
    if (expr.op == Op::field || expr.op == Op::list_is_recorded)
      node.says = facts_.find_fact({.item = step.item, .field = expr.index});
  }
  if (node.says) node.rests_on = bit_of(*node.says);
  for (const int part : step.parts) {
    if (part != no_step) node.rests_on |= nodes_[static_cast<std::size_t>(part)].rests_on;
  }
  return node;
}

// Parts come before the steps they are part of, so one pass over the new steps is enough.
void Trial::note_new_steps() {
  for (std::size_t id = nodes_.size(); id < evaluator_.steps(); ++id) {
    nodes_.push_back(new_node(evaluator_.step(static_cast<int>(id))));
  }
}

Fact Trial::fact(const FactKey& key, const Requirement& requirement) const {
  const auto& fields = program_.records[static_cast<std::size_t>(key.item->record)].fields;
  return fact_as_wanted(fields[static_cast<std::size_t>(key.field)].type, requirement.fact, evaluator_.as_of());
}

ItemList Trial::list(const Requirement& requirement, const Remedy& remedy) const {
  ItemList list{.known = true};
  for (const int number : requirement.items) {
    const Item* supposed = facts_.supposed(number);
    Item item = *supposed;
    for (const Remedy::Part part : remedy.parts()) {
      const FactKey& key = facts_.key(part.fact);
      if (key.item != supposed) continue;
      const Requirement& wanted = facts_.requirement(part.requirement);
      const auto field = static_cast<std::size_t>(key.field);
      if (wanted.is_list()) {
        item.lists[field] = this->list(wanted, remedy);
      } else {
        item.facts[field] = fact(key, wanted);
      }
    }
    list.items.push_back(std::move(item));
  }
  return list;
}

FactBits Trial::changes(const Remedy& next) const {
  FactBits changed = 0;
  const auto note = [&](const Remedy& one, const Remedy& other) {
    for (const Remedy::Part part : one.parts()) {
      if (other.find(part.fact) != part.requirement) changed |= bit_of(part.fact);
    }
  };
  note(remedy_, next);
  note(next, remedy_);
  // A list changes with what its items rest on, and with it the lists that hold it.
  for (FactBits before = 0; before != changed;) {
    before = changed;
    for (const Held& held : held_) {
      if ((held.rests_on & changed) != 0) changed |= held.list;
    }
  }
  return changed;
}

Value Trial::value_with(const Remedy& remedy) {
  fill_in(remedy);
  return value(step_);
}

void Trial::fill_in(const Remedy& remedy) {
  const FactBits changed = changes(remedy);
  std::erase_if(found_, [&](int id) {
    Node& node = this->node(id);
    if ((node.rests_on & changed) == 0) return false;
    node.is_found = node.is_current = false;
    node.is_asked = {};
    return true;
  });
  remedy_ = remedy;
}

const Requirement* Trial::wanted(const Node& node) const {
  const auto wanted = node.says ? remedy_.find(*node.says) : std::nullopt;
  return wanted ? &facts_.requirement(*wanted) : nullptr;
}

std::optional<Fact> Trial::filled_in(int id) {
  const Node& field = node(id);
  const Requirement* wanted = this->wanted(field);
  if (wanted == nullptr) return std::nullopt;
  return fact({.item = field.step->item, .field = field.expr->index}, *wanted);
}

Trial::Node& Trial::found(int id) {
  Node& found = node(id);
  if (!found.is_found) found_.push_back(id);
  found.is_found = true;
  return found;
}

Truth Trial::truth(int id) {
  const Node& before = node(id);
  if (is_untouched(before)) return before.truth;
  if (!before.is_truth) return as_truth(value(id));
  if (before.is_current) return before.now;
  const Truth now = new_truth(id);
  Node& after = found(id);
  after.now = now;
  after.is_current = true;
  return now;
}

Truth Trial::new_truth(int id) {
  const Node& node = this->node(id);
  const Parts& parts = node.step->parts;
  if (node.expr == nullptr) return truth(parts[0]);
  if (is_list(node.expr->op)) {
    if (node.says && wanted(node) == nullptr) return node.truth;
    const lang::Expr& expr = *node.expr;
    const std::span<const int> items = this->items(id);
    return apply_quantifier(expr, items.size(), [&](std::size_t i) { return counts(items[i]); });
  }
  return apply_logic(node.expr->op, parts.size(), [&](std::size_t i) { return truth(parts[i]); });
}

Truth Trial::counts(int id) {
  const Node& before = node(id);
  if (is_untouched(before)) return before.truth;
  if (before.is_current) return before.now;
  const lang::Expr& expr = *before.expr;
  const Parts& parts = before.step->parts;
  const auto part = [&](std::size_t i) { return parts[i] == no_step ? Truth::yes() : truth(parts[i]); };
  const Truth now = item_counts(expr, part(0), expr.op == Op::quantifier ? part(1) : Truth::yes());
  Node& after = found(id);
  after.now = now;
  after.is_current = true;
  return now;
}

const Value& Trial::value(int id) {
  const Node& before = node(id);
  if (is_untouched(before)) return before.step->value;
  if (!before.is_truth && before.is_current) return *before.value;
  Value value = before.is_truth ? Value::of(truth(id)) : new_value(id);
  Node& after = found(id);
  if (after.value == nullptr) after.value = &values_.emplace_back();
  *after.value = std::move(value);
  if (!after.is_truth) after.is_current = true;
  return *after.value;
}

Value Trial::new_value(int id) {
  const Node& node = this->node(id);
  const Step& step = *node.step;
  if (node.expr == nullptr) return value(step.parts[0]);
  switch (node.expr->op) {
    case Op::field: {
      const auto& fields = program_.records[static_cast<std::size_t>(step.item->record)].fields;
      const std::optional<Fact> fact = filled_in(id);
      return fact ? value_of(program_, fields[static_cast<std::size_t>(node.expr->index)], *fact) : step.value;
    }
    // A fact that is filled in is recorded, unless what is filled in is that there is none.
    case Op::is_recorded: {
      const std::optional<Fact> fact = filled_in(step.parts[0]);
      return fact ? Value::of(Truth::of(fact->state == FactState::known)) : step.value;
    }
    // A list that is filled in is recorded, be it as an empty one.
    case Op::list_is_recorded: return wanted(node) != nullptr ? Value::of(Truth::yes()) : step.value;
    case Op::aggregate: return aggregate_value(id);
    default: {
      const lang::Expr& expr = *node.expr;
      const std::size_t first = arguments_.size();
      for (const int part : step.parts) arguments_.push_back(part == no_step ? nullptr : &value(part));
      Value result = apply(program_, expr, Arguments(std::span(arguments_).subspan(first)));
      arguments_.resize(first);
      return result;
    }
  }
}

FactBits& Trial::items_rest_on(FactId list) {
  const auto found = std::ranges::find(held_, bit_of(list), &Held::list);
  return found == held_.end() ? held_.emplace_back(Held{.list = bit_of(list)}).rests_on : found->rests_on;
}

// The steps of the items of a list: of the case, or of those that a missing list is supposed to hold.
std::span<const int> Trial::items(int id) {
  const Step& step = *node(id).step;
  if (step.bindings.empty()) return step.parts;
  const Requirement* wanted = this->wanted(node(id));
  const auto [steps, is_new] = items_.try_emplace({id, wanted});
  if (!is_new) return steps->second;
  for (const int item : wanted->items) {
    steps->second.push_back(evaluator_.evaluate_supposed(step, facts_.supposed(item)));
  }
  note_new_steps();
  FactBits& rests_on = items_rest_on(*node(id).says);
  for (const int item : steps->second) rests_on |= node(item).rests_on;
  return steps->second;
}

Value Trial::aggregate_value(int id) {
  if (node(id).says && wanted(node(id)) == nullptr) return node(id).step->value;
  const lang::Expr& expr = *node(id).expr;
  const std::size_t first = outcomes_.size();
  for (const int item : items(id)) {
    const int element = node(item).step->parts[1];
    const Truth counts = this->counts(item);
    outcomes_.push_back({.counts = counts, .element = element == no_step ? nullptr : &value(element)});
  }
  Value result = apply_aggregate(program_, expr, std::span(outcomes_).subspan(first));
  outcomes_.resize(first);
  return result;
}

}  // namespace takecare::engine
