// The steps of a judgment, one file a family. Each adds what it finds in the way.
#pragma once

#include "takecare/programs/judge.h"

namespace takecare::programs {

// What the steps share.
struct Judging {
  const lang::Program& program;
  const Past& past;
  const Request& request;
  const JudgeOptions& options;
  const lang::LifeProgram& life;
  const lang::Act& act;
  const lang::Record& record;
  State state;              // before the act
  engine::Case recorded;    // with what the act records, and nothing else of it
  bool well_formed = true;  // the fields can be read: conditions can be judged
  std::vector<ledger::LawStatus> law;
  std::string authority;
  std::vector<Obstacle> obstacles;

  When when() const { return {.as_of = request.on, .known = request.time}; }
  bool go_on() const { return obstacles.empty() || options.refused_to_the_end; }
  void stands_in_the_way(Obstacle obstacle) { obstacles.push_back(std::move(obstacle)); }
};

void judge_law(Judging& judging);
void judge_day(Judging& judging);
void judge_stage(Judging& judging);
Result<void> judge_fields(Judging& judging);  // fills in Judging::recorded
void judge_evidence(Judging& judging);
void judge_guards(Judging& judging);

// Whether the actor is one of those that 'by' names; also for corrections, with obstacles of the same kinds. The
// conditions see 'subject'. Returns the authority's name, or nothing after an obstacle.
Result<void> judge_authority(Judging& judging, const std::vector<lang::ActBy>& by, const engine::Case& subject);

// What the act computes and moves and sends. An amount that cannot be moved stands in the way.
Said say(Judging& judging);

// Every invariant of the program on a state, on a day; 'after_words' says of which: 'after the act'.
void judge_always(Judging& judging, const State& after, Days on, std::string_view after_words);

}  // namespace takecare::programs
