#include "takecare/engine/missing_find.h"

namespace takecare::engine {

namespace {

constexpr std::int64_t most_values = 8;  // that are tried one by one

}  // namespace

// What makes case n surely apply, or surely not. 'otherwise' applies when no other case does.
Remedies MissingFinder::guard(const Step& step, std::size_t n, bool applies) {
  if (step.parts[2 * n] != no_step) return becomes(step.parts[2 * n], applies);
  if (expr(step).first_applies) return applies ? settled() : impossible();
  Remedies remedies = applies ? settled() : impossible();
  for (std::size_t other = 0; other < n; ++other) {
    const Remedies one = becomes(step.parts[2 * other], !applies);
    remedies = applies ? all({remedies, one}) : any({remedies, one});
  }
  return remedies;
}

// From case n on: it applies with a value that will do, or it does not and a later one does; or, where it does not
// matter which of several values that will do it is, its value will do and so will the rest.
Remedies MissingFinder::choose_first(const Step& step, std::size_t n, const Purpose& purpose) {
  if (2 * n == step.parts.size()) return purpose.none_will_do ? settled() : impossible();
  const Remedies value = purpose.value(step.parts[2 * n + 1]);
  const Remedies rest = choose_first(step, n + 1, purpose);
  Remedies ways = any({all({guard(step, n, true), value}), all({guard(step, n, false), rest})});
  if (purpose.several_will_do) ways = any({ways, all({value, rest})});
  return ways;
}

// Every case does not apply or has a value that will do, and one of them applies unless none will do as well. Where
// only one value can be meant, one case applies and all others do not.
Remedies MissingFinder::choose_exclusive(const Step& step, const Purpose& purpose) {
  const std::size_t cases = step.parts.size() / 2;
  Remedies none_applies = settled();
  Remedies one_applies = impossible();
  Remedies all_will_do = settled();
  for (std::size_t n = 0; n < cases; ++n) {
    const Remedies value = purpose.value(step.parts[2 * n + 1]);
    const Remedies out = guard(step, n, false);
    const Remedies in = guard(step, n, true);
    one_applies = any({all({one_applies, out}), all({none_applies, in, value})});
    none_applies = all({none_applies, out});
    all_will_do = all({all_will_do, any({out, value})});
  }
  Remedies ways = one_applies;
  if (purpose.none_will_do) ways = any({ways, none_applies});
  if (!purpose.several_will_do) return ways;
  const bool has_otherwise = step.parts[2 * (cases - 1)] == no_step;
  if (has_otherwise || purpose.none_will_do) return any({ways, all_will_do});
  Remedies some_guard;
  for (std::size_t n = 0; n < cases; ++n) some_guard = any({some_guard, guard(step, n, true)});
  return any({ways, all({all_will_do, some_guard})});
}

Remedies MissingFinder::choose(const Step& step, const Purpose& purpose) {
  return expr(step).first_applies ? choose_first(step, 0, purpose) : choose_exclusive(step, purpose);
}

// The cases that are still possible may differ as long as all of them will do, but only within what a range (or, for
// enumerators and texts, one value) can say: so each range, enumerator and text that is wanted is sought by itself.
Remedies MissingFinder::choose_within(const Step& step, const Wanted& wanted) {
  const lang::Kind kind = type(step).kind;
  std::vector<Wanted> goals;
  for (const Range range : wanted.ranges) {
    if (kind == lang::Kind::enumeration) {
      for (std::int64_t v = range.lo; v <= range.hi; ++v) goals.push_back(Wanted::range(Range::point(v)));
    } else {
      goals.push_back(Wanted::range(range));
    }
  }
  for (const std::string& text : wanted.texts) {
    if (!wanted.other_texts) goals.push_back({.texts = {text}});
  }
  if (wanted.other_texts) goals.push_back({.texts = wanted.texts, .other_texts = true});
  if (goals.empty()) goals.emplace_back();
  Remedies ways;
  for (Wanted& goal : goals) {
    goal.none = wanted.none;
    goal.example = wanted.example;
    const Purpose purpose{
        .value = [&](int part) { return within(part, goal); }, .none_will_do = goal.none, .several_will_do = true};
    ways = any({ways, choose(step, purpose)});
  }
  return ways;
}

// The values that cases are known to have: the value as a whole may become one of them while several cases stay
// possible.
Wanted MissingFinder::values_of_cases(const Step& step) const {
  const lang::Type of = type(step);
  if (of.kind == lang::Kind::enumeration) return any_value(program_, of);
  Wanted values;
  for (std::size_t i = 1; i < step.parts.size(); i += 2) {
    const Value& value = this->step(step.parts[i]).value;
    if (is_one_value(value, of.kind)) values = unite(values, just(of.kind, value));
  }
  return values;
}

Remedies MissingFinder::choose_known(const Step& step) {
  const Remedies one_case =
      choose(step, {.value = [this](int part) { return known(part); }, .none_will_do = true, .several_will_do = false});
  const Wanted values = values_of_cases(step);
  Remedies ways = one_case;
  for (const Range range : values.ranges) {
    for (std::int64_t v = range.lo; v <= range.hi && v < range.lo + most_values; ++v) {
      ways = any({ways, choose_within(step, Wanted::range(Range::point(v)))});
    }
  }
  for (const std::string& text : values.texts) ways = any({ways, choose_within(step, {.texts = {text}})});
  return ways;
}

}  // namespace takecare::engine
