// What decide found on its way: one step an expression evaluated, for one choice of items. Proofs and missing facts are
// read from it, so that what they say is what was computed.
#pragma once

#include <memory_resource>
#include <vector>

#include "takecare/engine/case.h"
#include "takecare/engine/value.h"
#include "takecare/lang/program.h"

namespace takecare::engine {

// The items that the binding numbers of a definition stand for; nullptr until bound.
using Bindings = std::vector<const Item*>;

inline constexpr int no_step = -1;

// Step numbers, in the memory of the evaluator that holds the step.
using Parts = std::pmr::vector<int>;

// expr == no_expr: a definition as a whole; 'definition' says which, 'version' which of its versions (nullptr: none in
// force), 'bindings' its arguments, parts = {its body}. A call leads straight to such a step. quantifier, aggregate:
// 'item' is the owner of the list, parts = one step an item (same expr, 'item' the item, value = whether it counts,
// parts = {membership, has-condition or element}, no_step where there is none). When the list is unknown there are no
// parts and 'bindings' are those in force there. choose: parts = guard, value, guard, value, … with no_step for
// 'otherwise'. field, list_is_recorded: 'item' is the item whose field it is. Else: parts = the arguments.
struct Step {
  lang::ExprId expr = lang::no_expr;
  int definition = -1;
  const lang::Version* version = nullptr;
  const Item* item = nullptr;
  Value value;
  Parts parts;
  Bindings bindings;
};

}  // namespace takecare::engine
