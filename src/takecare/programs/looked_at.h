// What the conditions of a program look at: the facts, values and periods that a test of it has to vary, and that tell
// one state from another.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::programs {

struct LookedAt {
  using Field = std::pair<int, int>;  // record, field
  using Values = std::vector<std::int16_t>;

  std::set<Field> fields;
  std::set<Field> counted;                  // lists of which two items that are alike are not one
  std::set<Field> each;                     // facts of which every value may count
  std::map<Field, std::set<Values>> named;  // of enumerations: the sets of values that a condition asks for
  std::set<int> periods;  // days that are added to a date or taken from it, a month as 31; all positive
  bool as_of_date = false;

  bool has(int record, int field) const { return fields.contains({record, field}); }
  // The first value of a fact that no condition tells apart from this one: itself, where every value may count.
  std::int64_t alike(Field field, std::int64_t value) const;
  void add(const LookedAt& other);
};

struct LifeLookedAt {
  std::vector<LookedAt> acts;  // by index: guards, movements and 'where', and what is set to a field that is looked at
  LookedAt always;             // the invariants
  LookedAt all;
};

// By the conditions of a program and by whatever these call.
LifeLookedAt looked_at(const lang::Program& program, const lang::LifeProgram& life);

// As if conditions looked at everything, each at every day: what a test of the exploration compares with.
LifeLookedAt everything_looked_at(const lang::Program& program, const lang::LifeProgram& life);

}  // namespace takecare::programs
