#include "takecare/engine/decide.h"

#include "takecare/engine/decide_evaluate.h"
#include "takecare/engine/item_path.h"
#include "takecare/engine/value_words.h"

namespace takecare::engine {

Value evaluate(const lang::Program& program, int definition, std::span<const Item* const> arguments, Days as_of) {
  return evaluate_under(program, definition, arguments, as_of, as_of);
}

Value evaluate_under(const lang::Program& program, int definition, std::span<const Item* const> arguments, Days as_of,
                     Days law_on) {
  Evaluator evaluator(program, as_of, law_on);
  const int step = evaluator.definition(definition, Bindings(arguments.begin(), arguments.end()));
  return evaluator.step(step).value;
}

Result<Answer> decide(const lang::Program& program, int definition, const Case& the_case, Days as_of,
                      std::string_view path) {
  const auto arguments = find_arguments(program, definition, the_case, path);
  if (!arguments) return std::unexpected(arguments.error());
  const lang::Type type = answer_type(program.definitions[static_cast<std::size_t>(definition)]);
  const ItemPaths paths(program, the_case);
  Evaluator evaluator(program, as_of, as_of);
  const int step = evaluator.definition(definition, *arguments);
  Answer answer{.definition = definition, .about = std::string(path), .as_of = as_of};
  answer.value = evaluator.step(step).value;
  answer.words = value_words(program, type, answer.value);
  answer.proof = prove(evaluator, step, the_case, paths);
  if (!is_known(answer.value, type.kind)) answer.missing = find_missing(evaluator, step, paths);
  return answer;
}

}  // namespace takecare::engine
