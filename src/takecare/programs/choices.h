// The few values that a test of a program tries for each field.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "takecare/ledger/canonical.h"
#include "takecare/programs/ahead.h"
#include "takecare/programs/item_conditions.h"
#include "takecare/programs/memory_past.h"

namespace takecare::programs {

// What an act may be asked to record.
struct Ways {
  std::vector<ledger::Json::Members> fields;
  std::vector<std::string> bounds;  // sentences: what there would be more of
};

// The records that a field of the program's record is tried with, by their identifiers.
struct References {
  std::vector<ledger::Json> values;
  std::size_t all = 0;
};

class Choices {
 public:
  // 'looked' is by all of the program, what conditions on items look at too; 'first_day' that of the dates of whatever
  // is referred to.
  Choices(const lang::Program& program, const lang::LifeProgram& life, const LookedAt& looked, Days first_day,
          ItemConditions& conditions)
      : program_(program), life_(life), looked_(looked), first_day_(first_day), conditions_(conditions) {}

  // Chooses the records that references are to, the same for every state, and gives them to 'past'.
  void give_references(MemoryPast& past);
  // At most 'most' ways, of facts that are looked at by what can still follow.
  Ways ways_of(const lang::Act& act, const LookedAt& ahead, Days day, std::size_t most) const;
  // The records that may make somebody a holder of an authority, with what a 'where' could ask of them.
  std::vector<engine::Item> holders_of(int authority, Days day, std::size_t most) const;
  // How many days may pass before an act: none where no condition of it looks at a day, else none, one, and one more
  // than each period that its conditions reckon with.
  std::vector<Days> waits(const lang::Act& act, const NextAct& next) const;

 private:
  static std::vector<engine::Fact> dates_of(LookedAt::Field field, const LookedAt& looked, Days day);
  std::vector<engine::Fact> facts_of(int record, int field, const LookedAt& looked, Days day) const;
  // Items of a list or records referred to, one of all of which 'key' is the same: at most 'tried' of at most 'most'.
  template <class Key>
  std::vector<engine::Item> different_items(int record, Days day, std::size_t most, std::size_t tried, std::size_t& all,
                                            const Key& key) const;
  // What the conditions on a record that is referred to tell it by, on the first day.
  std::string key_of_reference(int field, const engine::Item& item) const;
  // 'all': how many there would be.
  std::vector<engine::Item> items_of(int record, const LookedAt& looked, Days day, std::size_t most,
                                     std::size_t& all) const;
  std::vector<ledger::Json> values_of(int field, const LookedAt& ahead, Days day,
                                      std::vector<std::string>& bounds) const;

  const lang::Program& program_;
  const lang::LifeProgram& life_;
  const LookedAt& looked_;
  Days first_day_;
  ItemConditions& conditions_;
  std::map<int, References> references_;  // by field
};

}  // namespace takecare::programs
