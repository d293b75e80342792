// The few values that a test of a program tries for each field.
#pragma once

#include <string>
#include <vector>

#include "takecare/ledger/canonical.h"
#include "takecare/programs/looked_at.h"
#include "takecare/programs/memory_past.h"

namespace takecare::programs {

class Choices {
 public:
  // 'first_day' is that of the dates of whatever is referred to.
  Choices(const lang::Program& program, const lang::LifeProgram& life, Days first_day)
      : program_(program), life_(life), first_day_(first_day), looked_(looked_at(program, life)) {}

  const LookedAt& looked() const { return looked_; }

  // What an act may be asked to record, at most 'most' ways; 'all' is how many there would be. References are to
  // records that are given to 'past'.
  std::vector<ledger::Json::Members> fields_of(const lang::Act& act, Days day, std::size_t most, MemoryPast& past,
                                               std::size_t& all) const;
  // The records that may make somebody a holder of an authority, with what a 'where' could ask of them.
  std::vector<engine::Item> holders_of(int authority, Days day, std::size_t most) const;
  // How many days may pass before the next act.
  std::vector<Days> waits() const;

 private:
  std::vector<engine::Fact> facts_of(int record, int field, Days day) const;
  std::vector<engine::Item> items_of(int record, Days day, std::size_t most) const;
  std::vector<ledger::Json> values_of(int field, Days day, std::size_t most, MemoryPast& past) const;

  const lang::Program& program_;
  const lang::LifeProgram& life_;
  Days first_day_;
  LookedAt looked_;
};

}  // namespace takecare::programs
