// The sets of missing facts that decide reports: each settles the answer when it is filled in as reported, none is
// larger than it need be.
#include "takecare/engine/missing.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "takecare/engine/decide.h"
#include "tests/support/random_program.h"

namespace takecare::test {
namespace {

using engine::Answer;
using engine::Case;
using engine::Fact;
using engine::FactState;
using engine::Item;
using engine::MissingOutcome;
using engine::MissingSet;

struct Question {
  const RandomWorld& world;
  const Case& original;
  int definition;
  std::string about;

  engine::Value value(const Case& one) const {
    const auto arguments = find_arguments(world.program, definition, one, about);
    return evaluate(world.program, definition, *arguments, world.as_of);
  }
  bool is_rule() const { return at().kind != lang::DefinitionKind::value; }
  const lang::Definition& at() const { return world.program.definitions[static_cast<std::size_t>(definition)]; }

  bool gives(const Case& one, const std::string& answer) const {
    const engine::Value now = value(one);
    if (answer == "yes") return as_truth(now).surely_true();
    if (answer == "no") return as_truth(now).surely_false();
    return is_known(now, at().type.kind);
  }
};

// The item that holds the fact of a path, and the fact's field.
std::pair<Item*, std::size_t> find_fact(const lang::Program& program, Case& one, std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const bool root = dot == std::string_view::npos;
  const auto items = find_items(program, one, root ? "" : path.substr(0, dot));
  Item* item = const_cast<Item*>(items->back());
  const auto& fields = program.records[static_cast<std::size_t>(item->record)].fields;
  const auto field = std::ranges::find(fields, root ? path : path.substr(dot + 1), &lang::Field::name);
  return {item, static_cast<std::size_t>(field - fields.begin())};
}

Case filled(const Question& question, const MissingSet& set, const MissingOutcome& outcome, std::size_t but) {
  Case one = question.original;
  for (std::size_t i = 0; i < set.paths.size(); ++i) {
    if (i == but) continue;
    const auto [item, field] = find_fact(question.world.program, one, set.paths[i]);
    RC_ASSERT(item->facts[field].state == FactState::unknown);
    RC_ASSERT(!item->lists[field].known);
    item->facts[field] = outcome.facts[i];
    item->lists[field] = outcome.lists[i];
  }
  return one;
}

constexpr std::size_t nothing = 1000;

void check_that_they_settle(const Question& question, const std::vector<MissingSet>& sets) {
  for (const MissingSet& set : sets) {
    RC_ASSERT(!set.paths.empty() && !set.outcomes.empty());
    for (const MissingOutcome& outcome : set.outcomes) {
      if (question.gives(filled(question, set, outcome, nothing), outcome.answer)) continue;
      RC_LOG() << "does not settle it: " << set.paths.front() << " " << outcome.wanted.front() << "\n";
      RC_FAIL("a reported set does not settle the answer");
    }
  }
}

void check_sets(const Question& question, const std::vector<MissingSet>& sets) {
  check_that_they_settle(question, sets);
  for (const MissingSet& set : sets) {
    for (const MissingSet& other : sets) {
      RC_ASSERT(&set == &other || !std::ranges::includes(set.paths, other.paths));
    }
    for (const MissingOutcome& outcome : set.outcomes) {
      for (std::size_t i = 0; set.paths.size() > 1 && i < set.paths.size(); ++i) {
        RC_ASSERT(!question.gives(filled(question, set, outcome, i), outcome.answer));
      }
    }
  }
}

void for_each_unknown(const RandomWorld& world, const std::vector<Case>& cases,
                      const std::function<void(const Question&, const Answer&)>& check) {
  for (const Case& one : cases) {
    const engine::ItemPaths paths(world.program, one);
    for (const int definition : world.definitions) {
      for (const auto& arguments : all_arguments(world.program, definition, one)) {
        const Question question{world, one, definition, std::string(paths.path(arguments.back()))};
        const auto answer = decide(world.program, definition, one, world.as_of, question.about);
        RC_ASSERT(answer.has_value());
        if (is_known(answer->value, question.at().type.kind)) {
          RC_ASSERT(answer->missing.settle.empty());
        } else {
          check(question, *answer);
        }
      }
    }
  }
}

RC_GTEST_PROP(Missing, EachSetSettlesTheAnswerAndNoneIsLargerThanNeeded, ()) {
  const RandomWorld world = *random_world({.is_recorded = false});
  const std::vector<Case> cases = *random_cases(world, 6);
  for_each_unknown(world, cases, [](const Question& question, const Answer& answer) {
    RC_LOG() << show_case(question.world.program, question.original) << "\n" << answer_text(answer);
    check_sets(question, answer.missing.settle);
    check_sets(question, answer.missing.yes);
    check_sets(question, answer.missing.no);
    for (const MissingSet& set : answer.missing.yes) RC_ASSERT(set.outcomes.front().answer == "yes");
    for (const MissingSet& set : answer.missing.no) RC_ASSERT(set.outcomes.front().answer == "no");
  });
}

// What is recorded turns around when a fact is filled in, so a smaller set may do as well; each still settles it.
RC_GTEST_PROP(Missing, EachSetSettlesAnAnswerThatAsksWhatIsRecorded, ()) {
  const RandomWorld world = *random_world({.is_recorded = true});
  const std::vector<Case> cases = *random_cases(world, 6);
  for_each_unknown(world, cases, [](const Question& question, const Answer& answer) {
    RC_LOG() << show_case(question.world.program, question.original) << "\n" << answer_text(answer);
    check_that_they_settle(question, answer.missing.settle);
    check_that_they_settle(question, answer.missing.yes);
    check_that_they_settle(question, answer.missing.no);
  });
}

}  // namespace
}  // namespace takecare::test
