// Judges an act: law, day, stage, authority, fields, evidence, bars, needs, and what must always hold. It reports all
// that stands in the way, and lets nothing through that rests on something unknown.
#pragma once

#include "takecare/programs/judgment.h"

namespace takecare::programs {

struct JudgeOptions {
  Reasons reasons = Reasons::given;
  bool always = true;  // false: invariants are not looked at; explore does this, to see whether the guards suffice
  bool refused_to_the_end = true;  // false: one obstacle is enough; no event is made of an act that is refused
};

// Fails only when the past cannot be read or the program has no such act.
Result<Judgment> judge(const lang::Program& program, const Past& past, const Request& request,
                       const JudgeOptions& options = {});

}  // namespace takecare::programs
