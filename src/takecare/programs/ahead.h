// What can still follow in the life of a record, and what the conditions of it look at.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "takecare/engine/case.h"
#include "takecare/programs/looked_at.h"

namespace takecare::programs {

struct Ahead {
  std::map<int, LookedAt> acts;  // that can follow, by index: what their conditions look at
  LookedAt looked;               // by all of them, and by the invariants
  std::set<int> who;             // acts of which it is asked who did them
  std::vector<Days> changes;     // on which law that counts for them begins or ends to be in force; ascending

  // How many of the changes were, and whether another comes within so many days.
  std::ptrdiff_t changes_until(Days day) const;
  bool changes_within(Days day, Days days) const;
};

class LooksAhead {
 public:
  // 'everything': as if conditions looked at everything and at every day, for a test of what is left out otherwise.
  LooksAhead(const lang::Program& program, const lang::LifeProgram& life, bool everything);

  // Before anything was done: every act.
  const Ahead& from_nothing() const { return from_nothing_; }
  // All that conditions look at, what those on items look at too.
  const LookedAt& opened() const { return opened_; }
  // From a stage on. Facts that nothing changes any more settle some of what would be looked at otherwise.
  const Ahead& from(int stage, const engine::Item& subject);

 private:
  // By stage, whatever the facts are.
  struct Stage {
    std::set<int> acts;
    std::vector<int> lasting;  // enumerations that none of them says anything of
  };

  std::set<int> acts_from(int stage, const Settled& settled) const;
  Stage look_from(int stage) const;
  LookedAt everything() const;
  Ahead ahead_of(const std::set<int>& acts, const Settled& settled) const;
  std::vector<Days> changes_of(const Ahead& ahead) const;

  const lang::Program& program_;
  const lang::LifeProgram& life_;
  bool everything_;
  std::vector<std::vector<int>> asked_;  // by act
  LookedAt all_;
  LookedAt opened_;
  Ahead from_nothing_;
  std::vector<Stage> stages_;
  std::map<std::pair<int, Settled>, Ahead> from_;
};

}  // namespace takecare::programs
