// Whether a mistake is one at all: whether any case tells the changed definition from the one in the book.
#pragma once

#include <string>

#include "mutants.h"
#include "takecare/lang/program.h"

namespace takecare::test {

struct Noticeable {
  bool equivalent = false;  // no case tells them apart, with lists of any length, under the law of any day
  std::string example;      // a case that does, as an example of the book with the answer of the book; may be empty
};

Noticeable can_be_noticed(const lang::Program& program, const Mutant& mutant);

}  // namespace takecare::test
