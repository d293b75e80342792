// The life cycle of a program's records, drawn.
#pragma once

#include <string>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::programs {

// One way from a stage to a stage, by the acts that go it. A stage is an index of the enumeration of stages.
struct Transition {
  int from = -1;  // -1: there is no record yet
  int to = -1;
  std::vector<int> acts;  // indices in LifeProgram::acts
};

// In the order of the acts; acts that go the same way are together.
std::vector<Transition> transitions(const lang::LifeProgram& life);

// For a terminal: a line an act, from which stage to which, by whom. Every line ends in '\n'.
std::string diagram_text(const lang::Program& program, const lang::LifeProgram& life);
// A picture that needs no script and no colour: stages from left to right, acts as arrows. It has a title and a
// description in words for those who do not see it.
std::string diagram_svg(const lang::Program& program, const lang::LifeProgram& life);

}  // namespace takecare::programs
