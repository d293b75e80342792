#include "takecare/programs/next_acts.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/value_words.h"
#include "takecare/programs/judge.h"
#include "takecare/programs/withhold.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

class Next {
 public:
  Next(const lang::Program& program, const lang::LifeProgram& life, const State& state,
       const std::set<std::string>& withheld, Days on)
      : program_(program),
        life_(life),
        record_(program.records[at(life.record)]),
        state_(state),
        withheld_(withheld),
        on_(on) {}

  NextAct describe(const lang::Act& act) const {
    NextAct next{.name = act.name};
    if (act.to >= 0) next.to = program_.enumerations[at(life_.stages)].values[at(act.to)].name;
    for (const lang::ActBy& by : act.by) next.by.push_back(by_words(by));
    add_fields("records", act.records, next);
    add_fields("may record", act.may_record, next);
    add_fields("adds", act.adds, next);
    for (const std::string& name : act.evidence) next.asks.push_back(fmt::format("evidence \"{}\"", name));
    if (act.reasons) next.asks.emplace_back("reasons");
    for (const lang::Guard& guard : act.guards) next.asks.push_back(guard_words(guard));
    return next;
  }

 private:
  std::string by_words(const lang::ActBy& by) const {
    std::string words = authority_name(program_, by.authority);
    if (!by.words.empty()) words += " where " + by.words;
    if (by.other_than >= 0) words += fmt::format(" other than who did {}", life_.acts[at(by.other_than)].name);
    return words;
  }

  void add_fields(std::string_view clause, const std::vector<int>& fields, NextAct& next) const {
    std::string names;
    for (const int field : fields) names += (names.empty() ? "" : ", ") + record_.fields[at(field)].name;
    if (!names.empty()) next.asks.push_back(fmt::format("{} {}", clause, names));
  }

  std::string guard_words(const lang::Guard& guard) const {
    const Asked asked = ask(program_, guard.definition, state_.the_case, on_, Reasons::given);
    const std::string now = rests_on(asked.names, withheld_) ? "withheld" : engine::truth_words(asked.truth());
    return fmt::format("{} {}: now {}", guard.bar ? "barred while" : "needs", guard.words, now);
  }

  const lang::Program& program_;
  const lang::LifeProgram& life_;
  const lang::Record& record_;
  const State& state_;
  const std::set<std::string>& withheld_;
  Days on_;
};

bool begins_here(const lang::Act& act, int stage) {
  return !act.begins && (act.from.empty() || std::ranges::find(act.from, stage) != act.from.end());
}

// What has nothing to do with what he would record.
bool is_of_the_viewer(const Obstacle& obstacle) {
  return obstacle.kind == ObstacleKind::law || obstacle.kind == ObstacleKind::day ||
         obstacle.kind == ObstacleKind::authority || obstacle.kind == ObstacleKind::where ||
         obstacle.kind == ObstacleKind::other_than;
}

}  // namespace

Result<std::vector<NextAct>> next_acts(const lang::Program& program, const Past& past, const ShowRequest& request,
                                       const State& state) {
  const lang::LifeProgram& life = program.programs[at(request.program)];
  const auto withheld =
      withheld_names(program, past, request.program, state, request.viewer, {.as_of = request.when.as_of, .known = {}});
  if (!withheld) return std::unexpected(withheld.error());
  const Next next(program, life, state, *withheld, request.when.as_of);
  std::vector<NextAct> acts;
  for (int a = 0; a < std::ssize(life.acts); ++a) {
    if (!begins_here(life.acts[at(a)], state.stage)) continue;
    auto judgment = judge(program, past,
                          {.program = request.program,
                           .id = request.id,
                           .act = a,
                           .actor = request.viewer,
                           .on = request.when.as_of,
                           .time = request.time},
                          {.reasons = Reasons::none});
    if (!judgment) return std::unexpected(judgment.error());
    NextAct described = next.describe(life.acts[at(a)]);
    std::ranges::copy_if(judgment->obstacles, std::back_inserter(described.in_the_way), is_of_the_viewer);
    acts.push_back(std::move(described));
  }
  return acts;
}

}  // namespace takecare::programs
