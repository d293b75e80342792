// Bars, needs and what must always hold. A condition of which it is unknown whether it holds never lets an act through.
#include <fmt/format.h>

#include "takecare/programs/judge_steps.h"

namespace takecare::programs {

namespace {

Obstacle obstacle_of(const Judging& judging, ObstacleKind kind, int definition, const std::string& condition,
                     std::string_view title, Asked asked) {
  entitle(judging.program, definition, fmt::format("{} {}", title, condition), asked);
  return {.kind = kind,
          .condition = condition,
          .proof = std::move(asked.proof),
          .missing = std::move(asked.missing),
          .names = std::move(asked.names)};
}

void judge_guard(Judging& judging, const lang::Guard& guard) {
  Asked asked = ask(judging.program, guard.definition, judging.recorded, judging.request.on, judging.options.reasons);
  const engine::Truth truth = asked.truth();
  if (guard.bar ? truth.surely_false() : truth.surely_true()) return;
  Obstacle obstacle = obstacle_of(judging, guard.bar ? ObstacleKind::bar : ObstacleKind::need, guard.definition,
                                  guard.words, guard.bar ? "barred while" : "needs", std::move(asked));
  for (const lang::Citation& citation : guard.citations) obstacle.citations.push_back(citation.text);
  const char* const act = judging.act.name.c_str();
  if (guard.bar) {
    obstacle.says = truth.is_unknown() ? fmt::format("'{}' is barred until it is known whether {}", act, guard.words)
                                       : fmt::format("'{}' is barred while {}", act, guard.words);
    obstacle.wanted = fmt::format("it would have to be known that it is not so: {}", guard.words);
  } else {
    obstacle.says = truth.is_unknown() ? fmt::format("'{}' needs it to be known that {}", act, guard.words)
                                       : fmt::format("'{}' needs that {}", act, guard.words);
    obstacle.wanted = fmt::format("it would have to be so: {}", guard.words);
  }
  judging.stands_in_the_way(std::move(obstacle));
}

}  // namespace

// Bars first: what forbids is said before what is still wanting.
void judge_guards(Judging& judging) {
  for (const bool bars : {true, false}) {
    for (const lang::Guard& guard : judging.act.guards) {
      if (guard.bar == bars && judging.go_on()) judge_guard(judging, guard);
    }
  }
}

void judge_always(Judging& judging, const State& after, Days on, std::string_view after_words) {
  for (const lang::Invariant& invariant : judging.life.always) {
    Asked asked = ask(judging.program, invariant.definition, after.the_case, on, judging.options.reasons);
    const engine::Truth truth = asked.truth();
    if (truth.surely_true()) continue;
    Obstacle obstacle =
        obstacle_of(judging, ObstacleKind::always, invariant.definition, invariant.words, "always", std::move(asked));
    obstacle.says =
        fmt::format("what must always hold {} {}: {}", truth.is_unknown() ? "would not surely hold" : "would not hold",
                    after_words, invariant.words);
    obstacle.wanted = fmt::format("it would have to be so {}: {}", after_words, invariant.words);
    judging.stands_in_the_way(std::move(obstacle));
  }
}

}  // namespace takecare::programs
