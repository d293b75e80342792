#include "takecare/programs/looker.h"

#include <algorithm>
#include <cstdlib>

#include "takecare/lang/walk.h"

namespace takecare::programs {

namespace {

using lang::Expr;
using lang::Op;
using lang::Relation;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// From which day on it is otherwise that another day comes before, on or after a named one.
std::set<Days> turning_days(Relation relation, bool named_first, Days named) {
  if (relation == Relation::equal) return {named, named + 1};
  const bool with_the_day = relation == Relation::greater || relation == Relation::less_equal;
  return {with_the_day == named_first ? named : named + 1};
}

}  // namespace

bool Scope::is_subject(lang::BindingId binding) const { return at(binding) < subject.size() && subject[at(binding)]; }

LookedAt::Field Scope::field_of(const Expr& expr) const { return {records[at(expr.binding)], expr.index}; }

std::optional<std::int64_t> Looker::value_of(const Expr& field, const Scope& scope) const {
  if (!scope.is_subject(field.binding)) return std::nullopt;
  const auto found = settled_.find(field.index);
  return found == settled_.end() ? std::nullopt : std::optional(found->second);
}

// A field that a condition asks for some values of, and tells no others apart. No values: whether it is there.
std::optional<Seen> Looker::look_for(lang::ExprId id, const Scope& scope, LookedAt::Values values) {
  const Expr& expr = program_.expr(id);
  if (expr.op != Op::field) return std::nullopt;
  if (!values.empty() && expr.type.kind != lang::Kind::enumeration) return std::nullopt;
  Seen seen;
  seen.looked.fields.insert(scope.field_of(expr));
  std::ranges::sort(values);
  if (const auto value = value_of(expr, scope))
    seen.truth = values.empty() || std::ranges::binary_search(values, *value);
  seen.looked.named[scope.field_of(expr)].insert(std::move(values));
  return seen;
}

// A rule of which the facts of one record are all that it looks at, on every day.
bool Looker::rests_on_record(int definition) {
  const lang::Definition& rule = program_.definitions[at(definition)];
  if (rule.kind != lang::DefinitionKind::rule || rule.parameters.size() != 1) return false;
  const LookedAt& looked = look(definition, {false}).looked;
  const auto own = [&](const LookedAt::Field& field) {
    return field.first == rule.parameters[0] &&
           program_.records[at(field.first)].fields[at(field.second)].type.kind != lang::Kind::list;
  };
  return std::ranges::all_of(looked.fields, own) && looked.of_items.empty() && looked.counted.empty() &&
         looked.counted_to.empty() && !looked.as_of_date && !looked.calendar && looked.days.empty() &&
         looked.law.empty();
}

// No condition, or one that always holds: of an item without 'where'.
bool Looker::is_nothing_asked(lang::ExprId id) const {
  return id == lang::no_expr || (program_.expr(id).op == Op::literal && program_.expr(id).value != 0);
}

bool Looker::rests_on_item(lang::ExprId id, lang::BindingId item) {
  if (is_nothing_asked(id)) return true;
  const Expr& expr = program_.expr(id);
  if (expr.op == Op::call) return expr.bindings == std::vector{item} && rests_on_record(expr.index);
  if (expr.op != Op::both && expr.op != Op::either && expr.op != Op::negation) return false;
  return std::ranges::all_of(expr.args, [&](lang::ExprId arg) { return rests_on_item(arg, item); });
}

// Whether some, every or no item meets a condition: of the items it counts which conditions they meet.
std::optional<Seen> Looker::look_at_items(const Expr& expr, const Scope& scope) {
  if (opened_ || expr.op != Op::quantifier || expr.list.list_definition >= 0) return std::nullopt;
  const bool counts = expr.quantity != lang::Quantity::some && expr.quantity != lang::Quantity::every &&
                      expr.quantity != lang::Quantity::none;
  const auto rests = [&](lang::ExprId arg) { return rests_on_item(arg, expr.list.item); };
  if (counts || !std::ranges::all_of(expr.args, rests)) return std::nullopt;
  const LookedAt::Field list{scope.records[at(expr.list.owner)], expr.list.field};
  Seen seen;
  seen.looked.fields.insert(list);
  for (const lang::ExprId arg : expr.args) {
    if (!is_nothing_asked(arg)) seen.looked.of_items[list].insert(arg);
  }
  return seen;
}

// 'count of LIST is at least 2'.
std::optional<Seen> Looker::look_at_count(const Expr& expr, const Scope& scope) {
  if (opened_ || expr.op != Op::compare) return std::nullopt;
  for (const std::size_t n : {0U, 1U}) {
    const Expr& count = program_.expr(expr.args[n]);
    const Expr& literal = program_.expr(expr.args[1 - n]);
    const bool plain = count.op == Op::aggregate && count.aggregation == lang::Aggregation::count &&
                       std::ranges::all_of(count.args, [&](lang::ExprId arg) { return is_nothing_asked(arg); });
    if (!plain || literal.op != Op::literal) continue;
    const LookedAt::Field list{scope.records[at(count.list.owner)], count.list.field};
    Seen seen;
    seen.looked.fields.insert(list);
    seen.looked.counted_to[list] = literal.value / 1'000'000 + 1;  // numbers are in millionths
    return seen;
  }
  return std::nullopt;
}

// One enumeration, of which it counts whether it is the same as another.
std::optional<Seen> Looker::look_at_comparison(const Expr& expr, const Scope& scope) {
  Seen seen;
  for (const lang::ExprId arg : expr.args) {
    const Expr& compared = program_.expr(arg);
    if (compared.op != Op::field || compared.type.kind != lang::Kind::enumeration) return std::nullopt;
    seen.looked.fields.insert(scope.field_of(compared));
    seen.looked.compared.insert(scope.field_of(compared));
  }
  return seen;
}

// One side of a comparison of dates: the day of the act, a date of a record, or a day reckoned from it. 'named': the
// other side is a day that the condition names.
std::optional<Seen> Looker::look_at_date(lang::ExprId id, const Scope& scope, const std::set<Days>& named) const {
  const Expr& expr = program_.expr(id);
  Seen seen;
  LookedAt& out = seen.looked;
  if (expr.op == Op::as_of) {
    out.as_of_date = true;
    out.days = named;
    return seen;
  }
  if (expr.op == Op::field) {
    out.fields.insert(scope.field_of(expr));
    if (named.empty()) out.each.insert(scope.field_of(expr));
    if (!named.empty()) out.named_days[scope.field_of(expr)] = named;
    return seen;
  }
  if (expr.op != Op::add_period || !named.empty()) return std::nullopt;
  const Expr& from = program_.expr(expr.args[0]);
  if (from.op != Op::field) return std::nullopt;
  out.fields.insert(scope.field_of(from));
  out.shifted[scope.field_of(from)].insert({.months = expr.months, .days = expr.days, .rounding = expr.rounding});
  out.periods.insert(std::abs(expr.months) * 31 + std::abs(expr.days));
  return seen;
}

// Two dates, of which it counts which comes first.
std::optional<Seen> Looker::look_at_dates(const Expr& expr, const Scope& scope) {
  if (expr.op != Op::compare || program_.expr(expr.args[0]).type.kind != lang::Kind::date) return std::nullopt;
  for (const std::size_t literal : {1U, 0U}) {
    const Expr& named = program_.expr(expr.args[literal]);
    if (named.op != Op::literal) continue;
    return look_at_date(expr.args[1 - literal], scope,
                        turning_days(expr.relation, literal == 0, static_cast<Days>(named.value)));
  }
  auto seen = look_at_date(expr.args[0], scope, {});
  const auto other = look_at_date(expr.args[1], scope, {});
  if (!seen || !other) return std::nullopt;
  seen->looked.add(other->looked);
  return seen;
}

// Rules of the item, and facts of it that no rule of it asks for.
AskedOfRecord Looker::asked_of(lang::ExprId id, lang::BindingId item) const {
  AskedOfRecord asked;
  if (id == lang::no_expr) return asked;
  const Expr& expr = program_.expr(id);
  if (expr.op == Op::call && expr.bindings == std::vector{item}) asked.rules.insert(id);
  if (expr.binding == item && (expr.op == Op::field || expr.op == Op::list_is_recorded))
    asked.fields.insert(expr.index);
  for (const lang::ExprId arg : expr.args) asked.add(asked_of(arg, item));
  return asked;
}

std::optional<Seen> Looker::look_for_values(const Expr& expr, const Scope& scope) {
  if (expr.op == Op::one_of) return look_for(expr.args[0], scope, expr.set);
  if (expr.op == Op::is_recorded || expr.op == Op::is_present) return look_for(expr.args[0], scope, {});
  if (expr.op != Op::compare || expr.relation != Relation::equal) return std::nullopt;
  for (const std::size_t literal : {1U, 0U}) {
    const Expr& compared = program_.expr(expr.args[literal]);
    if (compared.op != Op::literal) continue;
    if (auto seen = look_for(expr.args[1 - literal], scope, {static_cast<std::int16_t>(compared.value)})) return seen;
  }
  return look_at_comparison(expr, scope);
}

Seen Looker::look_at_each(const std::vector<lang::ExprId>& args, const Scope& scope, bool decisive) {
  Seen all{.looked = {}, .truth = !decisive};
  for (const lang::ExprId arg : args) {
    Seen one = look_at(arg, scope);
    if (one.truth == decisive) return one;
    if (!one.truth) all.truth.reset();
    all.looked.add(one.looked);
  }
  return all;
}

Seen Looker::look_at_unless(const Expr& expr, const Scope& scope) {
  Seen all = look_at(expr.args[0], scope);
  if (all.truth == false) return all;
  for (std::size_t n = 1; n < expr.args.size(); ++n) {
    const Seen one = look_at(expr.args[n], scope);
    if (one.truth != false) all.truth.reset();
    all.looked.add(one.looked);
  }
  return all;
}

// What stands under a guard that does not hold is not looked at, nor what stands below the first that does.
Seen Looker::look_at_choice(const Expr& expr, const Scope& scope) {
  Seen all;
  for (std::size_t n = 0; n + 1 < expr.args.size(); n += 2) {
    std::optional<bool> holds = true;
    if (expr.args[n] != lang::no_expr) {
      const Seen guard = look_at(expr.args[n], scope);
      all.looked.add(guard.looked);
      holds = guard.truth;
    }
    if (holds == false) continue;
    all.looked.add(look_at(expr.args[n + 1], scope).looked);
    if (holds == true && expr.first_applies) break;
  }
  return all;
}

Seen Looker::look_at_call(const Expr& expr, const Scope& scope) {
  std::vector<bool> subject;
  for (const lang::BindingId binding : expr.bindings) subject.push_back(scope.is_subject(binding));
  return look(expr.index, subject);
}

Seen Looker::look_at_all(const Expr& expr, const Scope& scope) {
  Seen all;
  LookedAt& out = all.looked;
  const bool ranges = expr.op == Op::quantifier || expr.op == Op::aggregate;
  if (expr.op == Op::field || expr.op == Op::list_is_recorded) out.fields.insert(scope.field_of(expr));
  if (expr.op == Op::field) {
    out.each.insert(scope.field_of(expr));
    const auto value = value_of(expr, scope);
    if (value && expr.type.kind == lang::Kind::truth) all.truth = *value != 0;
  }
  if (expr.op == Op::literal && expr.type.kind == lang::Kind::truth) all.truth = expr.value != 0;
  if (ranges) {
    const LookedAt::Field list{scope.records[at(expr.list.owner)], expr.list.field};
    out.fields.insert(list);
    const bool counts =
        expr.op == Op::quantifier
            ? expr.quantity != lang::Quantity::some && expr.quantity != lang::Quantity::every &&
                  expr.quantity != lang::Quantity::none
            : expr.aggregation == lang::Aggregation::count || expr.aggregation == lang::Aggregation::sum;
    if (counts) out.counted.insert(list);
    if (program_.records[at(list.first)].fields[at(list.second)].refers) {
      for (const lang::ExprId arg : expr.args) out.of_references[list].add(asked_of(arg, expr.list.item));
    }
  }
  if (expr.op == Op::as_of) out.as_of_date = true;
  if (expr.op == Op::add_period) out.periods.insert(std::abs(expr.months) * 31 + std::abs(expr.days));
  if (expr.op == Op::add_period && expr.months != 0) out.calendar = true;
  if (expr.op == Op::literal && expr.type.kind == lang::Kind::date) out.calendar = true;
  if (expr.op == Op::in_force) out.law.insert({expr.index, expr.text});
  for (const lang::ExprId arg : expr.args) {
    if (arg != lang::no_expr) out.add(look_at(arg, scope).looked);
  }
  return all;
}

Seen Looker::look_at(lang::ExprId id, const Scope& scope) {
  const Expr& expr = program_.expr(id);
  if (auto seen = look_for_values(expr, scope)) return std::move(*seen);
  if (auto seen = look_at_dates(expr, scope)) return std::move(*seen);
  if (auto seen = look_at_items(expr, scope)) return std::move(*seen);
  if (auto seen = look_at_count(expr, scope)) return std::move(*seen);
  if (expr.op == Op::both) return look_at_each(expr.args, scope, false);
  if (expr.op == Op::either) return look_at_each(expr.args, scope, true);
  if (expr.op == Op::unless) return look_at_unless(expr, scope);
  if (expr.op == Op::choose) return look_at_choice(expr, scope);
  if (expr.op == Op::call) return look_at_call(expr, scope);
  if (expr.op == Op::negation || expr.op == Op::exception) {
    Seen seen = look_at(expr.args[0], scope);
    if (expr.op == Op::negation && seen.truth) seen.truth = !*seen.truth;
    return seen;
  }
  return look_at_all(expr, scope);
}

// A rule is settled only as not holding: that its body holds is not enough on a day on which no version is in force.
const Seen& Looker::look(int definition, const std::vector<bool>& subject) {
  const auto [found, first] = seen_.try_emplace({definition, subject});
  Seen& seen = found->second;
  if (!first || definition < 0) return seen;
  const lang::Definition& looked = program_.definitions[at(definition)];
  bool never = looked.kind == lang::DefinitionKind::rule;
  for (const lang::Version& version : looked.versions) {
    const Scope scope{.records = lang::binding_records(program_, looked.parameters, {version.body}),
                      .subject = subject};
    const Seen body = look_at(version.body, scope);
    never = never && body.truth == false;
    for (const std::optional<Days>& day : {version.in_force.from, version.in_force.until}) {
      if (day) seen.looked.days.insert(*day);
    }
    seen.looked.add(body.looked);
  }
  if (never) seen.truth = false;
  return seen;
}

}  // namespace takecare::programs
