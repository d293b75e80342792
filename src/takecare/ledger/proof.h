// The proof that one entry is in the log: a file NAME.tlog-proof as C2SP tlog-proof has it, which everybody who has the
// log's verifier key can check, offline. Its extra line opens the entry, or says its commitment alone:
//
//   01 ‖ salt (32 bytes) ‖ canonical event     the event can be read, and it is the one that was committed to
//   00 ‖ commitment (32 bytes)                 the proof tells nothing of the event, or it was erased
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/ledger/checkpoint.h"
#include "takecare/ledger/event.h"

namespace takecare::ledger {

struct Proof {
  std::string extra;  // bytes; empty: no such line
  std::uint64_t index = 0;
  std::vector<Digest> hashes;  // from the sibling of the leaf up
  std::string note;            // the signed checkpoint
};

std::string write_proof(const Proof& proof);
Result<Proof> read_proof(std::string_view text);

std::string opened_extra(const Digest& salt, std::string_view canonical);
std::string closed_extra(const Digest& commitment);

struct Proved {
  std::uint64_t index = 0;
  Checkpoint checkpoint;
  Digest commitment{};
  std::string canonical;  // of the event; empty when the proof does not open it
  std::optional<Event> event;
};

// What the proof proves, trusting the key alone.
Result<Proved> verify_proof(std::string_view text, const VerifierKey& key);

}  // namespace takecare::ledger
