// What a report asks of every record, and where a record stands by the answers.
#pragma once

#include <optional>
#include <vector>

#include "takecare/reports/evaluator.h"
#include "takecare/reports/plan.h"

namespace takecare::reports {

// Which expression of a Question is which.
struct Asked {
  Question question;
  std::size_t conditions = 0;
  std::optional<std::size_t> anchor;
  std::size_t dimensions = 0;  // the first one
  std::size_t measured = 0;
};

Asked ask(const Plan& plan);

struct Place {
  bool out = false;             // surely not in the report
  bool unknown = false;         // a condition is unknown
  bool period_unknown = false;  // which period is
  int period = 0;               // else
};

// 'only': the one period that is asked about; none: all.
Place place_of(const Plan& plan, const std::vector<Period>& periods, const Asked& asked, const Batch& batch,
               std::size_t row, std::optional<int> only);

}  // namespace takecare::reports
