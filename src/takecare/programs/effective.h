// Acts as they count: with what corrections of them said later.
#pragma once

#include <span>
#include <vector>

#include "takecare/programs/past.h"
#include "takecare/programs/said.h"

namespace takecare::programs {

// A field as it counts: what the act said, or what the last correction of it said.
struct GivenField {
  std::string name;
  ledger::Json value;
  const Recorded* by = nullptr;
};

struct EffectiveAct {
  const Recorded* act = nullptr;  // of an act that was erased: the erasure
  std::uint64_t index = 0;        // of the act
  bool erased = false;            // nobody knows any more what it said
  bool correction = false;        // erased: it was a correction of such an act
  Said said;                      // the moves are those that count; the fields are those of the act itself
  std::vector<GivenField> given;
};

// The acts among the events, in order; the events must outlive them. Corrections of acts that are not there are left
// out. Fails on an event that cannot be read.
Result<std::vector<EffectiveAct>> effective_acts(std::span<const Recorded> events);

// What a correction makes of a value: the parts of an item that was added are corrected one by one.
void correct_value(ledger::Json& value, const ledger::Json& correction);

}  // namespace takecare::programs
