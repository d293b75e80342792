#include "takecare/reports/column_answers.h"

namespace takecare::reports {

namespace {

namespace columns = engine::columns;
using engine::FactState;

// A range that is not one value is unknown; so is what may or may not be applicable.
Answers answers_of(const columns::Executor& executor, const columns::Output& output, const columns::TextPool& texts) {
  Answers answers;
  const std::size_t rows = executor.rows_of(output);
  answers.states.resize(rows);
  answers.values.resize(rows);
  if (output.type.kind == lang::Kind::text) answers.texts.resize(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const engine::Value value = executor.value(output, row);
    if (value.surely_none()) {
      answers.states[row] = FactState::not_applicable;
    } else if (value.surely_value() && value.range.is_point()) {
      answers.states[row] = FactState::known;
      answers.values[row] = value.range.lo;
      if (output.type.kind == lang::Kind::text) answers.texts[row] = texts.text(value.range.lo);
    }
  }
  return answers;
}

}  // namespace

Result<columns::Plan> plan_of(const lang::Program& program, int record, const Question& question) {
  std::vector<columns::Question> asked;
  for (const lang::ExprId expr : question.exprs) asked.push_back({.expr = expr});
  return columns::make_plan(
      program, record, asked,
      {.as_of = question.as_of, .period_start = question.period_start, .period_end = question.period_end});
}

Batch answers_of(const columns::Executor& executor, const columns::Plan& plan, std::size_t rows,
                 const columns::TextPool& texts) {
  Batch batch{.rows = rows, .answers = {}};
  for (const columns::Output& output : plan.outputs) batch.answers.push_back(answers_of(executor, output, texts));
  return batch;
}

}  // namespace takecare::reports
