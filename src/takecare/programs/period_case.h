// The days of a period beside a record: what a duty that comes again and again is done by, and what lets a report out.
#pragma once

#include "takecare/engine/case.h"
#include "takecare/lang/program.h"

namespace takecare::programs {

// Whether the rule surely holds on a day: one of a generated record as lang::Duty::done has it.
bool holds_for_period(const lang::Program& program, int rule, Days first, Days last, const engine::Case& the_case,
                      Days on);

}  // namespace takecare::programs
