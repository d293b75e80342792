// From a cell of a report back to the records that it counts.
//
// Nothing here is protected: the caller shows a record only to those who may see it, and never how many there are.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/reports/evaluator.h"

namespace takecare::reports {

struct TraceRequest {
  std::string period;         // one
  std::optional<Days> as_of;  // none: its last day
  // Dimensions and their categories, by name or label: {'status', 'final_order'}; 'unknown', 'not applicable'. None
  // for a dimension: the total over it.
  std::vector<std::pair<std::string, std::string>> of;
};

// In the order in which the evaluator gives them.
Result<std::vector<Identity>> trace(const lang::Program& program, int report, const TraceRequest& request,
                                    Evaluator& evaluator);

}  // namespace takecare::reports
