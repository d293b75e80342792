// The state of a record: a fold over its events, which needs no rule of the book. The same events give the same state
// for ever, whatever edition of the book they are read with.
//
// Two dates: 'as_of' leaves out what had not happened, 'known' what nobody had recorded yet.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/base/error.h"
#include "takecare/engine/case.h"
#include "takecare/lang/program.h"
#include "takecare/programs/past.h"
#include "takecare/programs/said.h"

namespace takecare::programs {

struct When {
  Days as_of = 0;
  std::string known;  // 'YYYY-MM-DDTHH:MM:SSZ'; empty: whatever is known by now
};

// An act that was done.
struct Done {
  std::uint64_t index = 0;
  int act = -1;  // index in LifeProgram::acts; -1: the book no longer has it
  std::string name;
  Days on = 0;
  std::string time;
  std::string actor;
  std::string authority;
  bool erased = false;  // when it was done, and by whom, is known no more; 'on' is the day of the act before it
};

struct SentNotice {
  std::uint64_t index = 0;  // of the act that sent it
  Days on = 0;
  Sent notice;
};

struct State {
  bool exists = false;
  engine::Case the_case;  // a fact's origin is the event that gave it: row = its index, column = its act
  int stage = -1;         // index of the enumerator; -1: none yet, or the book no longer has it
  std::map<int, std::string> references;  // by field: the identifier of the record referred to
  std::vector<Done> steps;
  std::vector<SentNotice> notices;
  std::vector<std::string> unread;  // sentences: what the events say and this edition of the book has no place for
};

// The state of a record of a program (index in Program::programs). A record without events does not exist. Fails when
// the past cannot be read.
Result<State> state_of(const lang::Program& program, const Past& past, int life_program, std::string_view id,
                       const When& when);

// The same from events that the caller chose; all of them count. References are looked up in 'past'.
Result<State> fold(const lang::Program& program, const Past& past, int life_program, std::span<const Recorded> events,
                   const When& when);

// The events that count: acts that had happened and were known, and the corrections of them that were known.
std::vector<Recorded> events_that_count(std::vector<Recorded> events, const When& when);

}  // namespace takecare::programs
