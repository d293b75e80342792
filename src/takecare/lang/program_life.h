// Records with a life: programs, who may act, what is due, who may see. The words of docs/programs.md, checked.
//
// Every condition of these is a Definition of the program (Definition::generated), so that decide answers it with a
// proof and with the facts that are missing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/base/error.h"
#include "takecare/lang/program_parts.h"

namespace takecare::lang {

// 'by AUTHORITY where CONDITION other than who did ACT'.
struct ActBy {
  int authority = -1;  // index in Program::authorities; -1: the registrar
  // A rule of a generated record with two list fields, the subject (0) and the actor (1), one item each: the
  // record acted on and the record that makes the actor what he is. -1: no 'where'. One a holder of the authority, in
  // the order of Authority::holders.
  std::vector<int> where;
  std::string words;    // the condition as written, for refusals
  int other_than = -1;  // index in LifeProgram::acts
  Place place;
};

// A condition of an act: it must be surely true, or, for a bar, surely false.
struct Guard {
  bool bar = false;
  int definition = -1;  // a rule of the program's record
  std::string words;    // the condition as written
  std::vector<Citation> citations;
  Place place;
};

struct Setting {
  int field = -1;
  int definition = -1;  // a value of the program's record
};

struct Movement {
  int from = -1;  // fields of the record: accounts
  int to = -1;
  int definition = -1;  // a value that gives money
  Place place;
};

struct Act {
  std::string name;
  std::vector<Citation> citations;  // of the act; those of the program when it has none of its own
  bool begins = false;              // makes a new record
  std::vector<int> from;            // stages
  int to = -1;                      // stage; -1: unchanged
  std::vector<ActBy> by;
  std::vector<int> records;     // fields that must be set, to something known
  std::vector<int> may_record;  // fields that can be set
  std::vector<int> adds;        // list fields that one item can be added to; it must be there
  std::vector<Setting> settings;
  std::vector<Movement> movements;
  std::vector<std::string> evidence;
  bool reasons = false;
  std::vector<Guard> guards;  // in the order written
  std::vector<int> sends;     // index in Program::notices
  Place place;
};

struct Invariant {
  int definition = -1;  // a rule of the record
  std::string words;
  Place place;
};

struct LifeProgram {
  std::string name;
  int record = -1;
  std::vector<Citation> citations;
  int stages = -1;      // enumeration '<Record>Stage'
  int acts_named = -1;  // enumeration '<Record>Act', in the order of 'acts'
  int step_record = -1;
  int stage_field = -1;
  int steps_field = -1;
  std::vector<int> accounts;  // money fields of the record
  std::vector<Act> acts;
  std::vector<Invariant> always;
  std::vector<ActBy> corrected_by;
  std::string chapter;
  Place place;
};

// The fields of '<Record>Step', in this order.
enum class StepField : std::uint8_t { act, stage, acted_on, acted_by };

// Somebody holds it when a record of the program says so.
struct AuthorityHolder {
  int record = -1;      // has a program
  int held_by = -1;     // text field with the human's identifier; -1: the record's own
  int definition = -1;  // a rule of the record, with the authority's name
  std::vector<Citation> citations;
  Place place;
};

struct Authority {
  std::string name;
  std::vector<AuthorityHolder> holders;
};

struct Notice {
  std::string name;
  int record = -1;
  std::vector<Citation> citations;
  int to = -1;  // field
  // The words, and between them what is filled in: a piece is text, or a field, or a definition of the record.
  struct Piece {
    std::string text;
    int field = -1;
    int definition = -1;
  };
  std::vector<std::vector<Piece>> says;  // a paragraph each
  Place place;
};

// ---- Lives

struct LifeStep {
  Days on = 0;
  int act = -1;
  int authority = -1;              // -1: the registrar
  std::string person;              // empty: named by the authority
  std::vector<GivenField> holder;  // of the record of the authority's first holder
  std::vector<GivenField> with;
  std::vector<std::string> evidence;
  std::string reasons;
  bool refused = false;
  std::vector<std::string> because;
  Place place;
};

struct Life {
  std::string title;
  int program = -1;
  std::vector<LifeStep> steps;
  std::vector<Expectation> expectations;  // after the last step, as of its day
  int expected_stage = -1;
  Place place;
};

// ---- Duties

struct DueAfter {
  int months = 0;
  int days = 0;
  Days after = 0;  // of a duty that is due once
  Place place;
};

struct Series {
  Every every = Every::week;
  int week_start = 1;  // ISO: Monday 1 … Sunday 7
  Days from = 0;       // the first period begins on or after this day
  std::optional<Days> until;
  int within_months = 0;  // after the last day of the period
  int within_days = 0;
};

struct Duty {
  std::string name;
  std::vector<Citation> citations;
  std::vector<std::string> owed_by;  // authorities
  std::vector<std::string> to;       // words
  std::vector<DueAfter> once;
  std::optional<Series> series;
  // For each record of a program:
  int record = -1;
  int applies = -1;  // rule of the record; -1: always
  int due = -1;      // value of the record that gives a date: the due date, the period included
  // Done by:
  int program = -1;
  std::vector<int> acts;  // any of them
  // Which records count; -1: every one. Of a duty about a record it is a rule of it. Else it is one of a generated
  // record with 'first_day' (field 0) and 'last_day' (1), dates, and the record of 'program' (2), a list of one item.
  int done = -1;
  Place place;
};

// ---- Privacy

struct ShownTo {
  int authority = -1;
  std::vector<int> where;  // as in ActBy
  std::string words;
};

struct PrivacyLine {
  std::vector<int> fields;  // of the record; 'everything' has them all but those that are protected
  bool everything = false;
  std::optional<Citation> provision;  // 'protected by': the fields, at any depth, that are protected by it
  std::vector<ShownTo> to;
  std::string ground;
  std::vector<Citation> citations;
  Place place;
};

struct Privacy {
  std::string name;
  int record = -1;
  std::vector<Citation> citations;
  std::vector<PrivacyLine> lines;
  Place place;
};

// ---- Releases: which acts let a report out, and what is published of the record itself

struct ReleaseLine {
  std::vector<int> acts;  // of the program; any of them
  int digest = -1;        // field, a text: the digest of what goes out; -1: none
  int saying = -1;        // field, a text: words that are published; -1: none
};

struct Release {
  std::string name;
  int record = -1;
  int program = -1;
  std::vector<Citation> citations;
  ReleaseLine publishes;
  ReleaseLine corrects;     // without acts: what went out is never corrected
  ReleaseLine withdraws;    // likewise
  std::vector<int> prints;  // fields that are published with the report
  Place place;
};

}  // namespace takecare::lang
