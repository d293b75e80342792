// The few values that a test of a program tries for each field.
#pragma once

#include <string>
#include <vector>

#include "takecare/ledger/canonical.h"
#include "takecare/programs/looked_at.h"
#include "takecare/programs/memory_past.h"

namespace takecare::programs {

// What an act may be asked to record.
struct Ways {
  std::vector<ledger::Json::Members> fields;
  std::vector<std::string> bounds;  // sentences: what there would be more of
};

class Choices {
 public:
  // 'first_day' is that of the dates of whatever is referred to.
  Choices(const lang::Program& program, const lang::LifeProgram& life, const LifeLookedAt& looked, Days first_day)
      : program_(program), life_(life), looked_(looked), first_day_(first_day) {}

  // At most 'most' ways. References are to records that are given to 'past'.
  Ways ways_of(const lang::Act& act, Days day, std::size_t most, MemoryPast& past) const;
  // The records that may make somebody a holder of an authority, with what a 'where' could ask of them.
  std::vector<engine::Item> holders_of(int authority, Days day, std::size_t most) const;
  // How many days may pass before an act: none where no condition of it looks at a day.
  std::vector<Days> waits(int act) const;

 private:
  std::vector<engine::Fact> facts_of(int record, int field, Days day) const;
  // 'all': how many there would be.
  std::vector<engine::Item> items_of(int record, Days day, std::size_t most, std::size_t& all) const;
  std::vector<ledger::Json> values_of(int field, Days day, MemoryPast& past, std::vector<std::string>& bounds) const;

  const lang::Program& program_;
  const lang::LifeProgram& life_;
  const LifeLookedAt& looked_;
  Days first_day_;
};

}  // namespace takecare::programs
