// Counting a report: every record is put to the conditions of 'about', finds its period and its categories, and is
// counted.
#pragma once

#include <optional>
#include <string>

#include "takecare/base/error.h"
#include "takecare/reports/evaluator.h"
#include "takecare/reports/plan.h"
#include "takecare/reports/table.h"

namespace takecare::reports {

struct Tabulated {
  Counts counts;
  Days as_of = 0;          // of the last period
  bool one_as_of = false;  // the caller fixed one date; otherwise each period is as of its last day
};

// 'periods' as periods.h says. 'all' makes every period that occurs: for a report that sums over periods all from the
// first to the last, empty ones too; for one about a day those days alone. 'as_of' is the date whose law is applied;
// without it the last day of each period. 'secret': records get keys (evaluator.h).
Result<Tabulated> tabulate(const Plan& plan, const std::string& periods, std::optional<Days> as_of,
                           Evaluator& evaluator, const std::string& secret = {});

}  // namespace takecare::reports
