// Which missing facts could settle a step of an evaluation, read off its structure: a conjunction becomes true by what
// makes all its parts true, false by what makes any of them false, and so on down to the facts.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <vector>

#include "takecare/engine/decide_evaluate.h"
#include "takecare/engine/missing_sets.h"

namespace takecare::engine {

class MissingFinder {
 public:
  MissingFinder(Evaluator& evaluator, MissingFacts& facts)
      : evaluator_(evaluator), program_(evaluator.program()), facts_(facts), algebra_(facts) {}

  // What could make a step surely true, or surely false. The reference lasts as long as the finder.
  const Remedies& becomes(int step, bool truth);
  // What could make its value surely one of those wanted.
  Remedies within(int step, const Wanted& wanted);
  // What could make its value known, whatever it is.
  Remedies known(int step);

  bool cut() const { return algebra_.cut(); }

 private:
  using PerPart = std::function<Remedies(int part)>;

  // missing_find.cpp
  // Remedies of a list in braces, which are worked out in its order and not copied.
  class Listed {
   public:
    Listed(const Remedies& remedies) : remedies_(remedies) {}  // NOLINT: a conversion is what it is for
    const Remedies& operator*() const { return remedies_; }

   private:
    const Remedies& remedies_;
  };
  Remedies all(std::initializer_list<Listed> parts);
  Remedies any(std::initializer_list<Listed> parts);
  // All or any of the parts of a step, from 'first' on.
  template <class RemediesOf>
  Remedies all_parts(const Step& step, std::size_t first, const RemediesOf& remedies);
  template <class RemediesOf>
  Remedies any_part(const Step& step, std::size_t first, const RemediesOf& remedies);
  Remedies becomes_by_parts(int step, bool truth);
  Remedies fact(const Step& step, const Wanted& wanted);

  // missing_compare.cpp
  Remedies comparison(const Step& step, bool truth);
  Remedies equality(const Step& step, bool equal);
  Remedies order(int less, int greater, bool strictly);
  Remedies either_is_none(const Step& step);

  // missing_values.cpp
  Remedies computed_within(const Step& step, const Wanted& wanted);
  Remedies argument_within(const Step& step, std::size_t argument, Range wanted, bool example);
  Remedies attribute_within(const Step& step, const Wanted& wanted);
  Remedies attribute_known(const Step& step);
  const std::vector<std::int16_t>& attribute_table(const Step& step) const;
  Remedies known_by_parts(const Step& step);

  // missing_choose.cpp
  // What is sought among the cases of a value.
  struct Purpose {
    PerPart value;                 // what makes a case's value do
    bool none_will_do = false;     // no case that applies is as good
    bool several_will_do = false;  // cases whose values all do may stay possible side by side
  };
  Remedies choose(const Step& step, const Purpose& purpose);
  Remedies choose_first(const Step& step, std::size_t n, const Purpose& purpose);
  Remedies choose_exclusive(const Step& step, const Purpose& purpose);
  Remedies choose_within(const Step& step, const Wanted& wanted);
  Remedies choose_known(const Step& step);
  Wanted values_of_cases(const Step& step) const;
  Remedies guard(const Step& step, std::size_t n, bool applies);

  // missing_lists.cpp
  Remedies item_counts(const Step& item, bool counts);
  Remedies count_within(const Step& step, Range count);
  Remedies quantity(const Step& step, bool truth);
  Remedies aggregate_within(const Step& step, const Wanted& wanted);
  Remedies list_known(const Step& step);
  Remedies unknown_list(const Step& step, std::size_t items, const PerPart& per_item);

  // missing_aggregates.cpp
  Remedies distinct_within(const Step& step, Range wanted);
  Range share(int item) const;  // of an item in the sum
  Remedies sum_within(const Step& step, Range wanted);
  Remedies sum_within_by(const Step& step, int solver, Range wanted, bool leave_out_others);
  Remedies extreme_within(const Step& step, Range wanted, bool none);
  Remedies extreme_known(const Step& step);
  Remedies out_or(int item, const Wanted& element);
  Remedies in_with(int item, const Wanted& element);

  const Step& step(int id) const { return evaluator_.step(id); }
  const lang::Expr& expr(const Step& step) const { return program_.expr(step.expr); }
  lang::Type type(const Step& step) const;
  static bool is_unknown_list(const Step& step) { return !step.bindings.empty(); }
  // A value to try where two facts depend on each other.
  Value example(const Step& step) const;
  Wanted example_of(lang::Type type, const Wanted& wanted) const;

  Evaluator& evaluator_;
  const lang::Program& program_;
  MissingFacts& facts_;
  RemedyAlgebra algebra_;
  std::deque<std::optional<Remedies>> becomes_;  // by step and truth: found already
};

template <class RemediesOf>
Remedies MissingFinder::all_parts(const Step& step, std::size_t first, const RemediesOf& remedies) {
  Remedies together = settled();
  for (std::size_t i = first; i < step.parts.size() && !together.empty(); ++i) {
    together = algebra_.both(std::move(together), remedies(step.parts[i]));
  }
  return together;
}

template <class RemediesOf>
Remedies MissingFinder::any_part(const Step& step, std::size_t first, const RemediesOf& remedies) {
  Remedies alternatives;
  for (std::size_t i = first; i < step.parts.size(); ++i) {
    alternatives = algebra_.either(std::move(alternatives), remedies(step.parts[i]));
  }
  return alternatives;
}

}  // namespace takecare::engine
