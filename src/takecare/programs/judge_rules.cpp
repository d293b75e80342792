// Law in force, the day, the stage, evidence and reasons: what needs no condition of the book.
#include <fmt/format.h>

#include <algorithm>

#include "takecare/programs/judge_steps.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

const std::string& stage_name(const Judging& judging, int stage) {
  return judging.program.enumerations[at(judging.life.stages)].values[at(stage)].name;
}

// 'draft', 'draft or issued', 'draft, issued or served'
std::string any_of(const std::vector<std::string>& names) {
  std::string all;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) all += i + 1 == names.size() ? " or " : ", ";
    all += names[i];
  }
  return all;
}

std::string beginnings(const lang::LifeProgram& life) {
  std::vector<std::string> names;
  for (const lang::Act& act : life.acts) {
    if (act.begins) names.push_back(act.name);
  }
  return any_of(names);
}

}  // namespace

// A citation that no source of the book answers to cannot be looked up: it is kept as it stands.
void judge_law(Judging& judging) {
  const auto& own = judging.act.citations;
  for (const lang::Citation& citation : own.empty() ? judging.life.citations : own) {
    if (citation.source < 0) {
      judging.law.push_back({.citation = citation.text, .status = "not tracked by the book"});
      continue;
    }
    const lang::LawStatus status =
        lang::law_status(judging.program, citation.source, citation.pinpoint, judging.request.on);
    judging.law.push_back({.citation = citation.text,
                           .status = status.why.empty() ? "in force"
                                     : status.in_force  ? "in force; " + status.why
                                                        : status.why});
    if (status.in_force) continue;
    judging.stands_in_the_way(
        {.kind = ObstacleKind::law,
         .says = fmt::format("the law that '{}' rests on is not in force on {}: {}", judging.act.name,
                             format_iso_date(judging.request.on), status.why),
         .wanted = fmt::format("{} would have to be in force on the day of the act", citation.text),
         .citations = {citation.text}});
  }
}

void judge_day(Judging& judging) {
  const Days on = judging.request.on;
  const auto today = parse_iso_date(judging.request.time.substr(0, 10));
  if (today && on > *today) {
    judging.stands_in_the_way(
        {.kind = ObstacleKind::day,
         .says = fmt::format("{} is in the future: it is recorded on {}", format_iso_date(on), format_iso_date(*today)),
         .wanted = "an act is recorded when it has been done"});
  }
  // The state before the act knows nothing after its day; the last step of all counts here.
  const auto events = judging.past.events_of(judging.record.name, judging.request.id);
  if (!events) return;  // whoever reads them next says so
  Days last = on;
  for (const Recorded& one : *events) {
    if (one.event.kind == kind::act) last = std::max(last, one.event.on);
  }
  if (last == on) return;
  judging.stands_in_the_way(
      {.kind = ObstacleKind::day,
       .says = fmt::format("{} is before the last step of {} {}, on {}", format_iso_date(on), judging.record.name,
                           judging.request.id, format_iso_date(last)),
       .wanted = "acts are recorded in the order in which they were done; what an act recorded wrongly is corrected"});
}

void judge_stage(Judging& judging) {
  const lang::Act& act = judging.act;
  const std::string what = fmt::format("{} {}", judging.record.name, judging.request.id);
  if (act.begins && judging.state.exists) {
    judging.well_formed = false;
    judging.stands_in_the_way({.kind = ObstacleKind::stage,
                               .says = fmt::format("'{}' begins a new record, and {} is there already", act.name, what),
                               .wanted = "a new record needs an identifier that nothing has yet"});
  } else if (!act.begins && !judging.state.exists) {
    judging.well_formed = false;
    judging.stands_in_the_way(
        {.kind = ObstacleKind::stage,
         .says = fmt::format("there is no {} on {}", what, format_iso_date(judging.request.on)),
         .wanted = fmt::format("it would have to be begun first, by {}", beginnings(judging.life))});
  } else if (!act.begins && !act.from.empty() && std::ranges::find(act.from, judging.state.stage) == act.from.end()) {
    std::vector<std::string> names;
    names.reserve(act.from.size());
    for (const int stage : act.from) names.push_back(stage_name(judging, stage));
    const std::string is = judging.state.stage < 0 ? "at no stage that the book knows"
                                                   : "at the stage " + stage_name(judging, judging.state.stage);
    judging.stands_in_the_way({.kind = ObstacleKind::stage,
                               .says = fmt::format("{} is {}; '{}' is done from {}", what, is, act.name, any_of(names)),
                               .wanted = fmt::format("it would have to be at the stage {}", any_of(names)),
                               .names = {"stage"}});
  }
}

void judge_evidence(Judging& judging) {
  for (const std::string& name : judging.act.evidence) {
    if (std::ranges::find(judging.request.evidence, name, &ledger::Evidence::name) != judging.request.evidence.end()) {
      continue;
    }
    judging.stands_in_the_way({.kind = ObstacleKind::evidence,
                               .says = fmt::format("the evidence \"{}\" is not named", name),
                               .wanted = "a document or a note would have to be given under that name"});
  }
  const bool blank = judging.request.reasons.find_first_not_of(" \t\n") == std::string::npos;
  if (!judging.act.reasons || !blank) return;
  judging.stands_in_the_way({.kind = ObstacleKind::reasons,
                             .says = fmt::format("'{}' needs the written reasons of whoever does it", judging.act.name),
                             .wanted = "reasons would have to be given"});
}

}  // namespace takecare::programs
