// Walks the program over one case, keeping every step.
#pragma once

#include <deque>
#include <map>
#include <memory_resource>
#include <utility>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/engine/decide_ops.h"
#include "takecare/engine/decide_trace.h"

namespace takecare::engine {

// Evaluation has no order that matters: every argument is evaluated, and an operation sees only their values. A
// definition is evaluated once for each choice of items. The program and the items must outlive the evaluator.
class Evaluator {
 public:
  // Which law is in force is asked of 'law_on'; it is the as-of date, but where two days' law is compared.
  Evaluator(const lang::Program& program, Days as_of, Days law_on);

  // The step of a definition with its arguments, one item a parameter.
  int definition(int index, const Bindings& arguments);
  // The step of an expression; 'bindings' are those of the definition that it stands in.
  int evaluate(lang::ExprId id, Bindings& bindings);
  // The step of one item of a quantifier or aggregate; 'bindings' hold the item.
  int evaluate_item(lang::ExprId list, Bindings& bindings);
  // The step of an item that a missing list, of which 'list' is the step, is supposed to hold.
  int evaluate_supposed(const Step& list, const Item* item);

  // Steps stay where they are when others are added. Parts come before the steps that they are part of.
  const Step& step(int id) const { return steps_[static_cast<std::size_t>(id)]; }
  std::size_t steps() const { return steps_.size(); }
  // The values of its parts, held in 'memory'.
  Arguments arguments(const Step& step, std::vector<const Value*>& memory) const;
  const lang::Program& program() const { return *program_; }
  Days as_of() const { return as_of_; }

 private:
  Value leaf(const lang::Expr& expr, const Item* item) const;
  void evaluate_parts(const lang::Expr& expr, Bindings& bindings, Step& step);
  void evaluate_items(lang::ExprId id, Bindings& bindings, Step& step);
  int add(Step step);

  const lang::Program* program_;
  Days as_of_;
  Days law_on_;
  std::pmr::monotonic_buffer_resource arena_;  // of the steps, which all go together
  std::pmr::deque<Step> steps_{&arena_};
  std::vector<const Value*> arguments_;
  std::pmr::vector<std::pmr::map<Bindings, int>> known_;  // by definition: the step for each choice of items so far
  std::pmr::map<std::pair<const Step*, const Item*>, int> supposed_{&arena_};
};

// What a fact says, as a value of the field's type.
Value value_of(const lang::Program& program, const lang::Field& field, const Fact& fact);

}  // namespace takecare::engine
