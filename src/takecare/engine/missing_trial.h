// Tries a remedy: the same definition on a copy of the case with the missing facts filled in.
#pragma once

#include <functional>
#include <map>

#include "takecare/engine/decide_evaluate.h"
#include "takecare/engine/missing_sets.h"

namespace takecare::engine {

class Trial {
 public:
  // The step is that of a definition.
  Trial(const Evaluator& evaluator, int step, const Case& the_case);

  Value value_with(const Remedy& remedy);
  // What the trial puts in the place of a missing fact or list.
  Fact fact(const FactKey& key, const Requirement& requirement) const;
  ItemList list(const Requirement& requirement, const Remedy& remedy) const;

 private:
  void pair_items(const Item& original, Item& copy);

  const lang::Program& program_;
  Days as_of_;
  int definition_;
  Bindings arguments_;  // in the copy
  Item subject_;
  std::map<const Item*, Item*, std::less<>> copies_;
};

}  // namespace takecare::engine
