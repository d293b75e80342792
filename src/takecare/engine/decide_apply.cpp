#include "takecare/engine/decide_ops.h"

namespace takecare::engine {

using lang::Op;

Value apply(const lang::Program& program, const lang::Expr& expr, const Arguments& arguments) {
  if (is_logic(expr.op)) {
    return Value::of(apply_logic(expr.op, arguments.size(), [&](std::size_t i) { return arguments.truth(i); }));
  }
  switch (expr.op) {
    case Op::choose: return apply_choose(program, expr, arguments);
    case Op::attribute:
    case Op::add_period:
    case Op::plus:
    case Op::minus:
    case Op::times:
    case Op::time_between: return apply_value(program, expr, arguments);
    default: return Value::of(apply_truth(program, expr, arguments));
  }
}

}  // namespace takecare::engine
