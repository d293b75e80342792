// The missing facts that a search has met, and what it wanted of them. Each has a number, so that sets of them are
// compared and joined without looking into them; what was once worked out about two demands is remembered.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory_resource>
#include <optional>
#include <unordered_map>
#include <vector>

#include "takecare/engine/missing_wanted.h"

namespace takecare::engine {

// A fact, or a list, of an item of the case or of an item that a missing list is supposed to hold.
struct FactKey {
  const Item* item = nullptr;
  int field = -1;
  friend bool operator==(const FactKey&, const FactKey&) = default;
};

// What is wanted of a fact; of a list: the items it is supposed to hold, by their numbers and sorted, none for an empty
// list.
struct Requirement {
  Wanted fact;
  std::vector<int> items;

  bool is_list() const { return fact.empty(); }
  friend bool operator==(const Requirement&, const Requirement&) = default;
};

using FactId = std::uint32_t;
using RequirementId = std::uint32_t;

// Sets of facts are told apart by a bit for each fact; facts 64 apart share one. A fact whose bit is not set is not in
// the set.
using FactBits = std::uint64_t;
inline FactBits bit_of(FactId fact) { return FactBits{1} << (fact % 64U); }

class MissingFacts {
 public:
  explicit MissingFacts(const lang::Program& program) : program_(program) {}

  // The number of the n-th item that a missing list of such items is supposed to hold: nothing is known about it.
  // Whoever supposes items in a list means the same ones, as far as their demands agree.
  int suppose_item(FactId list, int record, std::size_t n);
  const Item* supposed(int item) const { return &supposed_[static_cast<std::size_t>(item)]; }

  // The number of a fact: the same for the same fact.
  FactId fact(const FactKey& key);
  std::optional<FactId> find_fact(const FactKey& key) const;
  const FactKey& key(FactId fact) const { return known_[fact].key; }
  // The missing list that is supposed to hold the item of the fact.
  std::optional<FactId> holder(FactId fact) const { return known_[fact].holder; }

  // The number of a demand: the same for equal ones. References to demands last as long as this.
  RequirementId requirement(Requirement requirement);
  const Requirement& requirement(RequirementId id) const { return *requirements_[id]; }

  // Whoever meets 'inner' meets 'outer'.
  bool is_within(RequirementId inner, RequirementId outer) const;
  // What meets both demands on one fact; nullopt when they contradict each other. A list that is to hold items for two
  // reasons holds them all; one that is to be empty holds none.
  std::optional<RequirementId> common(RequirementId a, RequirementId b);
  // What meets either of two demands on a fact that is no list.
  RequirementId either(RequirementId a, RequirementId b);

 private:
  struct Known {
    FactKey key;
    std::optional<FactId> holder;
  };
  struct KeyHash {
    std::size_t operator()(const FactKey& key) const;
  };
  struct RequirementHash {
    std::size_t operator()(const Requirement& requirement) const;
  };

  const lang::Program& program_;
  std::pmr::monotonic_buffer_resource arena_;  // nothing is given back before the search is over
  std::deque<Item> supposed_;                  // their addresses are kept
  std::pmr::map<FactId, std::pmr::vector<int>> supposed_in_{&arena_};
  std::pmr::unordered_map<const Item*, FactId> holders_{&arena_};
  std::pmr::unordered_map<FactKey, FactId, KeyHash> facts_{&arena_};
  std::pmr::vector<Known> known_{&arena_};
  std::pmr::unordered_map<Requirement, RequirementId, RequirementHash> ids_{&arena_};
  std::pmr::vector<const Requirement*> requirements_{&arena_};  // the keys of ids_, which stay where they are
  std::pmr::unordered_map<std::uint64_t, std::optional<RequirementId>> common_{&arena_};
};

}  // namespace takecare::engine
