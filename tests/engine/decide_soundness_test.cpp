// Whatever decide says it knows must be so however the unknown facts turn out; and where nothing is unknown, decide
// knows.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "plain_oracle.h"
#include "takecare/engine/decide.h"
#include "takecare/engine/item_path.h"
#include "takecare/engine/value_words.h"
#include "tests/support/random_program.h"

namespace takecare::test {
namespace {

using engine::Case;
using engine::Item;

// The code list's gaps filled at random, as one of the ways in which they may turn out.
lang::Program without_gaps(lang::Program program, int seed) {
  for (lang::Enumeration& enumeration : program.enumerations) {
    for (lang::Attribute& attribute : enumeration.attributes) {
      for (std::int16_t& value : attribute.values) {
        if (value < 0) value = static_cast<std::int16_t>(seed++ % 2);
      }
    }
  }
  return program;
}

// The same items in another state of the case.
std::vector<const Item*> same_items(const lang::Program& program, const Case& from, const Case& to,
                                    const std::vector<const Item*>& items) {
  const engine::ItemPaths paths(program, from);
  std::vector<const Item*> same;
  for (const Item* item : items) same.push_back(find_items(program, to, paths.path(item))->back());
  return same;
}

struct Trial {
  const RandomWorld& world;
  const Case& original;
  int definition;
  std::vector<const Item*> arguments;
};

void holds_in_completion(const Trial& trial, const engine::Value& answer, int seed) {
  const lang::Definition& definition = trial.world.program.definitions[static_cast<std::size_t>(trial.definition)];
  const lang::Program program = without_gaps(trial.world.program, seed);
  const Case completed = random_completion(trial.world, trial.original, static_cast<std::uint64_t>(seed));
  const auto items = same_items(program, trial.original, completed, trial.arguments);
  for (const bool take_last : {false, true}) {
    PlainOracle oracle(program, trial.world.as_of, take_last);
    const Plain plain = oracle.definition(trial.definition, items);
    if (!allows(answer, definition.type.kind, plain)) {
      RC_LOG() << show_case(program, trial.original) << "\ncompleted: " << show_case(program, completed) << "\n"
               << definition.name << " decided: " << value_words(program, definition.type, answer)
               << (plain.none ? " but may be not applicable"
                              : " but may be " + std::to_string(plain.value) + plain.text)
               << "\n";
      RC_FAIL("a known answer does not hold in a completion");
    }
  }
}

RC_GTEST_PROP(Decide, KnowsOnlyWhatHoldsInEveryCompletion, ()) {
  const RandomWorld world = *random_world();
  const std::vector<Case> cases = *random_cases(world, 10);
  for (const Case& one : cases) {
    for (const int definition : world.definitions) {
      for (auto& arguments : all_arguments(world.program, definition, one)) {
        const engine::Value answer = evaluate(world.program, definition, arguments, world.as_of);
        RC_ASSERT(answer.may_be_none || answer.may_be_value);
        RC_ASSERT(answer.range.lo <= answer.range.hi);
        const Trial trial{world, one, definition, arguments};
        for (int seed = 0; seed < 4; ++seed) holds_in_completion(trial, answer, seed);
      }
    }
  }
}

RC_GTEST_PROP(Decide, KnowsEverythingWhereNothingIsUnknown, ()) {
  RandomWorld world = *random_world({.is_recorded = false});
  world.program = without_gaps(std::move(world.program), 1);
  for (const Case& one : *random_cases(world, 10)) {
    const Case completed = random_completion(world, one, 1);
    for (const int definition : world.definitions) {
      const lang::Kind kind = world.program.definitions[static_cast<std::size_t>(definition)].type.kind;
      for (auto& arguments : all_arguments(world.program, definition, completed)) {
        PlainOracle oracle(world.program, world.as_of, false);
        const Plain plain = oracle.definition(definition, arguments);
        if (oracle.conflict()) continue;
        const engine::Value answer = evaluate(world.program, definition, arguments, world.as_of);
        if (!is_known(answer, kind) || !allows(answer, kind, plain)) RC_LOG() << show_case(world.program, completed);
        RC_ASSERT(is_known(answer, kind));
        RC_ASSERT(allows(answer, kind, plain));
      }
    }
  }
}

}  // namespace
}  // namespace takecare::test
