// Sets of missing facts, and how 'and' and 'or' combine them.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
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
  std::optional<RequirementId> find(FactId fact) const {
    if ((bits_ & bit_of(fact)) == 0) return std::nullopt;
    for (const Part part : parts()) {
      if (part.fact == fact) return part.requirement;
    }
    return std::nullopt;
  }
  FactBits bits() const { return bits_; }
  // False when it surely does not speak of all the facts that 'other' speaks of.
  bool may_cover(const Remedy& other) const { return (other.bits_ & ~bits_) == 0 && other.size_ <= size_; }

  // 'part' is of a fact that is not in it yet. False when there is no room for it.
  bool add(Part part);
  void replace(FactId fact, RequirementId requirement);
  Remedy without(FactId fact) const;

 private:
  std::array<Part, most_facts> parts_{};
  std::size_t size_ = 0;
  FactBits bits_ = 0;
};

// Alternatives, the smaller first: any one of them settles it. {{}} (one empty remedy): settled already. {}: nothing
// can.
using Remedies = std::vector<Remedy>;

inline const Remedies& settled() {
  static const Remedies one_empty{Remedy{}};
  return one_empty;
}
inline const Remedies& impossible() {
  static const Remedies none;
  return none;
}

// Alternatives that no other alternative makes superfluous are kept. Where there are more than a reader would want to
// read the smallest are, and long ones are cut off; requirements on one fact that contradict each other make no remedy.
class RemedyAlgebra {
 public:
  explicit RemedyAlgebra(MissingFacts& facts) : facts_(facts) {}

  Remedies either(Remedies a, const Remedies& b);
  Remedies both(Remedies a, const Remedies& b);
  // Whether something was cut off.
  bool cut() const { return cut_; }
  void cut_off() { cut_ = true; }

 private:
  // Two remedies as one; nullopt when they contradict each other or are too long together.
  std::optional<Remedy> merge(const Remedy& a, const Remedy& b);
  // The same, each fact being the same in both; fails with the one on which they contradict each other, if any.
  std::expected<Remedy, std::optional<FactId>> merge_as_they_are(const Remedy& a, const Remedy& b);
  Remedy with_other_items(const Remedy& one, const Remedy& other);
  std::map<int, int> other_items(const Remedy& one, const Remedy& other);
  int item_not_in(FactId list, const std::vector<int>& taken);
  bool fulfils(const Remedy& one, const Remedy& other);
  Remedy with_united_demands(Remedies& all, const Remedy& one);
  void add(Remedies& all, const Remedy& one);

  MissingFacts& facts_;
  bool cut_ = false;
};

}  // namespace takecare::engine
