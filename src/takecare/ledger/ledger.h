// The ledger: an append-only store of events, every one of which can be proved. It is a folder:
//
//   ledger.db      the events (SQLite), or 'store' with the address of a PostgreSQL database that has them
//   key.private    the Ed25519 key that signs checkpoints (may be kept elsewhere), key.pub the key that verifies them
//   checkpoint, tile/   what the world may see of it: a signed root, and hashes (C2SP tlog-checkpoint, tlog-tiles)
//
// A Ledger belongs to one thread; many of them, in as many processes, may have one folder open. Every call sees one
// snapshot. After a failed commit a Ledger is of no further use: every call fails and says to open it anew.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/base/sha256.h"
#include "takecare/ledger/event.h"

namespace takecare::ledger {

// An entry as it is stored. Of an erased one its index and the erasure are all that is left.
struct Entry {
  std::uint64_t index = 0;
  std::optional<Event> event;
  // Of an erased entry: the entry that erased it, and on which ground.
  struct Erasure {
    std::uint64_t by = 0;
    std::string ground;
  };
  std::optional<Erasure> erased;
};

enum class Access : std::uint8_t { write, read };

struct OpenOptions {
  Access access = Access::write;
  std::filesystem::path private_key;  // empty: FOLDER/key.private
};

struct AppendError {
  enum class Kind : std::uint8_t {
    conflict,    // the ledger has not the size that was expected: another writer was first. Read, judge anew, retry
    time_order,  // an event is earlier than the one before it
    key_reused,  // the idempotency key belongs to an event with other content
    malformed,   // the event can not be written (event.h), or erases
    failed,      // the store: nothing was appended, or, after a failed commit, nobody knows: open anew and look
  };
  Kind kind = Kind::failed;
  Error error;
};

class Ledger {
 public:
  // Makes the folder, its keys and an empty store. 'origin' names the log in its checkpoints for all time, as
  // 'agency.example/ledger': no spaces, no '+'. 'store' is the address of a PostgreSQL database
  // ('postgresql://…'); when empty, the store is FOLDER/ledger.db.
  static Result<Ledger> create(const std::filesystem::path& folder, const std::string& origin,
                               const std::string& store = {});
  static Result<Ledger> open(const std::filesystem::path& folder, const OpenOptions& options = {});
  ~Ledger();
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;

  // Appends all events or none, durably, in one transaction; the indices that they have, in the order given. With
  // 'expected_size', only when the ledger has that many entries. An event whose key the ledger has already, with the
  // same content (differences() finds none), is not appended again: it gets the index that it has; when this is so of
  // all events, 'expected_size' is not looked at.
  std::expected<std::vector<std::uint64_t>, AppendError> append(std::span<const Event> events,
                                                                std::optional<std::uint64_t> expected_size = {});

  Result<std::uint64_t> size();
  Result<Entry> entry(std::uint64_t index);  // fails beyond the end
  // Entries in their order. [from, to) may reach beyond the end.
  Result<std::vector<Entry>> entries(std::uint64_t from, std::uint64_t to);
  Result<std::vector<Entry>> entries_of(std::string_view program, std::string_view id);
  Result<std::vector<Entry>> entries_of_program(std::string_view program);
  // Every id that has an entry (not erased) of the program, ascending by its bytes.
  Result<std::vector<std::string>> ids_of(std::string_view program);
  // Every entry of [from, to) in its order, one at a time, in one snapshot; until the visitor says false or fails. The
  // visitor must not call this Ledger.
  using Visitor = std::function<Result<bool>(const Entry&)>;
  static constexpr std::uint64_t to_the_end = std::numeric_limits<std::int64_t>::max();
  Result<void> visit(std::uint64_t from, std::uint64_t to, const Visitor& visitor);
  Result<void> visit_program(std::string_view program, const Visitor& visitor);
  Result<void> visit_record(std::string_view program, std::string_view id, const Visitor& visitor);

  const std::string& origin() const;
  // The signed checkpoint over all entries, a note (C2SP tlog-checkpoint).
  Result<std::string> checkpoint();
  // Brings the published files (tiles, then the checkpoint) up to the store; with 'all' it writes every one anew. What
  // was published before stays as it is, so that a crash in between leaves an earlier checkpoint that holds.
  Result<void> publish(bool all = false);
  // The text of a NAME.tlog-proof that the entry is in the log (proof.h). It opens the event unless 'closed', or unless
  // the event was erased.
  Result<std::string> prove(std::uint64_t index, bool closed = false);
  // That the log of 'size' entries begins with that of 'earlier' ones: hashes for merkle.h's extends().
  Result<std::vector<Digest>> prove_consistency(std::uint64_t earlier, std::uint64_t size);

  // Erases the event of an entry, for good: an erasure event is appended that names entry and ground, and payload and
  // salt go in the same transaction; then the files are rid of their bytes. 'event' says who erased, when and for what
  // reasons; its kind and its fields are set here. The index of the erasure. Refused for an erasure, or an entry whose
  // event is gone.
  std::expected<std::uint64_t, AppendError> erase(std::uint64_t index, const std::string& ground, Event event);
  // Rids the files of the bytes of what was erased; erase() does it, unless another process had the ledger open.
  Result<void> scrub();

 private:
  struct State;
  explicit Ledger(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace takecare::ledger
