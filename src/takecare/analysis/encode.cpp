#include "takecare/analysis/encode.h"

#include <algorithm>

namespace takecare::analysis {

using lang::Expr;
using lang::ExprId;
using lang::Kind;
using lang::Op;
using lang::Relation;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

Encoder::Encoder(const lang::Program& program, Solver& solver, SymbolicCase& the_case, Calendar& calendar, Days as_of,
                 Days law_on)
    : program_(&program), solver_(&solver), case_(&the_case), calendar_(&calendar), as_of_(as_of), law_on_(law_on) {}

SymbolicValue Encoder::of(Term value) { return {.present = solver_->truth(true), .value = value}; }

SymbolicValue Encoder::none(Kind kind) {
  return {.present = solver_->truth(false), .value = kind == Kind::truth ? solver_->truth(false) : solver_->number(0)};
}

SymbolicValue Encoder::choose(Term condition, const SymbolicValue& yes, const SymbolicValue& no) {
  return {.present = solver_->choose(condition, yes.present, no.present),
          .value = solver_->choose(condition, yes.value, no.value)};
}

Term Encoder::truth(const SymbolicValue& value) { return solver_->both(value.present, value.value); }

void Encoder::observe(Observation observation) {
  if (depth_ != 1) return;
  std::vector<Term> all = path_;
  all.push_back(observation.holds);
  observation.holds = solver_->both(all);
  observations_.push_back(observation);
}

SymbolicValue Encoder::definition(int index, const std::vector<ItemId>& items) {
  const auto found = known_.find({index, items});
  if (found != known_.end()) return found->second;
  const lang::Definition& definition = program_->definitions[at(index)];
  const lang::Version* version = version_on(definition, law_on_);
  const bool is_value = definition.kind == lang::DefinitionKind::value;
  SymbolicValue value = is_value ? none(definition.type.kind) : of(solver_->truth(false));
  if (version != nullptr) {
    Bindings bindings = items;
    bindings.resize(std::max(items.size(), at(version->bindings)), -1);
    ++depth_;
    value = evaluate(version->body, bindings);
    --depth_;
    if (!is_value) value = of(truth(value));
  }
  known_.emplace(std::pair{index, items}, value);
  return value;
}

SymbolicValue Encoder::call(const Expr& expr, const Bindings& bindings) {
  std::vector<ItemId> items;
  items.reserve(expr.bindings.size());
  for (const lang::BindingId b : expr.bindings) items.push_back(bindings[at(b)]);
  return definition(expr.index, items);
}

SymbolicValue Encoder::evaluate(ExprId id, Bindings& bindings) {
  const Expr& expr = program_->expr(id);
  switch (expr.op) {
    case Op::literal:
    case Op::field:
    case Op::as_of:
    case Op::in_force:
    case Op::period_start:
    case Op::period_end: return leaf(expr, bindings);
    case Op::call: return call(expr, bindings);
    case Op::compare: return compare(expr, bindings);
    case Op::one_of: return one_of(expr, bindings);
    case Op::is_recorded: return recorded(expr, bindings);
    case Op::list_is_recorded: return of(case_->is_list_recorded(bindings[at(expr.binding)], expr.index));
    case Op::unless: return unless(id, bindings);
    case Op::choose: return choose(id, bindings);
    case Op::quantifier: return quantifier(expr, bindings);
    case Op::aggregate: return aggregate(expr, bindings);
    case Op::attribute: return attribute(expr, bindings);
    case Op::add_period:
    case Op::plus:
    case Op::minus:
    case Op::times:
    case Op::time_between: return arithmetic(expr, bindings);
    case Op::is_present:
    case Op::both:
    case Op::either:
    case Op::negation:
    case Op::exception: return truths(expr, bindings);
  }
  return none(expr.type.kind);
}

SymbolicValue Encoder::leaf(const Expr& expr, const Bindings& bindings) {
  switch (expr.op) {
    case Op::field: return case_->fact(bindings[at(expr.binding)], expr.index);
    case Op::as_of: return of(solver_->number(as_of_));
    case Op::in_force: return of(solver_->truth(law_status(*program_, expr.index, expr.text, law_on_).in_force));
    case Op::literal: break;
    // period_start and period_end belong to reports; no rule has them.
    default: return of(solver_->new_number());
  }
  if (expr.type.kind == Kind::truth) return of(solver_->truth(expr.value != 0));
  return of(expr.type.kind == Kind::text ? case_->text(expr.text) : solver_->number(expr.value));
}

SymbolicValue Encoder::recorded(const Expr& expr, const Bindings& bindings) {
  const Expr& field = program_->expr(expr.args[0]);
  return of(case_->is_recorded(bindings[at(field.binding)], field.index));
}

SymbolicValue Encoder::truths(const Expr& expr, Bindings& bindings) {
  if (expr.op == Op::is_present) return of(evaluate(expr.args[0], bindings).present);
  std::vector<Term> parts;
  parts.reserve(expr.args.size());
  for (const ExprId part : expr.args) parts.push_back(truth(evaluate(part, bindings)));
  switch (expr.op) {
    case Op::either: return of(solver_->either(parts));
    case Op::negation: return of(solver_->negation(parts.front()));
    default: return of(solver_->both(parts));
  }
}

SymbolicValue Encoder::unless(ExprId id, Bindings& bindings) {
  const Expr& expr = program_->expr(id);
  const Term base = truth(evaluate(expr.args[0], bindings));
  std::vector<Term> parts{base};
  for (std::size_t i = 1; i < expr.args.size(); ++i) {
    path_.push_back(base);
    const Term applies = truth(evaluate(expr.args[i], bindings));
    path_.pop_back();
    observe({.kind = Observation::Kind::exception_applies,
             .first = program_->expr(expr.args[i]).index,
             .expr = expr.args[i],
             .holds = solver_->both(base, applies)});
    parts.push_back(solver_->negation(applies));
  }
  return of(solver_->both(parts));
}

SymbolicValue Encoder::compare(const Expr& expr, Bindings& bindings) {
  const SymbolicValue a = evaluate(expr.args[0], bindings);
  const SymbolicValue b = evaluate(expr.args[1], bindings);
  Term relation;
  switch (expr.relation) {
    case Relation::equal: relation = solver_->same(a.value, b.value); break;
    case Relation::less: relation = solver_->less(a.value, b.value); break;
    case Relation::less_equal: relation = solver_->less_equal(a.value, b.value); break;
    case Relation::greater: relation = solver_->less(b.value, a.value); break;
    case Relation::greater_equal: relation = solver_->less_equal(b.value, a.value); break;
  }
  return of(solver_->both(std::vector{a.present, b.present, relation}));
}

SymbolicValue Encoder::one_of(const Expr& expr, Bindings& bindings) {
  const SymbolicValue value = evaluate(expr.args[0], bindings);
  std::vector<Term> any;
  any.reserve(expr.set.size());
  for (const std::int16_t one : expr.set) any.push_back(solver_->same(value.value, solver_->number(one)));
  return of(solver_->both(value.present, solver_->either(any)));
}

// The table of the code list; what it does not give stays open.
SymbolicValue Encoder::attribute(const Expr& expr, Bindings& bindings) {
  const SymbolicValue value = evaluate(expr.args[0], bindings);
  const lang::Type type = program_->expr(expr.args[0]).type;
  const auto& table = program_->enumerations[at(type.of)].attributes[at(expr.index)].values;
  const Term result = solver_->new_number();
  const auto targets = std::ssize(program_->enumerations[at(expr.type.of)].values);
  solver_->require(solver_->less_equal(solver_->number(0), result));
  solver_->require(solver_->less(result, solver_->number(targets)));
  std::map<std::int16_t, std::vector<Term>> sources;
  for (std::size_t i = 0; i < table.size(); ++i) {
    sources[table[i]].push_back(solver_->same(value.value, solver_->number(static_cast<std::int64_t>(i))));
  }
  for (const auto& [target, any] : sources) {
    if (target < 0) continue;
    solver_->require(
        solver_->either(solver_->negation(solver_->either(any)), solver_->same(result, solver_->number(target))));
  }
  return {.present = value.present, .value = result};
}

Term Encoder::not_below_zero(Term number) {
  return solver_->choose(solver_->less(number, solver_->number(0)), solver_->number(0), number);
}

SymbolicValue Encoder::arithmetic(const Expr& expr, Bindings& bindings) {
  const SymbolicValue a = evaluate(expr.args[0], bindings);
  if (expr.op == Op::add_period) {
    return {.present = a.present, .value = calendar_->add(a.value, expr.months, expr.days, expr.rounding)};
  }
  if (expr.op == Op::times) {
    // Half away from zero; the numbers of a symbolic case are not below zero, a negative factor turns the sign.
    constexpr std::int64_t unit = 1'000'000;
    const std::int64_t factor = expr.value < 0 ? -expr.value : expr.value;
    const Term product = solver_->plus(solver_->times(a.value, factor), solver_->number(unit / 2));
    const Term rounded = solver_->divided(product, unit);
    return {.present = a.present, .value = expr.value < 0 ? solver_->times(rounded, -1) : rounded};
  }
  const SymbolicValue b = evaluate(expr.args[1], bindings);
  SymbolicValue result{.present = solver_->both(a.present, b.present), .value = {}};
  switch (expr.op) {
    case Op::plus: result.value = solver_->plus(a.value, b.value); break;
    case Op::minus:
      result.value = solver_->minus(a.value, b.value);
      if (expr.type.kind == Kind::duration) result.value = not_below_zero(result.value);
      break;
    default: result.value = solver_->times(not_below_zero(solver_->minus(b.value, a.value)), twelfths_per_day); break;
  }
  return result;
}

// What the book cannot say: a truth that a case which applies gives, or a value from the least to the greatest of them;
// none where one of them gives none. Enumerators and texts that differ have nothing in common: any.
SymbolicValue Encoder::open_value(Kind kind, Term conflict, const std::vector<Term>& applies,
                                  const std::vector<SymbolicValue>& values) {
  const Term value = kind == Kind::truth ? solver_->new_truth() : solver_->new_number();
  const SymbolicValue open{.present = solver_->new_truth(), .value = value};
  const bool any = kind == Kind::enumeration || kind == Kind::text;
  std::vector<Term> may_be_none{open.present};
  std::vector<Term> least{solver_->negation(open.present)};
  std::vector<Term> greatest = least;
  for (std::size_t n = 0; n < applies.size(); ++n) {
    may_be_none.push_back(solver_->both(applies[n], solver_->negation(values[n].present)));
    if (any) continue;
    const Term gives = solver_->both(applies[n], values[n].present);
    const Term given = values[n].value;
    const bool truth = kind == Kind::truth;
    least.push_back(solver_->both(gives, truth ? solver_->same(given, value) : solver_->less_equal(given, value)));
    greatest.push_back(solver_->both(gives, truth ? solver_->same(given, value) : solver_->less_equal(value, given)));
  }
  std::vector<Term> what_holds{solver_->either(may_be_none)};
  if (!any) what_holds.insert(what_holds.end(), {solver_->either(least), solver_->either(greatest)});
  solver_->require(solver_->either(solver_->negation(conflict), solver_->both(what_holds)));
  return open;
}

// Whether two cases apply and differ.
Term Encoder::overlap(ExprId id, const std::vector<Term>& applies, const std::vector<SymbolicValue>& values) {
  std::vector<Term> conflicts;
  for (std::size_t i = 0; i < applies.size(); ++i) {
    for (std::size_t j = i + 1; j < applies.size(); ++j) {
      const Term differ = solver_->negation(same(*solver_, values[i], values[j]));
      const Term conflict = solver_->both(std::vector{applies[i], applies[j], differ});
      observe({.kind = Observation::Kind::cases_conflict,
               .first = static_cast<int>(i),
               .second = static_cast<int>(j),
               .expr = id,
               .holds = conflict});
      conflicts.push_back(conflict);
    }
  }
  return solver_->either(conflicts);
}

SymbolicValue Encoder::choose(ExprId id, Bindings& bindings) {
  const Expr& expr = program_->expr(id);
  std::vector<Term> applies;
  std::vector<SymbolicValue> values;
  Term any_before = solver_->truth(false);
  for (std::size_t n = 0; 2 * n < expr.args.size(); ++n) {
    const ExprId guard = expr.args[2 * n];
    const bool otherwise = guard == lang::no_expr;
    Term applies_here = otherwise ? solver_->negation(any_before) : truth(evaluate(guard, bindings));
    if (expr.first_applies) applies_here = solver_->both(applies_here, solver_->negation(any_before));
    observe({.kind = Observation::Kind::case_applies, .first = static_cast<int>(n), .expr = id, .holds = applies_here});
    any_before = solver_->either(any_before, applies_here);
    applies.push_back(applies_here);
    path_.push_back(applies_here);
    values.push_back(evaluate(expr.args[2 * n + 1], bindings));
    path_.pop_back();
  }
  observe({.kind = Observation::Kind::no_case_applies, .expr = id, .holds = solver_->negation(any_before)});
  SymbolicValue result = none(expr.type.kind);
  for (std::size_t n = applies.size(); n-- > 0;) result = choose(applies[n], values[n], result);
  if (expr.first_applies) return result;
  const Term conflict = overlap(id, applies, values);
  return choose(conflict, open_value(expr.type.kind, conflict, applies, values), result);
}

}  // namespace takecare::analysis
