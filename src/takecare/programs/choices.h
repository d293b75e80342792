// The few values that a test of a program tries for each field.
#pragma once

#include <string>
#include <vector>

#include "takecare/ledger/canonical.h"
#include "takecare/programs/item_conditions.h"
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
  // 'looked' is by all of the program, what conditions on items look at too; 'first_day' that of the dates of whatever
  // is referred to.
  Choices(const lang::Program& program, const lang::LifeProgram& life, const LookedAt& looked, Days first_day,
          ItemConditions& conditions)
      : program_(program), life_(life), looked_(looked), first_day_(first_day), conditions_(conditions) {}

  // At most 'most' ways, of facts that are looked at by what can still follow. References are to records that are given
  // to 'past', the same for every state.
  Ways ways_of(const lang::Act& act, const LookedAt& ahead, Days day, std::size_t most, MemoryPast& past) const;
  // The records that may make somebody a holder of an authority, with what a 'where' could ask of them.
  std::vector<engine::Item> holders_of(int authority, Days day, std::size_t most) const;
  // How many days may pass before an act: none where no condition of it looks at a day, else none, one, and one more
  // than each period that its conditions reckon with.
  std::vector<Days> waits(const lang::Act& act, const LookedAt& by_act, const LookedAt& ahead) const;

 private:
  std::vector<engine::Fact> facts_of(int record, int field, const LookedAt& looked, Days day) const;
  // Those of a list, one of all that are alike.
  std::vector<engine::Item> items_of_list(int field, const LookedAt& ahead, Days day, std::size_t& all) const;
  // 'all': how many there would be.
  std::vector<engine::Item> items_of(int record, const LookedAt& looked, Days day, std::size_t most,
                                     std::size_t& all) const;
  std::vector<ledger::Json> values_of(int field, const LookedAt& ahead, Days day, MemoryPast& past,
                                      std::vector<std::string>& bounds) const;

  const lang::Program& program_;
  const lang::LifeProgram& life_;
  const LookedAt& looked_;
  Days first_day_;
  ItemConditions& conditions_;
};

}  // namespace takecare::programs
