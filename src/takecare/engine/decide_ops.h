// What each operation does to values: pure functions, one family a file. decide_evaluate.h walks the program and calls
// them.
#pragma once

#include <span>
#include <vector>

#include "takecare/engine/decide_trace.h"
#include "takecare/engine/value.h"

namespace takecare::engine {

// The values of the parts of a step, seen through the steps.
class Arguments {
 public:
  Arguments(const std::vector<Step>& steps, const std::vector<int>& parts) : steps_(&steps), parts_(&parts) {}
  std::size_t size() const { return parts_->size(); }
  bool given(std::size_t i) const { return (*parts_)[i] != no_step; }
  const Value& operator[](std::size_t i) const { return (*steps_)[static_cast<std::size_t>((*parts_)[i])].value; }
  Truth truth(std::size_t i) const { return as_truth((*this)[i]); }

 private:
  const std::vector<Step>* steps_;
  const std::vector<int>* parts_;
};

// decide_truths.cpp: compare, one_of, is_present, both, either, negation, unless, exception.
Truth apply_truth(const lang::Program& program, const lang::Expr& expr, const Arguments& arguments);

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
Value apply_list(const lang::Program& program, const lang::Expr& expr, std::span<const Outcome> items);
Value apply_unknown_list(const lang::Program& program, const lang::Expr& expr);

// A quantity said of a count that lies in a range.
Truth statement_on_count(lang::Quantity quantity, std::int64_t n, Range count);
Range count_items(std::span<const Outcome> items);

}  // namespace takecare::engine
