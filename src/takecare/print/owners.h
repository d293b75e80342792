// The conditions of programs, duties and privacy lines are definitions without a name: what a reader knows is the
// program, duty or declaration that they belong to.
#pragma once

#include <vector>

#include "takecare/print/target.h"

namespace takecare::print {

// By definition: itself, or what it was generated for.
std::vector<Target> owners_of_definitions(const lang::Program& program);

}  // namespace takecare::print
