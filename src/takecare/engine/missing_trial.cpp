#include "takecare/engine/missing_trial.h"

#include "takecare/engine/decide_ops.h"

namespace takecare::engine {

using lang::Op;

namespace {

bool is_list(Op op) { return op == Op::quantifier || op == Op::aggregate; }

}  // namespace

Trial::Trial(Evaluator& evaluator, MissingFacts& facts, int step)
    : evaluator_(evaluator), program_(evaluator.program()), facts_(facts), step_(step) {
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
    if (expr.op == Op::field) node.says = facts_.find_fact({.item = step.item, .field = expr.index});
  }
  if (node.says) node.rests_on = Remedy::bit(*node.says);
  for (const int part : step.parts) {
    if (part != no_step) node.rests_on |= nodes_[static_cast<std::size_t>(part)].rests_on;
  }
  return node;
}

// Parts come before the steps they are part of, so one pass over the new steps is enough.
void Trial::note_new_steps() {
  nodes_.reserve(evaluator_.steps());
  values_.resize(evaluator_.steps());
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

Value Trial::value_with(const Remedy& remedy) {
  remedy_ = &remedy;
  ++trial_;
  return value(step_);
}

const Requirement* Trial::wanted(const Node& node) const {
  const auto wanted = node.says ? remedy_->find(*node.says) : std::nullopt;
  return wanted ? &facts_.requirement(*wanted) : nullptr;
}

std::optional<Fact> Trial::filled_in(int id) {
  const Node& field = node(id);
  const Requirement* wanted = this->wanted(field);
  if (wanted == nullptr) return std::nullopt;
  return fact({.item = field.step->item, .field = field.expr->index}, *wanted);
}

Truth Trial::truth(int id) {
  const Node& before = node(id);
  if (is_untouched(before)) return before.truth;
  if (!before.is_truth) return as_truth(value(id));
  if (before.tried == trial_) return before.now;
  const Truth now = new_truth(id);
  node(id).tried = trial_;
  node(id).now = now;
  return now;
}

Truth Trial::new_truth(int id) {
  const Node& node = this->node(id);
  const std::vector<int>& parts = node.step->parts;
  if (node.expr == nullptr) return truth(parts[0]);
  if (is_list(node.expr->op)) {
    if (node.says && wanted(node) == nullptr) return node.truth;
    const lang::Expr& expr = *node.expr;
    const std::vector<int>& items = this->items(id);
    return apply_quantifier(expr, items.size(), [&](std::size_t i) { return counts(items[i]); });
  }
  return apply_logic(node.expr->op, parts.size(), [&](std::size_t i) { return truth(parts[i]); });
}

Truth Trial::counts(int id) {
  const Node& before = node(id);
  if (is_untouched(before)) return before.truth;
  if (before.tried == trial_) return before.now;
  const lang::Expr& expr = *before.expr;
  const std::vector<int>& parts = before.step->parts;
  const auto part = [&](std::size_t i) { return parts[i] == no_step ? Truth::yes() : truth(parts[i]); };
  const Truth now = item_counts(expr, part(0), expr.op == Op::quantifier ? part(1) : Truth::yes());
  node(id).tried = trial_;
  node(id).now = now;
  return now;
}

const Value& Trial::value(int id) {
  const Node& before = node(id);
  if (is_untouched(before)) return before.step->value;
  Value& value = values_[static_cast<std::size_t>(id)];
  if (before.is_truth) {
    value = Value::of(truth(id));
  } else if (before.tried != trial_) {
    value = new_value(id);
    node(id).tried = trial_;
  }
  return value;
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
    case Op::aggregate: return aggregate_value(id);
    default: {
      const lang::Expr& expr = *node.expr;
      return apply(program_, expr, Arguments(values(step.parts)));
    }
  }
}

std::vector<const Value*> Trial::values(const std::vector<int>& parts) {
  std::vector<const Value*> values;
  values.reserve(parts.size());
  for (const int part : parts) values.push_back(part == no_step ? nullptr : &value(part));
  return values;
}

// The steps of the items of a list: of the case, or of those that a missing list is supposed to hold.
const std::vector<int>& Trial::items(int id) {
  const Step& step = *node(id).step;
  if (step.bindings.empty()) return step.parts;
  const Requirement* wanted = this->wanted(node(id));
  const auto [steps, is_new] = items_.try_emplace({id, wanted});
  if (!is_new) return steps->second;
  for (const int item : wanted->items) {
    steps->second.push_back(evaluator_.evaluate_supposed(step, facts_.supposed(item)));
  }
  note_new_steps();
  return steps->second;
}

Value Trial::aggregate_value(int id) {
  if (node(id).says && wanted(node(id)) == nullptr) return node(id).step->value;
  const lang::Expr& expr = *node(id).expr;
  std::vector<Outcome> outcomes;
  for (const int item : items(id)) {
    const int element = node(item).step->parts[1];
    outcomes.push_back({.counts = counts(item), .element = element == no_step ? nullptr : &value(element)});
  }
  return apply_aggregate(program_, expr, outcomes);
}

}  // namespace takecare::engine
