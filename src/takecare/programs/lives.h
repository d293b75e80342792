// Runs the lives of a book: the examples of its programs. No ledger is needed: what a life does is forgotten after it.
#pragma once

#include <string>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/lang/program.h"

namespace takecare::programs {

struct LifeProblem {
  std::string says;  // a sentence
  std::string why;   // lines: the proof, or what stood in the way; may be empty
  Place place;
};

struct LifeResult {
  std::string title;
  std::vector<LifeProblem> problems;
  Place place;

  bool passed() const { return problems.empty(); }
};

LifeResult run_life(const lang::Program& program, const lang::Life& life);
std::vector<LifeResult> run_lives(const lang::Program& program);

}  // namespace takecare::programs
