#include "takecare/engine/decide.h"

#include "takecare/engine/decide_evaluate.h"

namespace takecare::engine {

Value evaluate(const lang::Program& program, int definition, std::span<const Item* const> arguments, Days as_of) {
  Evaluator evaluator(program, as_of);
  const int step = evaluator.definition(definition, Bindings(arguments.begin(), arguments.end()));
  return evaluator.step(step).value;
}

}  // namespace takecare::engine
