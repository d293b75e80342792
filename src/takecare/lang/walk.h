// Visits of the expressions of a program.
#pragma once

#include <vector>

#include "takecare/lang/program.h"

namespace takecare::lang {

// Calls visit(ExprId, const Expr&) for an expression and all below it, each before its arguments. Calls of definitions
// are visited, their bodies are not. An expression that stands in several places is visited in each.
template <class Visit>
void for_each_expr(const Program& program, ExprId root, const Visit& visit) {
  if (root == no_expr) return;
  const Expr& expr = program.expr(root);
  visit(root, expr);
  for (const ExprId arg : expr.args) for_each_expr(program, arg, visit);
}

// The record of each binding number that 'roots' use together, -1 where they bind none. 'parameters' are the records of
// the first.
std::vector<int> binding_records(const Program& program, const std::vector<int>& parameters,
                                 const std::vector<ExprId>& roots);

}  // namespace takecare::lang
