#include "takecare/programs/correction.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "takecare/programs/effective.h"
#include "takecare/programs/fact_json.h"
#include "takecare/programs/judge_steps.h"

namespace takecare::programs {

using ledger::Json;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

template <class Members>
auto named(Members& members, const std::string& name) {
  return std::ranges::find_if(members, [&](const auto& one) { return one.first == name; });
}

class Correction {
 public:
  Correction(const lang::Program& program, const Past& past, const CorrectionRequest& request)
      : program_(program),
        past_(past),
        request_(request),
        life_(program.programs[at(request.program)]),
        record_(program.records[at(life_.record)]) {}

  Result<Judgment> judge();

 private:
  Result<void> find_act();
  Result<void> judge_actor(std::vector<Obstacle>& obstacles);
  Result<void> work_out(std::vector<Obstacle>& obstacles);
  Result<void> judge_since(Judging& judging);
  void refuse_malformed(const std::string& computed, const Json& value, std::vector<Obstacle>& obstacles) const;
  void refuse_nothing(std::vector<Obstacle>& obstacles) const;
  Result<ledger::Event> event(const std::vector<Obstacle>& obstacles) const;
  const lang::Act& act() const { return life_.acts[at(act_)]; }
  Judging judging_of(const Request& request, State state) const {
    return {.program = program_,
            .past = past_,
            .request = request,
            .options = options_,
            .life = life_,
            .act = act(),
            .record = record_,
            .state = std::move(state)};
  }
  bool computes(const std::string& name) const {
    return std::ranges::any_of(act().settings,
                               [&](const lang::Setting& one) { return record_.fields[at(one.field)].name == name; });
  }

  const lang::Program& program_;
  const Past& past_;
  const CorrectionRequest& request_;
  const JudgeOptions options_;
  const lang::LifeProgram& life_;
  const lang::Record& record_;
  std::vector<Recorded> events_;  // all that count now
  std::size_t target_ = 0;        // the act among them
  int act_ = -1;
  std::string authority_;
  Said said_;  // by the correction
};

Result<void> Correction::find_act() {
  auto events = past_.events_of(record_.name, request_.id);
  if (!events) return std::unexpected(events.error());
  events_ = events_that_count(std::move(*events), {.as_of = std::numeric_limits<Days>::max()});
  const auto found = std::ranges::find(events_, request_.index, &Recorded::index);
  if (found == events_.end() || found->event.kind != kind::act) {
    return fail(fmt::format("entry {} is no act on {} {}", request_.index, record_.name, request_.id),
                "'takecare show' lists the acts on a record with their entries");
  }
  target_ = static_cast<std::size_t>(found - events_.begin());
  const auto known = std::ranges::find(life_.acts, found->event.act, &lang::Act::name);
  if (known == life_.acts.end()) return fail(fmt::format("the book no longer has the act '{}'", found->event.act));
  act_ = static_cast<int>(known - life_.acts.begin());
  return {};
}

// 'corrected by', on the day on which the correction is recorded.
Result<void> Correction::judge_actor(std::vector<Obstacle>& obstacles) {
  const Days today = parse_iso_date(request_.time.substr(0, 10)).value_or(0);
  const When when{.as_of = today, .known = request_.time};
  auto state = state_of(program_, past_, request_.program, request_.id, when);
  if (!state) return std::unexpected(state.error());
  const Request request{.program = request_.program,
                        .id = request_.id,
                        .act = act_,
                        .actor = request_.actor,
                        .on = today,
                        .time = request_.time};
  Judging judging = judging_of(request, std::move(*state));
  if (life_.corrected_by.empty()) {
    judging.stands_in_the_way({.kind = ObstacleKind::authority,
                               .says = fmt::format("nobody may correct what acts of {} recorded", life_.name),
                               .wanted = "the program would have to say by whom it is corrected"});
  } else if (auto done = judge_authority(judging, life_.corrected_by, judging.state.the_case); !done) {
    return done;
  }
  authority_ = judging.authority;
  obstacles = std::move(judging.obstacles);
  if (request_.reasons.find_first_not_of(" \t\n") == std::string::npos) {
    obstacles.push_back({.kind = ObstacleKind::reasons,
                         .says = "a correction needs the written reasons of whoever makes it",
                         .wanted = "reasons would have to be given"});
  }
  return {};
}

// A correction that corrects nothing.
void Correction::refuse_nothing(std::vector<Obstacle>& obstacles) const {
  if (!request_.fields.empty()) return;
  obstacles.push_back({.kind = ObstacleKind::fields,
                       .says = "the correction says nothing",
                       .wanted = "at least one field of the act would have to be given, as it should have been"});
}

// A field that the act computed has nobody else to check it.
void Correction::refuse_malformed(const std::string& computed, const Json& value,
                                  std::vector<Obstacle>& obstacles) const {
  const auto field = std::ranges::find(record_.fields, computed, &lang::Field::name);
  const auto fact = read_fact(program_, *field, value);
  if (fact) return;
  obstacles.push_back({.kind = ObstacleKind::fields,
                       .says = fmt::format("{}: {}", computed, fact.error().message),
                       .wanted = fact.error().help,
                       .names = {computed}});
}

// The act again, as of its day, with the correction in it.
Result<void> Correction::work_out(std::vector<Obstacle>& obstacles) {
  const ledger::Event& event = events_[target_].event;
  const auto acts = effective_acts(events_);
  if (!acts) return std::unexpected(acts.error());
  const auto target =
      std::ranges::find_if(*acts, [&](const EffectiveAct& one) { return one.act == &events_[target_]; });
  const std::vector<Recorded> before(events_.begin(), events_.begin() + static_cast<std::ptrdiff_t>(target_));
  const When when{.as_of = event.on, .known = request_.time};
  auto state = fold(program_, past_, request_.program, before, when);
  if (!state) return std::unexpected(state.error());

  Request again{.program = request_.program,
                .id = request_.id,
                .act = act_,
                .actor = event.actor,
                .on = event.on,
                .time = request_.time};
  for (const GivenField& given : target->given) {
    if (!computes(given.name)) again.fields.emplace_back(given.name, given.value);
  }
  for (const auto& [name, value] : request_.fields) {
    if (computes(name)) {
      refuse_malformed(name, value, obstacles);
      continue;
    }
    if (const auto same = named(again.fields, name); same != again.fields.end()) {
      correct_value(same->second, value);
    } else {
      again.fields.emplace_back(name, value);
    }
  }
  Judging judging = judging_of(again, std::move(*state));
  if (auto read = judge_fields(judging); !read) return read;
  if (judging.well_formed) {
    const Said anew = say(judging);
    said_.fields = request_.fields;
    for (const std::string& name : anew.computed) {
      const auto value = named(anew.fields, name)->second;
      const auto counts = std::ranges::find(target->given, name, &GivenField::name);
      const bool differs = counts == target->given.end() || counts->value != value;
      if (!differs || named(said_.fields, name) != said_.fields.end()) continue;
      said_.fields.emplace_back(name, value);
      said_.computed.push_back(name);
    }
    if (anew.moves != target->said.moves) said_.moves = anew.moves;
    said_.corrects = request_.index;
    if (judging.obstacles.empty()) {
      if (auto done = judge_since(judging); !done) return done;
    }
  }
  std::ranges::move(judging.obstacles, std::back_inserter(obstacles));
  return {};
}

// Every invariant, after the act and after each act since, with the correction in it.
Result<void> Correction::judge_since(Judging& judging) {
  auto corrected = event({});
  if (!corrected) return std::unexpected(corrected.error());
  const Recorded correction{.index = not_yet_recorded, .event = std::move(*corrected)};
  for (std::size_t end = target_ + 1; end <= events_.size(); ++end) {
    const ledger::Event& last = events_[end - 1].event;
    if (last.kind != kind::act) continue;
    std::vector<Recorded> so_far(events_.begin(), events_.begin() + static_cast<std::ptrdiff_t>(end));
    // Corrections that came later are known by now.
    std::copy_if(events_.begin() + static_cast<std::ptrdiff_t>(end), events_.end(), std::back_inserter(so_far),
                 [](const Recorded& one) { return one.event.kind == kind::correction; });
    so_far.push_back(correction);
    const auto state = fold(program_, past_, request_.program, so_far, {.as_of = last.on, .known = request_.time});
    if (!state) return std::unexpected(state.error());
    judge_always(judging, *state, last.on, fmt::format("after '{}' on {}", last.act, format_iso_date(last.on)));
  }
  return {};
}

Result<ledger::Event> Correction::event(const std::vector<Obstacle>& obstacles) const {
  const bool refused = !obstacles.empty();
  Said said = said_;
  if (refused) {
    said = {.fields = request_.fields, .corrects = request_.index};
    for (const Obstacle& obstacle : obstacles) said.obstacles.push_back(short_name(obstacle));
  }
  auto fields = write_said(said);
  if (!fields) return std::unexpected(fields.error());
  return ledger::Event{.kind = refused ? kind::refusal : kind::correction,
                       .program = record_.name,
                       .id = request_.id,
                       .act = act().name,
                       .actor = request_.actor,
                       .authority = authority_,
                       .on = events_[target_].event.on,
                       .time = request_.time,
                       .fields = std::move(*fields),
                       .reasons = request_.reasons,
                       .key = refused ? "" : request_.key,
                       .book = request_.book};
}

Result<Judgment> Correction::judge() {
  if (auto found = find_act(); !found) return std::unexpected(found.error());
  Judgment judgment;
  if (auto done = judge_actor(judgment.obstacles); !done) return std::unexpected(done.error());
  refuse_nothing(judgment.obstacles);
  // Whoever may not correct is told nothing of what a correction would do.
  if (!authority_.empty()) {
    if (auto done = work_out(judgment.obstacles); !done) return std::unexpected(done.error());
  }
  auto written = event(judgment.obstacles);
  if (!written) return std::unexpected(written.error());
  judgment.event = std::move(*written);
  judgment.authority = authority_;
  return judgment;
}

}  // namespace

Result<Judgment> judge_correction(const lang::Program& program, const Past& past, const CorrectionRequest& request) {
  return Correction(program, past, request).judge();
}

}  // namespace takecare::programs
