#include "takecare/reports/case_answers.h"

#include "takecare/engine/columns/case_table.h"
#include "takecare/reports/column_answers.h"

namespace takecare::reports {

namespace columns = engine::columns;

Result<void> answer_cases(const lang::Program& program, int record, const std::vector<engine::Case>& cases,
                          std::vector<Identity> who, const Question& question, const Sink& sink) {
  const auto plan = plan_of(program, record, question);
  if (!plan) return std::unexpected(plan.error());
  columns::CaseTable table(program, record, cases, false);
  for (const columns::Node& node : plan->nodes) {
    if (node.op == columns::NodeOp::constant && node.type.kind == lang::Kind::text) table.know(node.text);
  }
  columns::Executor executor(program, *plan);
  executor.run(table.table(), 0, cases.size());
  Batch batch = answers_of(executor, *plan, cases.size(), table.texts());
  if (question.identify) batch.who = std::move(who);
  return sink(batch);
}

}  // namespace takecare::reports
