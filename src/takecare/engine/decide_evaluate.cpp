#include "takecare/engine/decide_evaluate.h"

#include <algorithm>

#include "takecare/engine/decide_ops.h"

namespace takecare::engine {

using lang::Expr;
using lang::ExprId;
using lang::Kind;
using lang::Op;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

const lang::Field& field_of(const lang::Program& program, const Item& item, int field) {
  return program.records[at(item.record)].fields[at(field)];
}

}  // namespace

Value value_of(const lang::Program& program, const lang::Field& field, const Fact& fact) {
  switch (fact.state) {
    case FactState::unknown: return unknown_value(program, field.type, field.optional);
    case FactState::not_applicable: return Value::none();
    case FactState::known: break;
  }
  return field.type.kind == Kind::text ? Value::of_text(fact.text) : Value::of(fact.value);
}

Evaluator::Evaluator(const lang::Program& program, Days as_of, Days law_on)
    : program_(&program), as_of_(as_of), law_on_(law_on), known_(program.definitions.size(), &arena_) {}

int Evaluator::add(Step step) {
  steps_.push_back(std::move(step));
  return static_cast<int>(steps_.size()) - 1;
}

// Where no version is in force there is no such law: a rule does not hold, a value is not applicable.
int Evaluator::definition(int index, const Bindings& arguments) {
  const auto known = known_[at(index)].find(arguments);
  if (known != known_[at(index)].end()) return known->second;
  const lang::Definition& definition = program_->definitions[at(index)];
  Step whole{
      .definition = index, .version = version_on(definition, law_on_), .parts = Parts(&arena_), .bindings = arguments};
  if (whole.version != nullptr) {
    Bindings bindings = arguments;
    bindings.resize(at(std::max(whole.version->bindings, static_cast<int>(arguments.size()))), nullptr);
    whole.parts.push_back(evaluate(whole.version->body, bindings));
    const Value& body = step(whole.parts[0]).value;
    whole.value = definition.kind == lang::DefinitionKind::value ? body : Value::of(as_truth(body));
  } else {
    whole.value = definition.kind == lang::DefinitionKind::value ? Value::none() : Value::of(Truth::no());
  }
  const int id = add(std::move(whole));
  known_[at(index)].emplace(arguments, id);
  return id;
}

int Evaluator::evaluate(ExprId id, Bindings& bindings) {
  const Expr& expr = program_->expr(id);
  if (expr.op == Op::call) {
    Bindings arguments;
    for (const lang::BindingId b : expr.bindings) arguments.push_back(bindings[at(b)]);
    return definition(expr.index, arguments);
  }
  Step step{.expr = id, .parts = Parts(&arena_)};
  if (expr.op == Op::quantifier || expr.op == Op::aggregate) {
    evaluate_items(id, bindings, step);
  } else if (expr.args.empty()) {
    if (expr.op == Op::field || expr.op == Op::list_is_recorded) step.item = bindings[at(expr.binding)];
    step.value = leaf(expr, step.item);
  } else {
    evaluate_parts(expr, bindings, step);
  }
  return add(std::move(step));
}

Value Evaluator::leaf(const Expr& expr, const Item* item) const {
  switch (expr.op) {
    case Op::literal: return expr.type.kind == Kind::text ? Value::of_text(expr.text) : Value::of(expr.value);
    case Op::field: return value_of(*program_, field_of(*program_, *item, expr.index), item->facts[at(expr.index)]);
    // Like a field that is recorded: whoever reads the record knows whether it has the list.
    case Op::list_is_recorded: return Value::of(Truth::of(item->lists[at(expr.index)].known));
    case Op::as_of: return Value::of(as_of_);
    case Op::in_force: return Value::of(Truth::of(law_status(*program_, expr.index, expr.text, law_on_).in_force));
    // period_start and period_end belong to reports; a single case has no period.
    default: return unknown_value(*program_, expr.type);
  }
}

Arguments Evaluator::arguments(const Step& step, std::vector<const Value*>& memory) const {
  memory.clear();
  for (const int part : step.parts) memory.push_back(part == no_step ? nullptr : &this->step(part).value);
  return Arguments(memory);
}

void Evaluator::evaluate_parts(const Expr& expr, Bindings& bindings, Step& step) {
  step.parts.reserve(expr.args.size());
  for (const ExprId part : expr.args) {
    step.parts.push_back(part == lang::no_expr ? no_step : evaluate(part, bindings));
  }
  if (expr.op == Op::is_recorded) {
    // Asks what the record holds, not what is so: whoever reads the record knows the answer, and it is never unknown.
    const Step& field = this->step(step.parts[0]);
    const Fact& fact = field.item->facts[at(program_->expr(field.expr).index)];
    step.value = Value::of(Truth::of(fact.state == FactState::known));
  } else {
    step.value = apply(*program_, expr, arguments(step, arguments_));
  }
}

int Evaluator::evaluate_item(ExprId id, Bindings& bindings) {
  const Expr& expr = program_->expr(id);
  Step one{.expr = id, .item = bindings[at(expr.list.item)], .parts = Parts(&arena_)};
  const auto part = [&](std::size_t i) {
    return i < expr.args.size() && expr.args[i] != lang::no_expr ? evaluate(expr.args[i], bindings) : no_step;
  };
  one.parts = {part(1), part(0)};
  const auto holds = [&](int p) { return p == no_step ? Truth::yes() : as_truth(step(p).value); };
  const Truth has = expr.op == Op::quantifier ? holds(one.parts[1]) : Truth::yes();
  one.value = Value::of(item_counts(expr, holds(one.parts[0]), has));
  return add(std::move(one));
}

int Evaluator::evaluate_supposed(const Step& list, const Item* item) {
  const auto [found, is_new] = supposed_.emplace(std::pair{&list, item}, no_step);
  if (!is_new) return found->second;
  Bindings bindings = list.bindings;
  bindings[at(program_->expr(list.expr).list.item)] = item;
  found->second = evaluate_item(list.expr, bindings);
  return found->second;
}

void Evaluator::evaluate_items(ExprId id, Bindings& bindings, Step& step) {
  const Expr& expr = program_->expr(id);
  step.item = bindings[at(expr.list.owner)];
  const ItemList& list = step.item->lists[at(expr.list.field)];
  if (!list.known) {
    step.bindings = bindings;
    step.value = apply_unknown_list(*program_, expr);
    return;
  }
  step.parts.reserve(list.items.size());
  for (const Item& item : list.items) {
    bindings[at(expr.list.item)] = &item;
    step.parts.push_back(evaluate_item(id, bindings));
  }
  if (expr.op == Op::quantifier) {
    const auto counts = [&](std::size_t i) { return as_truth(this->step(step.parts[i]).value); };
    step.value = Value::of(apply_quantifier(expr, step.parts.size(), counts));
    return;
  }
  std::vector<Outcome> outcomes;
  outcomes.reserve(step.parts.size());
  for (const int p : step.parts) {
    const Step& one = this->step(p);
    const Value* element = one.parts[1] == no_step ? nullptr : &this->step(one.parts[1]).value;
    outcomes.push_back({.counts = as_truth(one.value), .element = element});
  }
  step.value = apply_aggregate(*program_, expr, outcomes);
}

}  // namespace takecare::engine
