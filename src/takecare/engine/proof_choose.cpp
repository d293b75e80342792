#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/decide_ops.h"
#include "takecare/engine/proof_build.h"
#include "takecare/engine/value_words.h"

namespace takecare::engine {

// The case taken, or all that still may be, each with what makes its guard so and what makes its value.
void Prover::choice(const Step& step, const Scope& scope, Nodes& out) {
  std::vector<const Value*> values;
  const Arguments arguments = evaluator_.arguments(step, values);
  const Choice choice = choose_cases(expr(step), arguments);
  const bool only_one = step.parts.size() == 2 && !arguments.given(0);
  if (only_one) return explain(step.parts[1], scope, out);
  for (const std::size_t n : choice.candidates) {
    const int value = step.parts[2 * n + 1];
    ProofNode node{.kind = ProofKind::choice, .answer = said(this->step(value))};
    const lang::ExprId guard = expr(step).args[2 * n];
    node.says = guard == lang::no_expr ? "otherwise" : "when " + words(program_, scope, guard);
    const bool sure = guard == lang::no_expr ? choice.candidates.size() == 1 : arguments.truth(2 * n).surely_true();
    node.remark = sure ? "applies" : "may apply";
    if (sure && choice.conflict) {
      node.remark = "applies, and differs from another case that applies";
      node.place = program_.expr(expr(step).args[2 * n + 1]).place;
    }
    if (guard != lang::no_expr) explain(step.parts[2 * n], scope, node.parts);
    explain(value, scope, node.parts);
    out.push_back(std::move(node));
  }
  // That no case applies, or only 'otherwise', is explained by why the others do not.
  const bool rest =
      choice.candidates.empty() || (choice.candidates.size() == 1 && !arguments.given(2 * choice.candidates[0]));
  if (!rest) return;
  for (std::size_t n = 0; 2 * n < step.parts.size(); ++n) {
    if (!arguments.given(2 * n)) continue;
    ProofNode node{
        .kind = ProofKind::choice, .answer = said(this->step(step.parts[2 * n + 1])), .remark = "does not apply"};
    node.says = "when " + words(program_, scope, expr(step).args[2 * n]);
    explain(step.parts[2 * n], scope, node.parts);
    out.push_back(std::move(node));
  }
}

}  // namespace takecare::engine
