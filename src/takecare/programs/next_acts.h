// What can be done next with a record, by whom, and what stands in the way of a viewer.
#pragma once

#include "takecare/programs/show.h"

namespace takecare::programs {

// The acts that begin at the stage of the record. Whether a condition holds is said only where all that it rests on is
// shown to the viewer.
Result<std::vector<NextAct>> next_acts(const lang::Program& program, const Past& past, const ShowRequest& request,
                                       const State& state);

}  // namespace takecare::programs
