// What the ledger asks of a database. Two are known: SQLite (sqlite_store.h) and PostgreSQL (postgres_store.h). A store
// keeps rows and tiles and knows nothing of what they mean; ledger.cpp does.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/base/error.h"
#include "takecare/base/sha256.h"
#include "takecare/ledger/tree.h"

namespace takecare::ledger {

// An entry as it lies in the table. When its event was erased, all that is left is index and commitment: salt is
// nothing and the rest is empty.
struct Row {
  std::uint64_t index = 0;
  Digest commitment{};
  std::optional<Digest> salt;
  std::string payload;  // the canonical text of the event
  // What look-ups need; it stands in the payload, too.
  std::string kind;
  std::string program;
  std::string id;
  std::string key;  // empty: none
  std::string time;
  Days on = 0;
  std::optional<std::uint64_t> erases;  // of an erasure, the entry that it erased
};

// Rows in the order of their indices.
struct Selection {
  std::uint64_t from = 0;
  std::uint64_t to = std::numeric_limits<std::int64_t>::max();
  std::optional<std::string_view> program;
  std::optional<std::string_view> id;  // only with program
};

struct Head {
  std::uint64_t size = 0;
  std::string last_time;  // of the last entry; empty when there is none
};

struct StoredCheckpoint {
  std::uint64_t size = 0;
  std::string note;  // the signed note
};

// Every method fails with a sentence that says what the database said.
class Store {
 public:
  virtual ~Store() = default;

  // A transaction: all that is read in it is one snapshot. begin_write waits for any other writer to end and sees what
  // it committed.
  virtual Result<void> begin_read() = 0;
  virtual Result<void> begin_write() = 0;
  virtual Result<void> commit() = 0;  // durable when it returns
  virtual Result<void> roll_back() = 0;

  virtual Result<Head> head() = 0;
  // Those that there are, in no order.
  virtual Result<std::vector<Row>> rows_of_keys(std::span<const std::string_view> keys) = 0;
  virtual Result<std::optional<Row>> erasure_of(std::uint64_t index) = 0;
  virtual Result<std::vector<std::string>> ids_of(std::string_view program) = 0;
  using RowVisitor = std::function<Result<bool>(Row&)>;  // false: enough
  virtual Result<void> visit(const Selection& selection, const RowVisitor& visitor) = 0;

  // The commitments of [from, to), which must be there.
  virtual Result<std::vector<Digest>> commitments(std::uint64_t from, std::uint64_t to) = 0;
  virtual Result<std::optional<std::vector<Digest>>> tile(int level, std::uint64_t number) = 0;
  // The roots of the full tiles [from, to) of a level, as many as there are.
  virtual Result<std::vector<Digest>> tile_roots(int level, std::uint64_t from, std::uint64_t to) = 0;
  virtual Result<std::uint64_t> tile_count() = 0;
  virtual Result<std::optional<StoredCheckpoint>> last_checkpoint() = 0;
  using CheckpointVisitor = std::function<Result<void>(const StoredCheckpoint&)>;
  virtual Result<void> visit_checkpoints(const CheckpointVisitor& visitor) = 0;  // by size
  // What was set when the ledger was made: 'origin', 'key'. Empty when it was not.
  virtual Result<std::string> setting(const std::string& name) = 0;

  virtual Result<void> set(const std::string& name, const std::string& value) = 0;
  virtual Result<void> insert(std::span<const Row* const> rows) = 0;
  virtual Result<void> insert(const FullTile& tile) = 0;
  virtual Result<void> insert(const StoredCheckpoint& checkpoint) = 0;
  virtual Result<void> erase(std::uint64_t index) = 0;

  // Outside a transaction: makes sure that nothing of what was erased is left in the files, as far as the database can.
  virtual Result<void> scrub() = 0;
  // A copy of one snapshot in a SQLite file that is not there yet.
  virtual Result<void> copy_to(const std::filesystem::path& file) = 0;
  // Outside a transaction: what the database finds wrong with its own files; empty when nothing.
  virtual Result<std::vector<std::string>> problems() = 0;
};

}  // namespace takecare::ledger
