#include "takecare/programs/judge.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/programs/judge_steps.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

ledger::Event event_of(const Judging& judging, const char* kind, std::string fields) {
  const Request& request = judging.request;
  return {.kind = kind,
          .program = judging.record.name,
          .id = request.id,
          .act = judging.act.name,
          .actor = request.actor,
          .authority = judging.authority,
          .on = request.on,
          .time = request.time,
          .fields = std::move(fields),
          .evidence = request.evidence,
          .law = judging.law,
          .reasons = request.reasons,
          .key = request.key,
          .book = request.book};
}

// The record with the act in it, exactly as it will be read for ever.
Result<State> state_after(const Judging& judging, const ledger::Event& event) {
  auto events = judging.past.events_of(judging.record.name, judging.request.id);
  if (!events) return std::unexpected(events.error());
  std::vector<Recorded> all = events_that_count(std::move(*events), judging.when());
  all.push_back({.index = not_yet_recorded, .event = event});
  return fold(judging.program, judging.past, judging.request.program, all, judging.when());
}

Result<void> judge_after(Judging& judging, Judgment& judgment) {
  auto fields = write_said(say(judging));
  if (!fields) return std::unexpected(fields.error());
  judgment.event = event_of(judging, kind::act, std::move(*fields));
  auto after = state_after(judging, judgment.event);
  if (!after) return std::unexpected(after.error());
  judgment.after = std::move(*after);
  if (judging.options.always) judge_always(judging, *judgment.after, judging.request.on, "after the act");
  return {};
}

Result<ledger::Event> refusal(const Judging& judging) {
  Said said;
  for (const auto& field : judging.request.fields) {  // each name once, whatever was asked for
    const auto same = [&](const auto& other) { return other.first == field.first; };
    if (std::ranges::none_of(said.fields, same)) said.fields.push_back(field);
  }
  for (const Obstacle& obstacle : judging.obstacles) said.obstacles.push_back(short_name(obstacle));
  auto fields = write_said(said);
  if (!fields) return std::unexpected(fields.error());
  ledger::Event event = event_of(judging, kind::refusal, std::move(*fields));
  event.key.clear();  // it is that of the act, should it be done later
  return event;
}

}  // namespace

Result<Judgment> judge(const lang::Program& program, const Past& past, const Request& request,
                       const JudgeOptions& options) {
  const lang::LifeProgram& life = program.programs[at(request.program)];
  const lang::Record& record = program.records[at(life.record)];
  if (request.act < 0) return fail(fmt::format("{} has no such act", life.name));
  if (request.id.empty()) return fail(fmt::format("a {} needs an identifier", record.name));
  auto state = state_of(program, past, request.program, request.id, {.as_of = request.on, .known = request.time});
  if (!state) return std::unexpected(state.error());

  Judging judging{.program = program,
                  .past = past,
                  .request = request,
                  .options = options,
                  .life = life,
                  .act = life.acts[at(request.act)],
                  .record = record,
                  .state = std::move(*state)};
  Judgment judgment;
  judge_law(judging);
  judge_day(judging);
  judge_stage(judging);
  std::vector<Obstacle> first = std::move(judging.obstacles);
  judging.obstacles.clear();
  // What the act records is read before the authority is judged, since 'where' may ask for it; it is reported after.
  if (auto read = judge_fields(judging); !read) return std::unexpected(read.error());
  judge_evidence(judging);
  std::vector<Obstacle> then = std::exchange(judging.obstacles, std::move(first));
  if (auto done = judge_authority(judging, judging.act.by, judging.recorded); !done) {
    return std::unexpected(done.error());
  }
  std::ranges::move(then, std::back_inserter(judging.obstacles));
  if (judging.well_formed && judging.go_on()) judge_guards(judging);
  if (judging.well_formed && judging.go_on()) {
    if (auto done = judge_after(judging, judgment); !done) return std::unexpected(done.error());
  }
  if (!judging.obstacles.empty() && options.refused_to_the_end) {
    auto event = refusal(judging);
    if (!event) return std::unexpected(event.error());
    judgment.event = std::move(*event);
  }
  judgment.authority = std::move(judging.authority);
  judgment.obstacles = std::move(judging.obstacles);
  judgment.before = std::move(judging.state);
  return judgment;
}

}  // namespace takecare::programs
