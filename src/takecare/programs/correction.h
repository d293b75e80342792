// Corrections: what an act recorded wrongly is set right by an event that says so; the act stays, with what it said.
#pragma once

#include "takecare/programs/judgment.h"

namespace takecare::programs {

struct CorrectionRequest {
  int program = -1;  // index in Program::programs
  std::string id;
  std::uint64_t index = 0;  // of the act that is corrected
  std::string actor;
  std::string time;              // when it is recorded; the authority is that of this day
  ledger::Json::Members fields;  // those of the act that were wrong, as they should have been
  std::string reasons;
  std::string key;
  std::string book;
};

// Refused unless one of 'corrected by' is held, reasons are given, the act could have recorded it so, and every
// invariant holds after the act and after every act since. What the act computed and moved is worked out again, but
// where the correction says it; what later acts computed stays as it is.
Result<Judgment> judge_correction(const lang::Program& program, const Past& past, const CorrectionRequest& request);

}  // namespace takecare::programs
