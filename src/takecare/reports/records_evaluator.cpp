#include "takecare/reports/records_evaluator.h"

#include "takecare/programs/fold.h"
#include "takecare/reports/case_answers.h"

namespace takecare::reports {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

struct Records {
  std::vector<Identity> who;
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
    records.who.push_back({.record = id, .file = {}});
    records.cases.push_back(std::move(state->the_case));
  }
  return records;
}

}  // namespace

Result<void> RecordsEvaluator::run(const Question& question, const Sink& sink) {
  const int record = program_.programs[at(life_program_)].record;
  auto records = records_of(program_, life_program_, past_, {.as_of = question.as_of, .known = known_});
  if (!records) return std::unexpected(records.error());
  return answer_cases(program_, record, records->cases, std::move(records->who), question, sink);
}

}  // namespace takecare::reports
