#include "takecare/analysis/calendar.h"

#include <algorithm>

namespace takecare::analysis {

namespace {

// 400 years have 4,800 months and 146,097 days. No period of whole months, from any day, is off by more than three days
// from its share of them.
constexpr std::int64_t months_per_era = 4'800;
constexpr std::int64_t days_per_era = 146'097;
constexpr std::int64_t most_off = 4;

}  // namespace

Term Calendar::add(Term date, int months, int days, Rounding rounding) {
  const Term further = solver_->number(days);
  if (months == 0) return solver_->plus(date, further);
  const auto same = [&](const Application& one) {
    return one.date == date && one.months == months && one.rounding == rounding;
  };
  auto found = std::ranges::find_if(applications_, same);
  if (found == applications_.end()) {
    const Term result = solver_->new_number();
    const Term near = solver_->plus(date, solver_->number(months * days_per_era / months_per_era));
    solver_->require(solver_->less_equal(solver_->minus(near, solver_->number(most_off)), result));
    solver_->require(solver_->less_equal(result, solver_->plus(near, solver_->number(most_off))));
    found = applications_.insert(applications_.end(), {date, result, months, rounding});
  }
  return days == 0 ? found->result : solver_->plus(found->result, further);
}

std::vector<Term> Calendar::true_dates() {
  std::vector<Term> terms;
  for (const Application& one : applications_) {
    const std::int64_t date = solver_->value(one.date);
    const Days result = add_period(static_cast<Days>(date), one.months, 0, one.rounding);
    terms.push_back(solver_->same(one.date, solver_->number(date)));
    terms.push_back(solver_->same(one.result, solver_->number(result)));
  }
  return terms;
}

// A later date never comes out earlier: one lesson speaks of the days before and after as well.
bool Calendar::teach() {
  struct Lesson {
    const Application* about;
    std::int64_t date;
    std::int64_t result;
  };
  std::vector<Lesson> lessons;
  for (const Application& one : applications_) {
    const std::int64_t date = solver_->value(one.date);
    const Days result = add_period(static_cast<Days>(date), one.months, 0, one.rounding);
    if (solver_->value(one.result) != result) lessons.push_back({&one, date, result});
  }
  for (const Lesson& lesson : lessons) {
    const Application& one = *lesson.about;
    const Term date = solver_->number(lesson.date);
    const Term result = solver_->number(lesson.result);
    const Term later = solver_->less_equal(date, one.date);
    const Term earlier = solver_->less_equal(one.date, date);
    solver_->require(solver_->either(solver_->negation(later), solver_->less_equal(result, one.result)));
    solver_->require(solver_->either(solver_->negation(earlier), solver_->less_equal(one.result, result)));
  }
  return !lessons.empty();
}

}  // namespace takecare::analysis
