#include "takecare/programs/lives.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/examples.h"
#include "takecare/programs/judge.h"
#include "takecare/programs/life_request.h"
#include "takecare/programs/memory_past.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

class LifeRun {
 public:
  LifeRun(const lang::Program& program, const lang::Life& life, LifeResult& out)
      : program_(program), life_(life), declared_(program.programs[at(life.program)]), out_(out) {}

  void run() {
    for (const lang::LifeStep& step : life_.steps) {
      auto judgment = judge(program_, past_, request_of(program_, life_, step, "", past_));
      if (!judgment) {
        problem(judgment.error().message, "", step.place);
        continue;
      }
      compare(step, *judgment);
      if (judgment->allowed()) past_.append(std::move(judgment->event));
    }
    if (!life_.steps.empty()) compare_end(life_.steps.back().on);
  }

 private:
  void compare(const lang::LifeStep& step, const Judgment& judgment);
  void compare_end(Days as_of);
  void problem(std::string says, std::string why, const Place& place) {
    out_.problems.push_back({.says = std::move(says), .why = std::move(why), .place = place});
  }

  const lang::Program& program_;
  const lang::Life& life_;
  const lang::LifeProgram& declared_;
  LifeResult& out_;
  MemoryPast past_;
};

void LifeRun::compare(const lang::LifeStep& step, const Judgment& judgment) {
  const std::string what = fmt::format("'{}' on {}", declared_.acts[at(step.act)].name, format_iso_date(step.on));
  std::string why;
  for (const Obstacle& obstacle : judgment.obstacles) why += obstacle_text(obstacle);
  if (step.refused && judgment.allowed()) problem(what + " was done, and it was to be refused", "", step.place);
  if (!step.refused && !judgment.allowed()) problem(what + " was refused", why, step.place);
  if (!step.refused || judgment.allowed()) return;
  for (const std::string& name : step.because) {
    const bool found =
        std::ranges::any_of(judgment.obstacles, [&](const Obstacle& one) { return is_named(one, name); });
    if (!found) problem(fmt::format("'{}' did not stand in the way of {}; what did:", name, what), why, step.place);
  }
}

void LifeRun::compare_end(Days as_of) {
  const auto state = state_of(program_, past_, life_.program, life_record, {.as_of = as_of});
  if (!state) return problem(state.error().message, "", life_.place);
  if (life_.expected_stage >= 0 && state->stage != life_.expected_stage) {
    const auto& stages = program_.enumerations[at(declared_.stages)].values;
    problem(fmt::format("the stage is {}, expected {}", state->stage < 0 ? "none" : stages[at(state->stage)].name,
                        stages[at(life_.expected_stage)].name),
            "", life_.place);
  }
  for (const lang::Expectation& expectation : life_.expectations) {
    const auto result = engine::check_expectation(program_, expectation, state->the_case, as_of);
    for (const std::string& says : result.problems) problem(result.name + ": " + says, result.proof, result.place);
  }
}

}  // namespace

LifeResult run_life(const lang::Program& program, const lang::Life& life) {
  LifeResult result{.title = life.title, .place = life.place};
  LifeRun(program, life, result).run();
  return result;
}

std::vector<LifeResult> run_lives(const lang::Program& program) {
  std::vector<LifeResult> results;
  results.reserve(program.lives.size());
  for (const lang::Life& life : program.lives) results.push_back(run_life(program, life));
  return results;
}

}  // namespace takecare::programs
