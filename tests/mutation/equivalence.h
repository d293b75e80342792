// Whether a mistake is one at all: whether any case tells the changed definition from the one in the book.
#pragma once

#include <optional>
#include <string>

#include "mutants.h"
#include "takecare/analysis/solver.h"

namespace takecare::test {

struct Told {
  analysis::Verdict verdict = analysis::Verdict::undecided;  // impossible: no case tells them apart
  std::string example;  // a case that does, as an example of the book with the answer of the book
};

Told tell_apart(const lang::Program& program, const Mutant& mutant);

}  // namespace takecare::test
