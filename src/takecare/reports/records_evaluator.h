// The answers that tables need, from the records of a program: each as it stood on the as-of date of the question, as
// far as that was known at a time. So a report can be made again, to the byte, whatever was recorded since.
#pragma once

#include <string>

#include "takecare/programs/remembered_past.h"
#include "takecare/reports/evaluator.h"

namespace takecare::reports {

class RecordsEvaluator : public Evaluator {
 public:
  // 'life_program' is an index in Program::programs; 'known' a time, 'YYYY-MM-DDTHH:MM:SSZ'. The program and the past
  // must outlive the evaluator.
  RecordsEvaluator(const lang::Program& program, int life_program, const programs::Past& past, std::string known)
      : program_(program), life_program_(life_program), past_(past), known_(std::move(known)) {}

  Result<void> run(const Question& question, const Sink& sink) override;
  std::optional<Days> known_until() const override { return parse_iso_date(known_.substr(0, 10)); }

 private:
  const lang::Program& program_;
  int life_program_;
  programs::RememberedPast past_;
  std::string known_;
};

}  // namespace takecare::reports
