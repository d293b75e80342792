// What the proof of a definition can name.
#pragma once

#include <string>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::lang::check {

// The definition, what it uses, their exceptions and the fields that they read.
std::vector<std::string> proof_names(const Program& program, int definition);

}  // namespace takecare::lang::check
