// The reference semantics of the language: one definition, one case, one date.
//
// docs/language.md says what every construct means; decide does that and nothing else, so that every other reader of a
// program (columns, and whatever comes) can be held against it, case by case.
#pragma once

#include <span>

#include "takecare/base/date.h"
#include "takecare/engine/case.h"
#include "takecare/engine/value.h"
#include "takecare/lang/program.h"

namespace takecare::engine {

// What a definition gives, for one item a parameter (item_path.h finds them). A rule's truth is as_truth() of it.
Value evaluate(const lang::Program& program, int definition, std::span<const Item* const> arguments, Days as_of);

}  // namespace takecare::engine
