#include "takecare/programs/item_conditions.h"

#include "takecare/programs/ask.h"
#include "takecare/programs/fact_json.h"

namespace takecare::programs {

using engine::Truth;
using lang::Op;

// And, or and not of rules of the item's record.
Truth ItemConditions::truth(lang::ExprId condition, const engine::Item& item, Days day) const {
  const lang::Expr& expr = program_.expr(condition);
  if (expr.op == Op::call) {
    return ask(program_, expr.index, engine::Case{.subject = item, .origins = {}}, day, Reasons::none).truth();
  }
  if (expr.op == Op::negation) return engine::negation(truth(expr.args[0], item, day));
  Truth all = Truth::of(expr.op == Op::both);
  for (const lang::ExprId arg : expr.args) {
    const Truth one = truth(arg, item, day);
    all = expr.op == Op::both ? engine::both(all, one) : engine::either(all, one);
  }
  return all;
}

std::string ItemConditions::met(const std::set<lang::ExprId>& conditions, const engine::Item& item, Days day) {
  const auto text = ledger::write_canonical(item_json(program_, item));
  std::string& letters = met_[{conditions, text.value_or(""), day}];
  if (!letters.empty()) return letters;
  for (const lang::ExprId condition : conditions) {
    const Truth truth = this->truth(condition, item, day);
    letters += truth.surely_true() ? 'y' : truth.surely_false() ? 'n' : 'u';
  }
  return letters;
}

}  // namespace takecare::programs
