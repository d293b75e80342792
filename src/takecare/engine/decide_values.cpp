#include "takecare/engine/decide_ops.h"

namespace takecare::engine {

using lang::Expr;
using lang::Kind;
using lang::Op;

namespace {

// An attribute that the code list does not give (-1) is not known; that the code list is silent does not make it 'not
// applicable'.
Value attribute(const lang::Program& program, const Expr& expr, const Value& of) {
  Value result = unknown_value(program, expr.type);
  const lang::Type type = program.expr(expr.args[0]).type;
  if (is_one_value(of, Kind::enumeration)) {
    const auto& table =
        program.enumerations[static_cast<std::size_t>(type.of)].attributes[static_cast<std::size_t>(expr.index)].values;
    const std::int16_t known = table[static_cast<std::size_t>(of.range.lo)];
    if (known >= 0) result.range = Range::point(known);
  }
  result.may_be_none = of.may_be_none;
  return result;
}

Range arithmetic(const Expr& expr, const Arguments& arguments) {
  const Range first = arguments[0].range;
  switch (expr.op) {
    case Op::add_period: return add_period(first, expr.months, expr.days, expr.rounding);
    case Op::times: return times(first, expr.value);
    case Op::plus: return plus(first, arguments[1].range);
    case Op::minus: {
      const Range difference = minus(first, arguments[1].range);
      return expr.type.kind == Kind::duration ? not_below_zero(difference) : difference;
    }
    case Op::time_between: return time_between(first, arguments[1].range);
    default: return {};
  }
}

}  // namespace

// What is computed from something that is not applicable is not applicable.
Value apply_value(const lang::Program& program, const Expr& expr, const Arguments& arguments) {
  bool may_be_none = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].surely_none()) return Value::none();
    may_be_none = may_be_none || arguments[i].may_be_none;
  }
  if (expr.op == Op::attribute) return attribute(program, expr, arguments[0]);
  return {.range = arithmetic(expr, arguments), .may_be_none = may_be_none};
}

}  // namespace takecare::engine
