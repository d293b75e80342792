// What an event of a program says, so that it can be read without the book: the 'fields' of its ledger event.
//
//   act         { "fields": {"agency": "PA0150000", "issued_on": "2017-03-01"}, "computed": ["issued_on"],
//                 "moves": [{"amount": "$5.00", "from": "assessed", "to": "receivable"}],
//                 "notices": [{"notice": "…", "says": ["…"], "to": "…"}], "stage": "issued" }
//   correction  { "corrects": 12, "fields": {…}, and "moves" when they come out otherwise }
//   refusal     { "fields": {…}, "obstacles": ["stage", "needs warrant"] }
//   read        { "ground": "…", "shown": ["stage"], "withheld": ["agency"] }
//
// Members that would be empty are left out. Values are as in engine/case_json.h, but a number that is not whole is a
// text, an item added to a list is one object, and a reference is the identifier of its record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/ledger/canonical.h"
#include "takecare/ledger/event.h"

namespace takecare::programs {

namespace kind {
inline constexpr const char* act = "act";
inline constexpr const char* correction = "correction";
inline constexpr const char* refusal = "refusal";
inline constexpr const char* read = "read";
inline constexpr const char* opening = "opening";
inline constexpr const char* publication = "publication";  // of a site (publication/)
}  // namespace kind

// Why an event may not be written as it stands, by whoever can write to the ledger: what programs write follows from a
// judgment, and comes from nowhere else. Empty when it may.
std::string why_not_appended(const ledger::Event& event);

// The erasure of an event, to be handed to the ledger: of an act or a correction it names the record and the act, so
// that what they may have said counts as unknown and not as if it had never been said.
ledger::Event erasure_of(const ledger::Event& gone, ledger::Event by);

struct Moved {
  std::string from;  // accounts
  std::string to;
  std::string amount;  // '$5.00'
  friend bool operator==(const Moved&, const Moved&) = default;
};

struct Sent {
  std::string notice;
  std::string to;
  std::vector<std::string> says;  // a paragraph each
  friend bool operator==(const Sent&, const Sent&) = default;
};

struct Said {
  ledger::Json::Members fields;
  std::vector<std::string> computed;  // those of the fields that the book worked out
  std::vector<Moved> moves;
  std::vector<Sent> notices;
  std::string stage;
  std::optional<std::uint64_t> corrects;
  std::vector<std::string> obstacles;
};

// The canonical text for ledger::Event::fields.
Result<std::string> write_said(const Said& said);
// Fails on what write_said would not have written.
Result<Said> read_said(const ledger::Event& event);

}  // namespace takecare::programs
