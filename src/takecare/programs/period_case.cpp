#include "takecare/programs/period_case.h"

#include "takecare/programs/ask.h"
#include "takecare/programs/splice.h"

namespace takecare::programs {

bool holds_for_period(const lang::Program& program, int rule, Days first, Days last, const engine::Case& the_case,
                      Days on) {
  const int record = program.definitions[static_cast<std::size_t>(rule)].parameters.front();
  engine::Case both{.subject = engine::blank_item(program, record)};
  both.subject.facts[0] = {.state = engine::FactState::known, .value = first};
  both.subject.facts[1] = {.state = engine::FactState::known, .value = last};
  both.subject.lists[2] = {.known = true, .items = {splice(both, the_case)}};
  return ask(program, rule, both, on, Reasons::none).truth().surely_true();
}

}  // namespace takecare::programs
