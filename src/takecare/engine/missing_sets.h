// Sets of missing facts, and how 'and' and 'or' combine them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "takecare/engine/missing_facts.h"

namespace takecare::engine {

// Facts that together would settle something, if each is as wanted. Held in place and compared by numbers: a search
// joins them by the thousand.
class Remedy {
 public:
  static constexpr std::size_t most_facts = 8;  // larger sets are not followed up

  struct Part {
    FactId fact = 0;
    RequirementId requirement = 0;
  };

  Remedy() = default;
  explicit Remedy(Part only) { add(only); }

  // Sorted by fact.
  std::span<const Part> parts() const { return {parts_.data(), size_}; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::optional<RequirementId> find(FactId fact) const;
  // One bit for each fact; facts 64 apart share one. A fact whose bit is not set is not in the remedy.
  std::uint64_t bits() const { return bits_; }
  static std::uint64_t bit(FactId fact) { return std::uint64_t{1} << (fact % 64U); }

  // 'part' is of a fact that is not in it yet. False when there is no room for it.
  bool add(Part part);
  void replace(FactId fact, RequirementId requirement);
  Remedy without(FactId fact) const;

 private:
  std::array<Part, most_facts> parts_{};
  std::size_t size_ = 0;
  std::uint64_t bits_ = 0;
};

// Alternatives: any one of them settles it. {{}} (one empty remedy): settled already. {}: nothing can.
using Remedies = std::vector<Remedy>;

inline Remedies settled() { return {Remedy{}}; }
inline Remedies impossible() { return {}; }

// Alternatives that no other alternative makes superfluous are kept; long or many ones are cut off (the bounds are far
// above what a reader would want to read), and requirements on one fact that contradict each other make no remedy.
class RemedyAlgebra {
 public:
  explicit RemedyAlgebra(MissingFacts& facts) : facts_(facts) {}

  Remedies either(Remedies a, const Remedies& b);
  Remedies both(const Remedies& a, const Remedies& b);
  // Whether something was cut off.
  bool cut() const { return cut_; }
  void cut_off() { cut_ = true; }

 private:
  // Two remedies as one; nullopt when they contradict each other or are too long together.
  std::optional<Remedy> merge(const Remedy& a, const Remedy& b);
  std::optional<Remedy> with_other_items(const Remedy& one, const Remedy& other);
  std::map<int, int> other_items(const Remedy& one, const Remedy& other);
  int item_not_in(FactId list, const std::vector<int>& taken);
  bool fulfils(const Remedy& one, const Remedy& other);
  void unite_demands(Remedies& all, Remedy& one);
  void add(Remedies& all, Remedy one);

  MissingFacts& facts_;
  bool cut_ = false;
};

}  // namespace takecare::engine
