#include "takecare/reports/asked.h"

#include <algorithm>

namespace takecare::reports {

namespace {

using engine::FactState;

constexpr int no_period = -1;

int period_at(const std::vector<Period>& periods, Belongs belongs, Days day) {
  const auto after = std::ranges::upper_bound(periods, day, {}, &Period::start);
  if (after == periods.begin()) return no_period;
  const Period& period = *(after - 1);
  const bool fits = belongs == Belongs::within     ? day <= period.end
                    : belongs == Belongs::at_start ? day == period.start
                                                   : day == period.end;
  return fits ? static_cast<int>(after - periods.begin()) - 1 : no_period;
}

void find_period(const Plan& plan, const std::vector<Period>& periods, const Answers& dates, std::size_t row,
                 std::optional<int> only, Place& place) {
  place.period_unknown = dates.states[row] == FactState::unknown;
  if (place.period_unknown) return;
  place.out = dates.states[row] == FactState::not_applicable;
  if (place.out) return;
  place.period = period_at(periods, plan.anchor->belongs, static_cast<Days>(dates.values[row]));
  place.out = place.period == no_period || (only && place.period != *only);
}

}  // namespace

Asked ask(const Plan& plan) {
  Asked asked;
  auto& exprs = asked.question.exprs;
  for (const Condition& condition : plan.conditions) exprs.push_back(condition.expr);
  asked.conditions = exprs.size();
  asked.question.conditions = asked.conditions;
  if (plan.anchor) {
    asked.anchor = exprs.size();
    exprs.push_back(plan.anchor->date);
  }
  asked.dimensions = exprs.size();
  exprs.insert(exprs.end(), plan.dimension_exprs.begin(), plan.dimension_exprs.end());
  asked.measured = exprs.size();
  exprs.insert(exprs.end(), plan.measured.begin(), plan.measured.end());
  return asked;
}

Place place_of(const Plan& plan, const std::vector<Period>& periods, const Asked& asked, const Batch& batch,
               std::size_t row, std::optional<int> only) {
  Place place{.period = only.value_or(0)};
  for (std::size_t i = 0; i < asked.conditions; ++i) {
    const Answers& answers = batch.answers[i];
    if (answers.states[row] == FactState::unknown) {
      place.unknown = true;
    } else if (answers.states[row] == FactState::not_applicable || answers.values[row] == 0) {
      place.out = true;
      return place;
    }
  }
  if (asked.anchor) find_period(plan, periods, batch.answers[*asked.anchor], row, only, place);
  return place;
}

}  // namespace takecare::reports
