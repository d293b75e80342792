#include "takecare/reports/records_evaluator.h"

#include "takecare/engine/columns/case_table.h"
#include "takecare/programs/fold.h"
#include "takecare/reports/column_answers.h"

namespace takecare::reports {

namespace {

namespace columns = engine::columns;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Of the records that there were.
Result<std::vector<engine::Case>> cases_of(const lang::Program& program, int life_program, const programs::Past& past,
                                           const programs::When& when) {
  const auto ids = past.ids_of(program.records[at(program.programs[at(life_program)].record)].name);
  if (!ids) return std::unexpected(ids.error());
  std::vector<engine::Case> cases;
  for (const std::string& id : *ids) {
    auto state = programs::state_of(program, past, life_program, id, when);
    if (!state) return std::unexpected(state.error());
    if (state->exists) cases.push_back(std::move(state->the_case));
  }
  return cases;
}

}  // namespace

Result<void> RecordsEvaluator::run(const Question& question, const Sink& sink) {
  const int record = program_.programs[at(life_program_)].record;
  const auto cases = cases_of(program_, life_program_, past_, {.as_of = question.as_of, .known = known_});
  if (!cases) return std::unexpected(cases.error());
  const auto plan = plan_of(program_, record, question);
  if (!plan) return std::unexpected(plan.error());
  columns::CaseTable table(program_, record, *cases, false);
  for (const columns::Node& node : plan->nodes) {
    if (node.op == columns::NodeOp::constant && node.type.kind == lang::Kind::text) table.know(node.text);
  }
  columns::Executor executor(program_, *plan);
  executor.run(table.table(), 0, cases->size());
  return sink(answers_of(executor, *plan, cases->size(), table.texts()));
}

}  // namespace takecare::reports
