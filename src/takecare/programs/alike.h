// Which states of a program are alike: the same acts are possible in them, and in whatever follows from them. So one of
// them stands for all when lives are tried out.
//
// States are told apart by the stage, by the facts that a condition of an act looks at that can still follow from that
// stage, or that an invariant looks at, and by who did what where an 'other than' that can still follow asks for it. Of
// an enumeration the values count that a condition tells apart; of a list that is not counted, which items it has.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "takecare/programs/fold.h"
#include "takecare/programs/looked_at.h"

namespace takecare::programs {

class Alike {
 public:
  Alike(const lang::Program& program, const lang::LifeProgram& life, LifeLookedAt looked);

  const LifeLookedAt& looked() const { return looked_; }

  // Equal for states that are alike. 'day' is that of the last act.
  std::string key(const State& state, Days day) const;

  // Whether it counts who does an act, and who did what so far that it counts for: each name once.
  bool counts_who(int act) const;
  std::vector<std::string> who_counts(const State& state) const;

 private:
  // What can still follow from a stage.
  struct Ahead {
    LookedAt looked;
    std::set<int> who;  // acts
  };

  Ahead ahead_of(int stage) const;
  void add_item(const engine::Item& item, const LookedAt& looked, std::string& out) const;
  void add_list(const engine::ItemList& list, LookedAt::Field field, const LookedAt& looked, std::string& out) const;

  const lang::Program& program_;
  const lang::LifeProgram& life_;
  LifeLookedAt looked_;
  std::vector<Ahead> ahead_;  // by stage
};

}  // namespace takecare::programs
