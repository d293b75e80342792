// Which conditions an item of a list meets that rest on nothing but the item and, of a record that is referred to, the
// day (LookedAt::of_items, of_references).
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "takecare/engine/case.h"
#include "takecare/engine/truth.h"
#include "takecare/lang/program.h"

namespace takecare::programs {

class ItemConditions {
 public:
  explicit ItemConditions(const lang::Program& program) : program_(program) {}

  // A letter for each condition, on a day: met, not met or unknown.
  std::string met(const std::set<lang::ExprId>& conditions, const engine::Item& item, Days day);

 private:
  engine::Truth truth(lang::ExprId condition, const engine::Item& item, Days day) const;

  const lang::Program& program_;
  std::map<std::tuple<std::set<lang::ExprId>, std::string, Days>, std::string> met_;  // by the item as text
};

}  // namespace takecare::programs
