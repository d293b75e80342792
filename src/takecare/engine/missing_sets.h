// Sets of missing facts, and how 'and' and 'or' combine them.
#pragma once

#include <map>
#include <vector>

#include "takecare/engine/missing_wanted.h"

namespace takecare::engine {

// A fact, or a list, of an item of the case or of an item that a missing list is supposed to hold.
struct FactKey {
  const Item* item = nullptr;
  int field = -1;
  friend auto operator<=>(const FactKey&, const FactKey&) = default;
};

// What is wanted of a fact; of a list: the items it is supposed to hold, none for an empty list.
struct Requirement {
  Wanted fact;
  std::vector<const Item*> items;
};

// Facts that together would settle something, if each is as wanted.
using Remedy = std::map<FactKey, Requirement>;

// Alternatives: any one of them settles it. {{}} (one empty remedy): settled already. {}: nothing can.
using Remedies = std::vector<Remedy>;

inline Remedies settled() { return {Remedy{}}; }
inline Remedies impossible() { return {}; }

// Alternatives that no other alternative makes superfluous are kept; long or many ones are cut off (the bounds are far
// above what a reader would want to read), and requirements on one fact that contradict each other make no remedy.
class RemedyAlgebra {
 public:
  Remedies either(Remedies a, const Remedies& b);
  Remedies both(const Remedies& a, const Remedies& b);
  // Whether something was cut off.
  bool cut() const { return cut_; }
  void cut_off() { cut_ = true; }

 private:
  void add(Remedies& all, Remedy one);

  bool cut_ = false;
};

}  // namespace takecare::engine
