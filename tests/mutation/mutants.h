// Small mistakes of law, made on purpose: one operator, one bound, one exception of one rule at a time. A book whose
// examples notice them would notice them in earnest.
#pragma once

#include <string>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::test {

// What the program would be with the mistake: 'with' stands in the place of the expression 'at'. A new expression below
// it, where one is needed, is 'below'; it takes the number that the next expression of the program would have.
struct Mutant {
  int definition = -1;
  int version = 0;
  lang::ExprId at = lang::no_expr;
  lang::Expr with;
  std::vector<lang::Expr> below;
  std::string mistake;  // 'less than for at most'
  Place place;
};

// Every mutant of the program, in its order.
std::vector<Mutant> mutants_of(const lang::Program& program);

// The program with the mistake, while this lives.
class Mutated {
 public:
  Mutated(lang::Program& program, const Mutant& mutant);
  ~Mutated();
  Mutated(const Mutated&) = delete;
  Mutated& operator=(const Mutated&) = delete;

 private:
  lang::Program* program_;
  lang::ExprId at_;
  lang::Expr before_;
  std::size_t size_;
};

}  // namespace takecare::test
