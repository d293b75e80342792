#include "takecare/engine/decide_ops.h"

namespace takecare::engine {

using lang::Expr;
using lang::Op;

namespace {

// An enumeration's range is one enumerator or all of them, so only the values in the range need be looked at.
Truth one_of(const Expr& expr, const Value& value) {
  if (value.surely_none()) return Truth::no();
  bool some_in = false;
  bool some_out = value.may_be_none;
  auto next = expr.set.begin();
  for (std::int64_t v = value.range.lo; v <= value.range.hi; ++v) {
    while (next != expr.set.end() && *next < v) ++next;
    (next != expr.set.end() && *next == v ? some_in : some_out) = true;
  }
  return {.may_be_true = some_in, .may_be_false = some_out};
}

}  // namespace

Truth apply_truth(const lang::Program& program, const Expr& expr, const Arguments& arguments) {
  switch (expr.op) {
    case Op::compare: return compare(program.expr(expr.args[0]).type.kind, expr.relation, arguments[0], arguments[1]);
    case Op::one_of: return one_of(expr, arguments[0]);
    case Op::is_present: return {.may_be_true = arguments[0].may_be_value, .may_be_false = arguments[0].may_be_none};
    default: return Truth::unknown();
  }
}

}  // namespace takecare::engine
