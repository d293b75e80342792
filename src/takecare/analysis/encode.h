// From the typed program to terms of the solver: what each rule and value says of a symbolic case.
//
// It follows docs/language.md for complete cases, where every comparison is yes or no. Two things stay open even then,
// and the solver may choose them: an attribute that the code list does not give, and a value whose cases contradict
// each other. An answer 'impossible' holds all the same; a case that the solver finds is put to engine/decide.h by
// whoever asked.
#pragma once

#include <map>
#include <vector>

#include "takecare/analysis/calendar.h"
#include "takecare/analysis/solver.h"
#include "takecare/analysis/symbolic_case.h"
#include "takecare/lang/program.h"

namespace takecare::analysis {

// Something about the body of the definition that is analysed, as a truth about the case.
struct Observation {
  enum class Kind : std::uint8_t {
    exception_applies,  // what it is an exception to holds, and it does too
    case_applies,       // of a value
    cases_conflict,     // two cases of a value apply and give different values
    no_case_applies,
  } kind = Kind::exception_applies;
  int first = -1;   // the exception (Version::exceptions), or the case from 0
  int second = -1;  // cases_conflict: the other case
  lang::ExprId expr = lang::no_expr;
  Term holds;
};

class Encoder {
 public:
  // Durations and ages are counted to 'as_of'; which law is in force is asked of 'law_on'.
  Encoder(const lang::Program& program, Solver& solver, SymbolicCase& the_case, Calendar& calendar, Days as_of,
          Days law_on);

  // The answer of a definition about items, one a parameter (the item's for the membership of a list).
  SymbolicValue definition(int index, const std::vector<ItemId>& items);
  // A truth that is not applicable does not hold.
  Term truth(const SymbolicValue& value);
  // Of the definition that was asked for first.
  const std::vector<Observation>& observations() const { return observations_; }
  // How many items of one list can matter to the answer: with that much room, 'impossible' speaks of lists of any
  // length. -1 where sums and counts of items know no such limit.
  int items_that_matter() const { return unlimited_ ? -1 : items_that_matter_; }

 private:
  using Bindings = std::vector<ItemId>;
  SymbolicValue evaluate(lang::ExprId id, Bindings& bindings);
  SymbolicValue leaf(const lang::Expr& expr, const Bindings& bindings);
  SymbolicValue recorded(const lang::Expr& expr, const Bindings& bindings);
  SymbolicValue truths(const lang::Expr& expr, Bindings& bindings);
  SymbolicValue unless(lang::ExprId id, Bindings& bindings);
  SymbolicValue compare(const lang::Expr& expr, Bindings& bindings);
  SymbolicValue one_of(const lang::Expr& expr, Bindings& bindings);
  SymbolicValue attribute(const lang::Expr& expr, Bindings& bindings);
  SymbolicValue arithmetic(const lang::Expr& expr, Bindings& bindings);
  SymbolicValue choose(lang::ExprId id, Bindings& bindings);
  SymbolicValue open_value(lang::Kind kind, Term conflict, const std::vector<Term>& applies,
                           const std::vector<SymbolicValue>& values);
  Term overlap(lang::ExprId id, const std::vector<Term>& applies, const std::vector<SymbolicValue>& values);
  SymbolicValue call(const lang::Expr& expr, const Bindings& bindings);

  struct Element {
    Term counts;
    SymbolicValue value;
  };
  std::vector<Element> elements(const lang::Expr& expr, Bindings& bindings);
  Element element(const lang::Expr& expr, ItemId item, Bindings& bindings);
  SymbolicValue quantifier(const lang::Expr& expr, Bindings& bindings);
  SymbolicValue aggregate(const lang::Expr& expr, Bindings& bindings);
  SymbolicValue extreme(const std::vector<Element>& elements, bool smallest);
  Term distinct(const std::vector<Element>& elements);
  void note_items(const lang::Expr& expr);

  Term not_below_zero(Term number);
  Term count(std::span<const Term> truths);
  SymbolicValue of(Term value);
  SymbolicValue none(lang::Kind kind);
  SymbolicValue choose(Term condition, const SymbolicValue& yes, const SymbolicValue& no);
  void observe(Observation observation);

  const lang::Program* program_;
  Solver* solver_;
  SymbolicCase* case_;
  Calendar* calendar_;
  Days as_of_;
  Days law_on_;
  std::map<std::pair<int, std::vector<ItemId>>, SymbolicValue> known_;
  int depth_ = 0;           // of definitions; 1 in the one that is analysed
  std::vector<Term> path_;  // what holds where the walk is: the items on the way are there and meant
  std::vector<Observation> observations_;
  int items_that_matter_ = 0;
  bool unlimited_ = false;
};

}  // namespace takecare::analysis
