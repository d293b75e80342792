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

Truth all_of(const Arguments& arguments) {
  Truth truth = Truth::yes();
  for (std::size_t i = 0; i < arguments.size(); ++i) truth = both(truth, arguments.truth(i));
  return truth;
}

Truth any_of(const Arguments& arguments, std::size_t first = 0) {
  Truth truth = Truth::no();
  for (std::size_t i = first; i < arguments.size(); ++i) truth = either(truth, arguments.truth(i));
  return truth;
}

}  // namespace

Truth apply_truth(const lang::Program& program, const Expr& expr, const Arguments& arguments) {
  switch (expr.op) {
    case Op::compare: return compare(program.expr(expr.args[0]).type.kind, expr.relation, arguments[0], arguments[1]);
    case Op::one_of: return one_of(expr, arguments[0]);
    case Op::is_present: return {.may_be_true = arguments[0].may_be_value, .may_be_false = arguments[0].may_be_none};
    case Op::both: return all_of(arguments);
    case Op::either: return any_of(arguments);
    case Op::negation: return negation(arguments.truth(0));
    // An exception that is unknown leaves the rule unknown: it is one more thing that must surely not hold.
    case Op::unless: return both(arguments.truth(0), negation(any_of(arguments, 1)));
    case Op::exception: return arguments.truth(0);
    default: return Truth::unknown();
  }
}

}  // namespace takecare::engine
