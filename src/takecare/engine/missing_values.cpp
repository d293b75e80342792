#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>

#include "takecare/engine/decide_ops.h"
#include "takecare/engine/missing_find.h"

namespace takecare::engine {

using lang::Kind;
using lang::Op;

namespace {

// Where people's values lie; bisection looks no further.
Range search_limits(Kind kind) {
  constexpr Range dates{.lo = -719'162, .hi = 2'932'896};  // 0001-01-01 … 9999-12-31
  constexpr std::int64_t far = 4'000'000'000'000'000;
  return kind == Kind::date ? dates : Range{.lo = kind == Kind::duration ? 0 : -far, .hi = far};
}

// The arguments x in 'domain' for which f(x) lies in 'wanted'; f never decreases. Found by bisection, so that no
// operation needs an inverse written by hand, with its own roundings.
std::optional<Range> inverse(const std::function<std::int64_t(std::int64_t)>& f, Range domain, Range wanted) {
  const auto first_with = [&](const auto& holds) {  // the least x with holds(x), or domain.hi + 1
    std::int64_t low = domain.lo;
    std::int64_t high = domain.hi + 1;
    while (low < high) {
      const std::int64_t middle = std::midpoint(low, high);
      if (holds(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  };
  const std::int64_t lo = first_with([&](std::int64_t x) { return f(x) >= wanted.lo; });
  const std::int64_t after = first_with([&](std::int64_t x) { return f(x) > wanted.hi; });
  if (lo >= after) return std::nullopt;
  return Range{.lo = lo, .hi = after - 1};
}

// What the operation gives for known arguments.
std::int64_t compute(const lang::Program& program, const lang::Expr& expr, std::int64_t first, std::int64_t second) {
  const Value values[] = {Value::of(first), Value::of(second)};
  const Value* const arguments[] = {&values[0], &values[1]};
  return apply(program, expr, Arguments(std::span(arguments).first(expr.args.size()))).range.lo;
}

}  // namespace

// The enumerators whose attribute is as wanted. Where the code list gives none it may be any.
Remedies MissingFinder::attribute_within(const Step& step, const Wanted& wanted) {
  Wanted from{.none = wanted.none, .example = wanted.example};
  const std::vector<std::int16_t>& table = attribute_table(step);
  for (std::size_t v = 0; v < table.size(); ++v) {
    const Wanted gives = table[v] < 0 ? any_value(program_, expr(step).type) : Wanted::range(Range::point(table[v]));
    if (is_within(gives, wanted)) from = unite(from, Wanted::range(Range::point(static_cast<std::int64_t>(v))));
  }
  return within(step.parts[0], from);
}

Remedies MissingFinder::attribute_known(const Step& step) {
  Remedies ways = within(step.parts[0], Wanted::only_none());
  const std::vector<std::int16_t>& table = attribute_table(step);
  for (std::size_t v = 0; v < table.size(); ++v) {
    if (table[v] < 0) continue;
    ways = any({ways, within(step.parts[0], Wanted::range(Range::point(static_cast<std::int64_t>(v))))});
  }
  return ways;
}

const std::vector<std::int16_t>& MissingFinder::attribute_table(const Step& step) const {
  const lang::Type of = program_.expr(expr(step).args[0]).type;
  return program_.enumerations[static_cast<std::size_t>(of.of)]
      .attributes[static_cast<std::size_t>(expr(step).index)]
      .values;
}

// The other argument, if there is one, stays as it is when it is known, and else becomes an example.
Remedies MissingFinder::argument_within(const Step& step, std::size_t argument, Range wanted, bool example) {
  const int solved = step.parts[argument];
  const Kind kind = type(this->step(solved)).kind;
  std::int64_t fixed = 0;
  Remedies others = settled();
  if (step.parts.size() > 1) {
    const int other = step.parts[1 - argument];
    const Value value = this->example(this->step(other));
    if (value.surely_none()) return impossible();
    fixed = value.range.lo;
    Wanted as_fixed = Wanted::range(value.range);
    as_fixed.example = !is_within(all_of_value(Kind::number, this->step(other).value), as_fixed);
    example = example || as_fixed.example;
    others = within(other, as_fixed);
  }
  // Where the operation decreases in the argument, the bisection runs over its opposite.
  const bool falls = expr(step).op == Op::times          ? expr(step).value < 0
                     : expr(step).op == Op::time_between ? argument == 0
                                                         : expr(step).op == Op::minus && argument == 1;
  const std::int64_t sign = falls ? -1 : 1;
  const auto f = [&](std::int64_t x) {
    return argument == 0 ? compute(program_, expr(step), sign * x, fixed)
                         : compute(program_, expr(step), fixed, sign * x);
  };
  const Range limits = search_limits(kind);
  const auto found = inverse(f, falls ? Range{.lo = -limits.hi, .hi = -limits.lo} : limits, wanted);
  if (!found) return impossible();
  Range range = falls ? Range{.lo = -found->hi, .hi = -found->lo} : *found;
  if (range.lo == limits.lo) range.lo = unbounded_below;
  if (range.hi == limits.hi) range.hi = unbounded_above;
  Wanted solution = Wanted::range(range);
  solution.example = example;
  return all({others, within(solved, solution)});
}

Remedies MissingFinder::computed_within(const Step& step, const Wanted& wanted) {
  const Op op = expr(step).op;
  if (op == Op::attribute) return attribute_within(step, wanted);
  if (op == Op::aggregate) return aggregate_within(step, wanted);
  if (op == Op::choose) return choose_within(step, wanted);
  Remedies ways;
  if (wanted.none) ways = any_part(step, 0, [this](int part) { return within(part, Wanted::only_none()); });
  for (const Range range : wanted.ranges) {
    for (std::size_t argument = 0; argument < step.parts.size(); ++argument) {
      const engine::Step& part = this->step(step.parts[argument]);
      if (is_known(part.value, type(part).kind)) continue;
      ways = any({ways, argument_within(step, argument, range, wanted.example)});
    }
  }
  return ways;
}

Remedies MissingFinder::known_by_parts(const Step& step) {
  if (expr(step).op == Op::choose) return choose_known(step);
  if (expr(step).op == Op::aggregate) return any({list_known(step), extreme_known(step)});
  if (expr(step).op == Op::attribute) return attribute_known(step);
  const Remedies values = all_parts(step, 0, [this](int part) { return known(part); });
  return any({values, any_part(step, 0, [this](int part) { return within(part, Wanted::only_none()); })});
}

}  // namespace takecare::engine
