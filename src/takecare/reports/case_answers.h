// The answers of cases that are at hand, as tables take them.
#pragma once

#include <vector>

#include "takecare/engine/case.h"
#include "takecare/reports/evaluator.h"

namespace takecare::reports {

// 'who' the cases are.
Result<void> answer_cases(const lang::Program& program, int record, const std::vector<engine::Case>& cases,
                          std::vector<Identity> who, const Question& question, const Sink& sink);

}  // namespace takecare::reports
