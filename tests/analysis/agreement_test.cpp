// The solver against the reference evaluator, on random programs: no case that meets a rule may be one that the solver
// calls impossible, and what it calls possible must come out so.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "takecare/analysis/edges.h"
#include "takecare/analysis/session.h"
#include "takecare/engine/decide.h"
#include "tests/support/random_program.h"

namespace takecare::test {
namespace {

using analysis::Deadline;
using analysis::Session;
using analysis::Subject;
using analysis::Verdict;
using engine::Case;

constexpr std::chrono::milliseconds enough{2'000};
constexpr int room = 2;

// The case as the solver may choose it: within its bounds, in lists with room for two.
bool in_bounds(const lang::Program& program, const engine::Item& item) {
  const auto& fields = program.records[static_cast<std::size_t>(item.record)].fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (item.lists[i].items.size() > room) return false;
    for (const engine::Item& one : item.lists[i].items) {
      if (!in_bounds(program, one)) return false;
    }
    const lang::Kind kind = fields[i].type.kind;
    const std::int64_t value = item.facts[i].value;
    if (item.facts[i].state != engine::FactState::known) continue;
    if (kind == lang::Kind::date &&
        (value < days_from_civil({1900, 1, 1}) || value > days_from_civil({2099, 12, 31}))) {
      return false;
    }
    const bool amount = kind == lang::Kind::number || kind == lang::Kind::money || kind == lang::Kind::duration;
    if (amount && (value < 0 || value > 200 * twelfths_per_year)) return false;
  }
  return true;
}

// Rules about the subject alone: those about an item are asked for the first of its list only.
bool is_about_subject(const RandomWorld& world, int definition) {
  const lang::Definition& one = world.program.definitions[static_cast<std::size_t>(definition)];
  return one.kind == lang::DefinitionKind::rule && one.parameters.size() == 1;
}

RC_GTEST_PROP(Agreement, WhatIsMetIsNotCalledImpossible, ()) {
  const RandomWorld world = *random_world({.tape = 300, .is_recorded = false, .small_cases = true});
  const std::vector<Case> cases = *random_cases(world, 20, {.small_cases = true});
  for (const int definition : world.definitions) {
    if (!is_about_subject(world, definition)) continue;
    const Subject subject{.definition = definition, .as_of = world.as_of, .law_on = world.as_of};
    Session session(world.program, subject, room);
    const Verdict can_hold = session.ask({session.holds()}, Deadline(enough));
    const Verdict can_fail = session.ask({session.solver().negation(session.holds())}, Deadline(enough));
    for (std::size_t i = 0; i < cases.size(); ++i) {
      const Case whole = random_completion(world, cases[i], i);
      if (!in_bounds(world.program, whole.subject)) continue;
      const engine::Truth truth = as_truth(analysis::reference_answer(world.program, subject, whole, ""));
      RC_ASSERT(!(truth.surely_true() && can_hold == Verdict::impossible));
      RC_ASSERT(!(truth.surely_false() && can_fail == Verdict::impossible));
    }
  }
}

// Where two cases of a value contradict each other, or a code list is silent, decide says unknown and the solver
// chooses: these come out as 'not decided' and are the only ones that may.
RC_GTEST_PROP(Agreement, WhatIsCalledPossibleComesOutSo, ()) {
  const RandomWorld world = *random_world({.tape = 300, .is_recorded = false});
  for (const int definition : world.definitions) {
    if (!is_about_subject(world, definition)) continue;
    const Subject subject{.definition = definition, .as_of = world.as_of, .law_on = world.as_of};
    Session session(world.program, subject, room);
    for (const bool wanted : {true, false}) {
      const auto question = wanted ? session.holds() : session.solver().negation(session.holds());
      if (session.ask({question}, Deadline(enough)) != Verdict::possible) continue;
      const engine::Value value =
          analysis::reference_answer(world.program, subject, session.the_case(), session.path());
      const engine::Truth truth = as_truth(value);
      RC_CLASSIFY(truth.is_unknown(), "the book contradicts itself");
      RC_ASSERT(!(wanted ? truth.surely_false() : truth.surely_true()));
    }
  }
}

}  // namespace
}  // namespace takecare::test
