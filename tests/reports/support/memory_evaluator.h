// Answers the expressions that SmallProgram makes, over rows in memory: plain enough to be seen to be right.
#pragma once

#include <vector>

#include "takecare/reports/evaluator.h"

namespace takecare::reports::testing {

using Row = std::vector<engine::Fact>;  // by field

inline engine::Fact known(std::int64_t value) {
  return {.state = engine::FactState::known, .value = value, .text = {}, .origin = -1};
}
inline engine::Fact text(std::string value) {
  return {.state = engine::FactState::known, .value = 0, .text = std::move(value), .origin = -1};
}
inline engine::Fact unknown() { return {}; }
inline engine::Fact not_applicable() {
  return {.state = engine::FactState::not_applicable, .value = 0, .text = {}, .origin = -1};
}
engine::Fact day(std::string_view iso);

class MemoryEvaluator : public Evaluator {
 public:
  MemoryEvaluator(const lang::Program& program, std::vector<Row> rows) : program_(program), rows_(std::move(rows)) {}

  Result<void> run(const Question& question, const Sink& sink) override;

  std::size_t batch_size = 7;  // small, so that tests cross borders of batches

 private:
  const lang::Program& program_;
  std::vector<Row> rows_;
};

}  // namespace takecare::reports::testing
