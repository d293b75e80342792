// Calendar periods for the solver: 'D plus 5 years, last day kept' is no formula that a solver is good at.
//
// What comes out is an open number within a few days of where it must be. When the solver has found dates, the calendar
// says what really comes out for them; what it says holds from then on, and the solver is asked again. An answer
// 'impossible' is therefore right at once, and a possible case is right when nothing is left to say.
#pragma once

#include <vector>

#include "takecare/analysis/solver.h"
#include "takecare/base/date.h"

namespace takecare::analysis {

class Calendar {
 public:
  explicit Calendar(Solver& solver) : solver_(&solver) {}

  // A date and a period later (months or days below zero: earlier), as base/date.h adds it.
  Term add(Term date, int months, int days, Rounding rounding);

  // That every date is as it is now in the solver's last assignment, and what really comes out of it.
  std::vector<Term> true_dates();
  // Tells the solver what it got wrong in its last assignment. Whether there was anything.
  bool teach();

 private:
  struct Application {
    Term date;
    Term result;
    int months = 0;
    Rounding rounding = Rounding::none;
  };
  Solver* solver_;
  std::vector<Application> applications_;
};

}  // namespace takecare::analysis
