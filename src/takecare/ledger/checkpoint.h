// Checkpoints (C2SP tlog-checkpoint): which log, how many entries, the root over them; the text of a signed note.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "takecare/ledger/note.h"

namespace takecare::ledger {

struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Digest root{};
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

std::string write_checkpoint(const Checkpoint& checkpoint);
// Further lines (extensions) are passed over.
Result<Checkpoint> read_checkpoint(std::string_view text);

// The checkpoint that the note is, when the key has signed it and its origin is the key's name.
Result<Checkpoint> open_checkpoint(std::string_view note, const VerifierKey& key);

}  // namespace takecare::ledger
