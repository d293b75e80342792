// What the conditions of a program look at: the facts and the periods that a test of it has to vary.
#pragma once

#include <set>
#include <utility>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::programs {

struct LookedAt {
  std::set<std::pair<int, int>> fields;  // record, field
  std::set<int> periods;                 // days that are added to a date or taken from it, a month as 31; all positive
  bool as_of_date = false;

  bool has(int record, int field) const { return fields.contains({record, field}); }
};

// By the guards, settings, movements, invariants and 'where' of a program, and by whatever these call.
LookedAt looked_at(const lang::Program& program, const lang::LifeProgram& life);

}  // namespace takecare::programs
