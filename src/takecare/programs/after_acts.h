// The states of a record after each of its acts, in order: what a record was when an act had been done, as it is known
// now, with every correction and every erasure, whenever it came. An act that was erased has a state, too: its step
// says so.
#pragma once

#include <string_view>
#include <vector>

#include "takecare/programs/fold.h"

namespace takecare::programs {

Result<std::vector<State>> states_after_acts(const lang::Program& program, const Past& past, int life_program,
                                             std::string_view id, const When& when);

}  // namespace takecare::programs
