// A small book for the tests of extracts: people, the charges that belong to them, and visits without a key.
#pragma once

#include "takecare/lang/program.h"

namespace takecare::extracts {

lang::Program test_program();

}  // namespace takecare::extracts
