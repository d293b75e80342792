// What whoever asks may not see is taken out of the reasons that he is given: a refusal is a door, too.
#pragma once

#include <set>
#include <string>

#include "takecare/programs/judgment.h"

namespace takecare::programs {

// The names of the fields, of a record and of those that it refers to, at any depth, that are not shown to a viewer.
Result<std::set<std::string>> withheld_names(const lang::Program& program, const Past& past, int life_program,
                                             const State& state, std::string_view viewer, const When& now);

// Whether an answer rests on something with one of these names.
bool rests_on(const std::vector<std::string>& names, const std::set<std::string>& withheld);

// Whoever holds no authority for the act, or not for this record, is told of no obstacle that lies in the record. Of an
// official, takes the proof out of every obstacle that rests on something withheld from the actor, and says so. What he
// recorded himself is no secret to him.
Result<void> withhold(const lang::Program& program, const Past& past, const Request& request, Judgment& judgment);

}  // namespace takecare::programs
