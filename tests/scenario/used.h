// What of the book a year used: a program, a duty or an authority that nobody ever needs is a gap of the script.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "takecare/ledger/event.h"
#include "takecare/programs/duties.h"

namespace takecare::test {

// Sentences: every program of which no act was done, every authority on which nobody acted, every duty that was never
// done.
std::vector<std::string> unused(const lang::Program& program, std::span<const ledger::Event> done,
                                std::span<const programs::DutyRow> rows);

}  // namespace takecare::test
