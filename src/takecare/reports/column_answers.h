// What the column engine computed, as the tables take it.
#pragma once

#include "takecare/base/error.h"
#include "takecare/engine/columns/execute.h"
#include "takecare/engine/columns/plan.h"
#include "takecare/engine/columns/text_pool.h"
#include "takecare/reports/evaluator.h"

namespace takecare::reports {

Result<engine::columns::Plan> plan_of(const lang::Program& program, int record, const Question& question);

// The answers to a block of rows that the executor has run. Texts are views of the pool's.
Batch answers_of(const engine::columns::Executor& executor, const engine::columns::Plan& plan, std::size_t rows,
                 const engine::columns::TextPool& texts);

}  // namespace takecare::reports
