// What can still follow in the life of a record, by so many acts at most, and what the conditions of it look at.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "takecare/engine/case.h"
#include "takecare/programs/looked_at.h"

namespace takecare::programs {

struct NextAct {
  LookedAt asked;   // by its own conditions
  LookedAt counts;  // by these, and by whatever can follow after it
};

struct Ahead {
  std::map<int, NextAct> acts;  // that can be next, by index
  LookedAt looked;              // by all that can follow, and by the invariants
  std::set<int> who;            // acts of which it is asked who did them
  std::vector<Days> changes;    // on which law that counts for what follows begins or ends to be in force; ascending

  // How many of the changes were, and whether another comes within so many days.
  std::ptrdiff_t changes_until(Days day) const;
  bool changes_within(Days day, Days days) const;
};

class LooksAhead {
 public:
  // 'everything': as if conditions looked at everything and at every day, for a test of what is left out otherwise.
  LooksAhead(const lang::Program& program, const lang::LifeProgram& life, bool everything);

  // What the conditions of the whole program look at.
  const LookedAt& all() const { return all_; }
  // The same, with what those on items look at too.
  const LookedAt& opened() const { return opened_; }
  // Before anything was done.
  const Ahead& from_nothing(int acts) { return settled_from(nothing, {}, acts); }
  // By index in Act::guards: those that look at nothing that the act says anything of.
  const std::vector<int>& guards_beside_fields(int act) const {
    return guards_beside_fields_[static_cast<std::size_t>(act)];
  }
  // From a stage on. Facts that nothing changes any more settle some of what would be looked at otherwise.
  const Ahead& from(int stage, const engine::Item& subject, int acts);

 private:
  static constexpr int nothing = -1;  // the stage before the first

  std::vector<int> find_guards_beside_fields(const lang::Act& act) const;
  // Acts that begin at a stage, but for those that can surely not be done.
  std::vector<int> acts_at(int stage, const Settled& settled) const;
  // Enumerations that nothing says anything of that can follow by so many acts.
  const std::vector<int>& lasting(int stage, int acts);
  LookedAt everything() const;
  const LookedAt& asked_by(int act, const Settled& settled);
  const Ahead& settled_from(int stage, const Settled& settled, int acts);
  LookedAt by_invariants(int stage, const Settled& settled) const;
  // What follows an act, without what the act records anyway.
  LookedAt after_act(const lang::Act& act, const Ahead& after) const;
  std::vector<Days> changes_of(const LookedAt& looked) const;

  const lang::Program& program_;
  const lang::LifeProgram& life_;
  bool everything_;
  std::vector<std::vector<int>> asked_;                 // by act
  std::vector<std::vector<int>> guards_beside_fields_;  // by act
  LookedAt all_;
  LookedAt opened_;
  std::map<std::pair<int, int>, std::vector<int>> lasting_;        // by stage and acts
  std::map<std::pair<int, Settled>, LookedAt> asked_by_;           // by act
  std::map<std::pair<std::pair<int, int>, Settled>, Ahead> from_;  // by stage and acts
};

}  // namespace takecare::programs
