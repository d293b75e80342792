#include "takecare/reports/records_evaluator.h"

#include "takecare/engine/columns/case_table.h"
#include "takecare/programs/fold.h"
#include "takecare/reports/column_answers.h"

namespace takecare::reports {

namespace {

namespace columns = engine::columns;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

struct Records {
  std::vector<std::string> ids;
  std::vector<engine::Case> cases;
};

// Of the records that there were.
Result<Records> records_of(const lang::Program& program, int life_program, const programs::Past& past,
                           const programs::When& when) {
  const auto ids = past.ids_of(program.records[at(program.programs[at(life_program)].record)].name);
  if (!ids) return std::unexpected(ids.error());
  Records records;
  for (const std::string& id : *ids) {
    auto state = programs::state_of(program, past, life_program, id, when);
    if (!state) return std::unexpected(state.error());
    if (!state->exists) continue;
    records.ids.push_back(id);
    records.cases.push_back(std::move(state->the_case));
  }
  return records;
}

std::vector<std::uint32_t> keys_of(const std::vector<std::string>& ids, const std::string& secret) {
  std::vector<std::uint32_t> keys;
  if (secret.empty()) return keys;
  for (const std::string& id : ids) keys.push_back(record_key(secret, id));
  return keys;
}

}  // namespace

Result<void> RecordsEvaluator::run(const Question& question, const Sink& sink) {
  const int record = program_.programs[at(life_program_)].record;
  const auto records = records_of(program_, life_program_, past_, {.as_of = question.as_of, .known = known_});
  if (!records) return std::unexpected(records.error());
  const std::vector<engine::Case>& cases = records->cases;
  const auto plan = plan_of(program_, record, question);
  if (!plan) return std::unexpected(plan.error());
  columns::CaseTable table(program_, record, cases, false);
  for (const columns::Node& node : plan->nodes) {
    if (node.op == columns::NodeOp::constant && node.type.kind == lang::Kind::text) table.know(node.text);
  }
  columns::Executor executor(program_, *plan);
  executor.run(table.table(), 0, cases.size());
  Batch batch = answers_of(executor, *plan, cases.size(), table.texts());
  batch.keys = keys_of(records->ids, question.secret);
  return sink(batch);
}

}  // namespace takecare::reports
