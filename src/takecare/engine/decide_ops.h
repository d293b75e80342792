// What each operation does to values: pure functions, one family a file. decide_evaluate.h walks the program and calls
// them.
#pragma once

#include <span>
#include <vector>

#include "takecare/engine/decide_trace.h"
#include "takecare/engine/value.h"

namespace takecare::engine {

// The values of the parts of a step; nullptr where a part is not there.
class Arguments {
 public:
  explicit Arguments(std::span<const Value* const> values) : values_(values) {}
  std::size_t size() const { return values_.size(); }
  bool given(std::size_t i) const { return values_[i] != nullptr; }
  const Value& operator[](std::size_t i) const { return *values_[i]; }
  Truth truth(std::size_t i) const { return as_truth((*this)[i]); }

 private:
  std::span<const Value* const> values_;
};

// Any operation but those without arguments, those on lists and is_recorded, which ask the case.
Value apply(const lang::Program& program, const lang::Expr& expr, const Arguments& arguments);

// decide_truths.cpp: compare, one_of, is_present.
Truth apply_truth(const lang::Program& program, const lang::Expr& expr, const Arguments& arguments);

// both, either, negation, unless, exception. 'truth(i)' is that of part i of 'parts'; parts that can make no difference
// any more are not asked for.
template <class TruthOf>
Truth apply_logic(lang::Op op, std::size_t parts, const TruthOf& truth) {
  const auto any_of = [&](std::size_t first) {
    Truth any = Truth::no();
    for (std::size_t i = first; i < parts && !any.surely_true(); ++i) any = either(any, truth(i));
    return any;
  };
  switch (op) {
    case lang::Op::both: {
      Truth all = Truth::yes();
      for (std::size_t i = 0; i < parts && !all.surely_false(); ++i) all = both(all, truth(i));
      return all;
    }
    case lang::Op::either: return any_of(0);
    case lang::Op::negation: return negation(truth(0));
    // An exception that is unknown leaves the rule unknown: it is one more thing that must surely not hold.
    case lang::Op::unless: {
      const Truth main = truth(0);
      return main.surely_false() ? main : both(main, negation(any_of(1)));
    }
    default: return truth(0);  // exception
  }
}
constexpr bool is_logic(lang::Op op) { return op >= lang::Op::both && op <= lang::Op::exception; }

// decide_values.cpp: attribute, add_period, plus, minus, times, time_between.
Value apply_value(const lang::Program& program, const lang::Expr& expr, const Arguments& arguments);

// decide_choose.cpp. The cases that may still apply, and whether none may.
struct Choice {
  std::vector<std::size_t> candidates;  // case numbers: parts 2n (guard) and 2n+1 (value)
  bool none_may_apply = false;
  bool conflict = false;  // two surely apply, and surely differ
};
Choice choose_cases(const lang::Expr& expr, const Arguments& arguments);
Value apply_choose(const lang::Program& program, const lang::Expr& expr, const Arguments& arguments);

// decide_lists.cpp. An item of a list: whether it counts, and its element (nullptr when the operation has none).
struct Outcome {
  Truth counts;
  const Value* element = nullptr;
};

// Whether an item counts, given its membership and what is asked of it (both yes where nothing is asked).
Truth item_counts(const lang::Expr& expr, Truth membership, Truth has);
// A quantity said of a count that lies in a range.
Truth statement_on_count(lang::Quantity quantity, std::int64_t n, Range count);
// What a quantifier says of 'items' items; 'counts(i)' is whether item i counts, asked for as long as it matters.
template <class CountsOf>
Truth apply_quantifier(const lang::Expr& expr, std::size_t items, const CountsOf& counts) {
  Range count{.lo = 0, .hi = static_cast<std::int64_t>(items)};
  for (std::size_t i = 0; i < items && statement_on_count(expr.quantity, expr.value, count).is_unknown(); ++i) {
    const Truth one = counts(i);
    if (one.surely_true()) ++count.lo;
    if (one.surely_false()) --count.hi;
  }
  return statement_on_count(expr.quantity, expr.value, count);
}
Value apply_aggregate(const lang::Program& program, const lang::Expr& expr, std::span<const Outcome> items);
Value apply_unknown_list(const lang::Program& program, const lang::Expr& expr);

Range count_items(std::span<const Outcome> items);

}  // namespace takecare::engine
