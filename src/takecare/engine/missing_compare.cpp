#include <algorithm>

#include "takecare/engine/missing_find.h"

namespace takecare::engine {

using lang::Kind;
using lang::Relation;

namespace {

Wanted at_least(std::int64_t low) { return Wanted::range({.lo = low, .hi = unbounded_above}); }
Wanted at_most(std::int64_t high) { return Wanted::range({.lo = unbounded_below, .hi = high}); }

}  // namespace

// A value to try: what it is, if that is known, else the as-of date or 0, as near as its range allows.
Value MissingFinder::example(const Step& step) const {
  const lang::Type of = type(step);
  const Fact fact = fact_as_wanted(of, all_of_value(of.kind, step.value), evaluator_.as_of());
  if (fact.state == FactState::not_applicable) return Value::none();
  return of.kind == Kind::text ? Value::of_text(fact.text) : Value::of(fact.value);
}

// One of those wanted.
Wanted MissingFinder::example_of(lang::Type type, const Wanted& wanted) const {
  const Fact fact = fact_as_wanted(type, wanted, evaluator_.as_of());
  Wanted one = type.kind == Kind::text ? Wanted{.texts = {fact.text}} : Wanted::range(Range::point(fact.value));
  one.example = true;
  return one;
}

Remedies MissingFinder::either_is_none(const Step& step) {
  return any({within(step.parts[0], Wanted::only_none()), within(step.parts[1], Wanted::only_none())});
}

Remedies MissingFinder::comparison(const Step& step, bool truth) {
  const int a = step.parts[0];
  const int b = step.parts[1];
  Remedies none = truth ? impossible() : either_is_none(step);
  switch (expr(step).relation) {
    case Relation::equal: return any({none, equality(step, truth)});
    case Relation::less: return any({none, truth ? order(a, b, true) : order(b, a, false)});
    case Relation::less_equal: return any({none, truth ? order(a, b, false) : order(b, a, true)});
    case Relation::greater: return any({none, truth ? order(b, a, true) : order(a, b, false)});
    case Relation::greater_equal: return any({none, truth ? order(b, a, false) : order(a, b, true)});
  }
  return none;
}

// Makes one less than the other, or equal to it when not 'strictly': one of them stays as it is and the other goes
// beyond all that it may be, or both are placed on the two sides of an example.
Remedies MissingFinder::order(int less, int greater, bool strictly) {
  const Step& low = step(less);
  const Step& high = step(greater);
  const std::int64_t step_up = strictly ? 1 : 0;
  const Wanted any_low = Wanted::range(low.value.range);
  const Wanted any_high = Wanted::range(high.value.range);
  Remedies all_ways;
  if (high.value.range.lo != unbounded_below) {
    all_ways = all({within(greater, any_high), within(less, at_most(high.value.range.lo - step_up))});
  }
  if (low.value.range.hi != unbounded_above) {
    all_ways = any({all_ways, all({within(less, any_low), within(greater, at_least(low.value.range.hi + step_up))})});
  }
  if (!all_ways.empty() || low.value.range.is_point() || high.value.range.is_point()) return all_ways;
  // The least of the upper side: within its range, and above the least of the lower side.
  const std::int64_t least = low.value.range.lo == unbounded_below ? high.value.range.lo : low.value.range.lo + step_up;
  const std::int64_t handy = example(high).range.lo;
  const std::int64_t border = std::clamp(handy, std::min(least, high.value.range.hi), high.value.range.hi);
  Wanted below = at_most(border - step_up);
  Wanted above = at_least(border);
  below.example = above.example = true;
  return all({within(less, below), within(greater, above)});
}

Remedies MissingFinder::equality(const Step& compare, bool equal) {
  const Kind kind = program_.expr(expr(compare).args[0]).type.kind;
  const lang::Type of = program_.expr(expr(compare).args[0]).type;
  const auto to_match = [&](int fixed, int other) {
    const Value& value = step(fixed).value;
    if (!is_one_value(value, kind)) return impossible();
    Wanted wanted = just(kind, value);
    if (!equal) {
      wanted = all_but(program_, of, wanted);
      wanted.none = false;
    }
    return all({within(fixed, just(kind, value)), within(other, wanted)});
  };
  const int a = compare.parts[0];
  const int b = compare.parts[1];
  Remedies ways = any({to_match(a, b), to_match(b, a)});
  // Two amounts that lie apart differ, whatever they are.
  const bool ordered = kind != Kind::text && kind != Kind::enumeration && kind != Kind::truth;
  if (!equal && ordered) ways = any({ways, order(a, b, true), order(b, a, true)});
  if (!ways.empty() || is_one_value(step(a).value, kind) || is_one_value(step(b).value, kind)) return ways;
  const Wanted common = intersect(all_of_value(kind, step(a).value), all_of_value(kind, step(b).value));
  Step shared = step(a);
  if (!common.ranges.empty()) shared.value.range = common.ranges.front();
  shared.value.may_be_none = false;
  Wanted wanted = just(kind, example(shared));
  wanted.example = true;
  Wanted other = equal ? wanted : all_but(program_, of, wanted);
  other.none = false;
  other.example = true;
  return all({within(a, wanted), within(b, other)});
}

}  // namespace takecare::engine
