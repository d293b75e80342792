// A record as a viewer may see it: its stage, its fields with who recorded each, its steps, the notices sent, and what
// can be done next, by whom.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/ledger/event.h"
#include "takecare/programs/judgment.h"
#include "takecare/programs/privacy.h"

namespace takecare::programs {

struct ShownField {
  std::string name;
  std::string value;  // in words; a line an item of a list
  std::string from;   // 'issue on 2017-03-01, entry 7, as immigration_officer'; empty: nothing recorded it
};

struct NextAct {
  std::string name;
  std::string to;                    // stage; empty: unchanged
  std::vector<std::string> by;       // authorities, with their conditions
  std::vector<std::string> asks;     // 'records warrant', 'needs warrant: yes', 'evidence "…"'
  std::vector<Obstacle> in_the_way;  // of the viewer: the law, the day, his authority
};

struct Shown {
  std::string title;  // 'Detainer D-1'
  std::string stage;  // empty: withheld
  std::vector<ShownField> fields;
  std::vector<std::string> withheld;              // names of fields
  std::optional<std::vector<std::string>> steps;  // lines; nothing when withheld
  std::vector<std::string> notices;               // lines
  std::vector<std::string> unread;  // what the record has and the book does not; to whoever is shown all of it
  std::vector<NextAct> next;
  std::vector<std::string> grounds;  // lines: as what, on what ground the viewer sees which fields
  ledger::Event read;                // to be recorded before anything is shown
};

struct ShowRequest {
  int program = -1;
  std::string id;
  std::string viewer;
  When when;         // of which the state is shown
  std::string time;  // of the read: whoever looks must hold his authority then
};

// Fails when there is no such record on that day, or the past cannot be read.
Result<Shown> show(const lang::Program& program, const Past& past, const ShowRequest& request);

// Every line ends in '\n'.
std::string shown_text(const Shown& shown);

// The records of a program, a line each: identifier, and stage where it is shown to the viewer.
struct ShownList {
  std::vector<std::pair<std::string, std::string>> rows;
  ledger::Event read;
};
Result<ShownList> show_all(const lang::Program& program, const Past& past, const ShowRequest& request);

}  // namespace takecare::programs
