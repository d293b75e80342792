// A small program for tests that write to a ledger, and lives of it at random.
#pragma once

#include <string>

#include "takecare/lang/program.h"
#include "takecare/programs/judgment.h"

namespace takecare::test {

// Counters that anybody may count up, and that may be corrected; made by the registrar 'R-1'.
const lang::Program& sample_program();

// The act with this name on a Counter.
programs::Request sample_request(const std::string& id, const std::string& act, const std::string& day);

}  // namespace takecare::test
