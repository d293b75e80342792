// Whether an act may be done, and all that stands in its way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/ledger/event.h"
#include "takecare/programs/fold.h"
#include "takecare/programs/hold.h"

namespace takecare::programs {

// What somebody asks to do.
struct Request {
  int program = -1;  // index in Program::programs
  std::string id;    // of the record
  int act = -1;      // index in LifeProgram::acts
  std::string actor;
  Days on = 0;                   // when it is done
  std::string time;              // when it is recorded: 'YYYY-MM-DDTHH:MM:SSZ'
  ledger::Json::Members fields;  // as in said.h
  std::vector<ledger::Evidence> evidence;
  std::string reasons;
  std::string key;   // idempotency key; may be empty
  std::string book;  // SHA-256 of the book, for the record; may be empty
};

// In the order in which they are judged.
enum class ObstacleKind : std::uint8_t {
  law,         // not in force on the day
  day,         // in the future, or before the last step of the record
  stage,       // the act does not begin there
  authority,   // nothing makes the actor hold one
  where,       // he holds it, but not for this record
  other_than,  // he did an act that somebody else must have done
  fields,      // missing, not of the act, malformed, unknown though they must be known
  evidence,
  reasons,
  bar,     // holds, or may hold
  need,    // does not hold, or may not
  moves,   // an amount that is unknown or below nothing
  always,  // would not surely hold afterwards
};

struct Obstacle {
  ObstacleKind kind = ObstacleKind::law;
  std::string says;                    // a sentence: what stands in the way
  std::string wanted;                  // a sentence: what would have to be true; may be empty
  std::string condition;               // of the book, in its words; may be empty
  std::vector<std::string> citations;  // the law that it rests on
  std::string proof;                   // as text, lines; may be empty
  std::vector<std::string> missing;    // facts that are unknown and would settle it
  std::vector<std::string> names;      // what it rests on: fields, rules, values
};

struct Judgment {
  std::vector<Obstacle> obstacles;
  std::string authority;        // on which the actor acts; empty when he holds none that would do
  ledger::Event event;          // to be recorded: the act, or its refusal
  std::optional<State> before;  // of the record, as of the day of the act
  std::optional<State> after;   // as the act would leave it; nothing when that could not be worked out

  bool allowed() const { return obstacles.empty(); }
};

// 'law', 'other_than', 'always': the words that a life may name. A bar and a need are named by what they rest on.
const char* kind_word(ObstacleKind kind);
// Whether an obstacle is what 'is refused because NAME' means.
bool is_named(const Obstacle& obstacle, std::string_view name);
// 'needs warrant', 'authority': what a refusal says on the record.
std::string short_name(const Obstacle& obstacle);

// For an official: what stood in the way, why, and what would have to be true. Every line ends in '\n'.
std::string obstacle_text(const Obstacle& obstacle);

}  // namespace takecare::programs
