#include "takecare/engine/decide_ops.h"

namespace takecare::engine {

using lang::Expr;

namespace {

bool surely_differ(lang::Kind kind, const Value& a, const Value& b) {
  const bool both_may_be_none = a.may_be_none && b.may_be_none;
  return !both_may_be_none && compare(kind, lang::Relation::equal, a, b).surely_false();
}

// Read from the top: a case is out of reach once one above it surely applies.
Choice first_that_applies(const Arguments& arguments) {
  Choice choice{.candidates = {}, .none_may_apply = true};
  for (std::size_t n = 0; 2 * n < arguments.size(); ++n) {
    const Truth guard = arguments.given(2 * n) ? arguments.truth(2 * n) : Truth::yes();
    if (guard.may_be_true) choice.candidates.push_back(n);
    if (guard.surely_true()) {
      choice.none_may_apply = false;
      break;
    }
  }
  return choice;
}

// 'otherwise' among cases that exclude each other means: none of the others.
Truth otherwise(const Arguments& arguments) {
  Truth any = Truth::no();
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    if (arguments.given(i)) any = either(any, arguments.truth(i));
  }
  return negation(any);
}

// When one case surely applies, another that may apply still counts: should it turn out to apply as well and to differ,
// the book contradicts itself there, and no value may be called known before that is ruled out.
Choice exclusive(lang::Kind kind, const Arguments& arguments) {
  Choice choice{.candidates = {}, .none_may_apply = true};
  std::vector<std::size_t> sure;
  for (std::size_t n = 0; 2 * n < arguments.size(); ++n) {
    const Truth guard = arguments.given(2 * n) ? arguments.truth(2 * n) : otherwise(arguments);
    if (guard.may_be_true) choice.candidates.push_back(n);
    if (guard.surely_true()) sure.push_back(n);
    if (!arguments.given(2 * n)) choice.none_may_apply = false;
  }
  if (!sure.empty()) choice.none_may_apply = false;
  for (std::size_t a = 0; a < sure.size(); ++a) {
    for (std::size_t b = a + 1; b < sure.size(); ++b) {
      const Value& first = arguments[2 * sure[a] + 1];
      const Value& second = arguments[2 * sure[b] + 1];
      choice.conflict = choice.conflict || surely_differ(kind, first, second);
    }
  }
  return choice;
}

}  // namespace

Choice choose_cases(const Expr& expr, const Arguments& arguments) {
  return expr.first_applies ? first_that_applies(arguments) : exclusive(expr.type.kind, arguments);
}

Value apply_choose(const lang::Program& program, const Expr& expr, const Arguments& arguments) {
  const Choice choice = choose_cases(expr, arguments);
  std::optional<Value> all;
  if (choice.none_may_apply) all = Value::none();
  for (const std::size_t n : choice.candidates) {
    const Value& value = arguments[2 * n + 1];
    all = all ? hull(program, expr.type, *all, value) : value;
  }
  return *all;
}

}  // namespace takecare::engine
