#include "takecare/engine/missing_find.h"

#include <algorithm>

namespace takecare::engine {

using lang::Kind;
using lang::Op;

namespace {

bool is_definition(const Step& step) { return step.expr == lang::no_expr; }

Wanted as_wanted(bool truth) {
  Wanted wanted = Wanted::range(Range::point(truth ? 1 : 0));
  wanted.none = !truth;
  return wanted;
}

bool is_truth_op(Op op) { return op >= Op::in_force && op <= Op::quantifier; }

}  // namespace

lang::Type MissingFinder::type(const Step& step) const {
  return is_definition(step) ? answer_type(program_.definitions[static_cast<std::size_t>(step.definition)])
                             : expr(step).type;
}

Remedies MissingFinder::all(std::initializer_list<Listed> parts) {
  Remedies together = **parts.begin();
  for (const Listed& part : std::span(parts).subspan(1)) together = algebra_.both(std::move(together), *part);
  return together;
}

Remedies MissingFinder::any(std::initializer_list<Listed> parts) {
  Remedies alternatives = **parts.begin();
  for (const Listed& part : std::span(parts).subspan(1)) alternatives = algebra_.either(std::move(alternatives), *part);
  return alternatives;
}

const Remedies& MissingFinder::becomes(int id, bool truth) {
  const Truth now = as_truth(evaluator_.step(id).value);
  if (!now.is_unknown()) return now.may_be_true == truth ? settled() : impossible();
  const Step& step = this->step(id);
  if (is_definition(step)) return becomes(step.parts[0], truth);
  if (expr(step).op == Op::negation) return becomes(step.parts[0], !truth);
  if (expr(step).op == Op::exception) return becomes(step.parts[0], truth);
  const std::size_t place = 2 * static_cast<std::size_t>(id) + (truth ? 1 : 0);
  if (becomes_.size() <= place) becomes_.resize(2 * evaluator_.steps());
  if (!becomes_[place]) {
    Remedies found = becomes_by_parts(id, truth);  // may bring new steps
    becomes_[place] = std::move(found);
  }
  return *becomes_[place];
}

Remedies MissingFinder::becomes_by_parts(int id, bool truth) {
  const Step& step = this->step(id);
  const auto same = [this, truth](int part) -> const Remedies& { return becomes(part, truth); };
  const auto opposite = [this, truth](int part) -> const Remedies& { return becomes(part, !truth); };
  switch (expr(step).op) {
    case Op::both: return truth ? all_parts(step, 0, same) : any_part(step, 0, same);
    case Op::either: return truth ? any_part(step, 0, same) : all_parts(step, 0, same);
    case Op::unless: {
      const Remedies& main = same(step.parts[0]);
      return truth ? all({main, all_parts(step, 1, opposite)}) : any({main, any_part(step, 1, opposite)});
    }
    case Op::compare: return comparison(step, truth);
    case Op::one_of: {
      const lang::Type of = program_.expr(expr(step).args[0]).type;
      Wanted set;
      for (const std::int16_t v : expr(step).set) set = unite(set, Wanted::range(Range::point(v)));
      return within(step.parts[0], truth ? set : all_but(program_, of, set));
    }
    case Op::is_present: {
      const lang::Type of = program_.expr(expr(step).args[0]).type;
      return within(step.parts[0], truth ? any_value(program_, of) : Wanted::only_none());
    }
    case Op::quantifier: return quantity(step, truth);
    default: return within(id, as_wanted(truth));
  }
}

Remedies MissingFinder::fact(const Step& step, const Wanted& wanted) {
  const Fact& fact = step.item->facts[static_cast<std::size_t>(expr(step).index)];
  if (fact.state != FactState::unknown) return impossible();
  Wanted possible = intersect(wanted, all_of_value(expr(step).type.kind, step.value));
  if (possible.empty()) return impossible();
  return {Remedy({.fact = facts_.fact({.item = step.item, .field = expr(step).index}),
                  .requirement = facts_.requirement({.fact = std::move(possible), .items = {}})})};
}

Remedies MissingFinder::within(int id, const Wanted& wanted) {
  const Step& step = this->step(id);
  const Kind kind = type(step).kind;
  if (surely_within(kind, step.value, wanted)) return settled();
  if (!maybe_within(kind, step.value, wanted)) return impossible();
  if (is_definition(step)) {
    const bool is_value =
        program_.definitions[static_cast<std::size_t>(step.definition)].kind == lang::DefinitionKind::value;
    if (is_value) return within(step.parts[0], wanted);
  } else if (expr(step).op == Op::field) {
    return fact(step, wanted);
  } else if (!is_truth_op(expr(step).op)) {
    return computed_within(step, wanted);
  }
  const auto wants = [&](int truth) -> const Remedies& {
    return is_within(Wanted::range(Range::point(truth)), wanted) ? becomes(id, truth == 1) : impossible();
  };
  return any({wants(0), wants(1)});
}

Remedies MissingFinder::known(int id) {
  const Step& step = this->step(id);
  const lang::Type of = type(step);
  if (is_known(step.value, of.kind)) return settled();
  if (is_definition(step)) {
    const bool is_value =
        program_.definitions[static_cast<std::size_t>(step.definition)].kind == lang::DefinitionKind::value;
    return is_value ? known(step.parts[0]) : any({becomes(id, true), becomes(id, false)});
  }
  const Op op = expr(step).op;
  if (is_truth_op(op)) return any({becomes(id, true), becomes(id, false)});
  if (op == Op::field) return fact(step, all_of_value(of.kind, step.value));
  return known_by_parts(step);
}

}  // namespace takecare::engine
