// What is due, as records that reports count: on the as-of date of the question, as far as it was known at a time
// (lang/program_report.h has the fields).
#pragma once

#include <string>

#include "takecare/programs/remembered_past.h"
#include "takecare/reports/evaluator.h"

namespace takecare::reports {

class DutiesEvaluator : public Evaluator {
 public:
  // 'record' is that of the duties; 'known' a time, 'YYYY-MM-DDTHH:MM:SSZ'. The program and the past must outlive the
  // evaluator.
  DutiesEvaluator(const lang::Program& program, int record, const programs::Past& past, std::string known)
      : program_(program), record_(record), past_(past), known_(std::move(known)) {}

  Result<void> run(const Question& question, const Sink& sink) override;
  std::optional<Days> known_until() const override { return parse_iso_date(known_.substr(0, 10)); }

 private:
  const lang::Program& program_;
  int record_;
  programs::RememberedPast past_;
  std::string known_;
};

}  // namespace takecare::reports
