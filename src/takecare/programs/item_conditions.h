// Which conditions an item of a list meets that rest on nothing but the item (LookedAt::of_items).
#pragma once

#include <map>
#include <set>
#include <string>

#include "takecare/engine/case.h"
#include "takecare/engine/truth.h"
#include "takecare/lang/program.h"

namespace takecare::programs {

class ItemConditions {
 public:
  explicit ItemConditions(const lang::Program& program) : program_(program) {}

  // A letter for each condition: met, not met or unknown.
  std::string met(const std::set<lang::ExprId>& conditions, const engine::Item& item);

 private:
  engine::Truth truth(lang::ExprId condition, const engine::Item& item) const;

  const lang::Program& program_;
  std::map<std::pair<std::set<lang::ExprId>, std::string>, std::string> met_;  // by the item as text
};

}  // namespace takecare::programs
