// What an act may say something of.
#pragma once

#include <vector>

#include "takecare/lang/program.h"

namespace takecare::programs {

// The fields of the record that it records, may record, adds to, sets or moves money in; one may stand twice.
std::vector<int> fields_of(const lang::Act& act);

}  // namespace takecare::programs
