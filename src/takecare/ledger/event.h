// An event: what was done or seen, about which record, by whom, on whose authority, on what evidence, under which law.
//
// Its canonical text is canonical JSON (canonical.h): one object that has every member below, always, under the name
// that it has here, but 'on' as "YYYY-MM-DD"; 'fields' is the object itself, 'evidence' and 'law' are lists of objects
// {"name", "note", "sha256"} and {"citation", "status"}. This text is what a commitment is made of (commitment.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/base/error.h"

namespace takecare::ledger {

struct Evidence {
  std::string name;
  std::string sha256;  // of the document: 64 hexadecimal digits in lower case, or empty
  std::string note;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct LawStatus {
  std::string citation;
  std::string status;  // 'in force', or why not
  friend bool operator==(const LawStatus&, const LawStatus&) = default;
};

// All text is UTF-8. Names (kind, program, id, act, actor, authority, key) are of at most longest_name bytes without
// control characters; the canonical text is of at most largest_event bytes.
struct Event {
  std::string kind;           // 'act', 'refusal', 'correction', 'erasure', …: [a-z_]+; the layer above decides which
  std::string program;        // may be empty
  std::string id;             // the record that it is about; may be empty
  std::string act;            // may be empty
  std::string actor;          // opaque identifier of a human
  std::string authority;      // may be empty
  Days on = 0;                // when it was so
  std::string time;           // when it was known: 'YYYY-MM-DDTHH:MM:SSZ', never before that of the event before it
  std::string fields = "{}";  // a canonical JSON object, made by the layer above
  std::vector<Evidence> evidence;
  std::vector<LawStatus> law;
  std::string reasons;  // the actor's written reasons; may be empty
  std::string key;      // idempotency key; empty: none
  std::string book;     // SHA-256 of the book that it was judged by, as in Evidence; may be empty
  friend bool operator==(const Event&, const Event&) = default;
};

inline constexpr std::size_t longest_name = 500;
inline constexpr std::size_t largest_event = std::size_t{1} << 20;
inline constexpr std::string_view erasure_kind = "erasure";

// The canonical text; the error names the member that is malformed.
Result<std::string> write_event(const Event& event);
// Refuses every text that write_event would not have written.
Result<Event> read_event(std::string_view text);

// 'YYYY-MM-DDTHH:MM:SSZ' of a second that exists (no leap seconds), years 0001..9999.
bool is_time(std::string_view text);

// The names of the members in which two events differ; the time is left out, since whoever repeats a request does so
// later.
std::vector<std::string_view> differences(const Event& one, const Event& other);

// What an erasure event says in its fields: {"ground": …, "index": …, "kind": …}. Nothing when it is none, or not such.
// What it is about is for the layer above to say: the ledger keeps nothing of the event but its kind.
struct Erased {
  std::uint64_t index = 0;  // the entry whose event is gone
  std::string ground;       // the lawful ground
  std::string kind;         // of the event that is gone
};
std::optional<Erased> erased_by(const Event& event);
std::string erasure_fields(const Erased& erased);

}  // namespace takecare::ledger
