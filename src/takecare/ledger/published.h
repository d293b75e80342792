// The published files of a ledger: the checkpoint and what lies under tile/. Whoever has them and the verifier key can
// check the log without the store.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "takecare/ledger/store.h"
#include "takecare/ledger/tile.h"
#include "takecare/ledger/tile_reader.h"

namespace takecare::ledger {

// Writes the tiles of the first 'size' entries of the store that were not published before, then the checkpoint. Files
// of a partial tile go when the whole one is there. 'published' is the size of the checkpoint that is there, 0 for none
// or to write everything anew. Only with the PublishLock.
Result<void> write_published(Store& store, const std::filesystem::path& folder, const StoredCheckpoint& checkpoint,
                             std::uint64_t published);

// One publisher at a time; waits for the one before.
class PublishLock {
 public:
  static Result<PublishLock> take(const std::filesystem::path& folder);
  ~PublishLock();
  PublishLock(PublishLock&& other) noexcept;
  PublishLock& operator=(PublishLock&&) = delete;

 private:
  explicit PublishLock(int file) : file_(file) {}
  int file_ = -1;
};

// The bytes that a file should have, by the store.
Result<std::string> stored_bytes(Store& store, const TileName& name);

// The bytes of a published file.
Result<std::string> read_published(const std::filesystem::path& folder, const TileName& name);
// Tiles out of the folder, each checked for its width.
TileReader tiles_in(const std::filesystem::path& folder);

// What lies under tile/: names, the paths of files that are no tiles, and of those that an interrupted writer left.
struct PublishedFiles {
  std::vector<TileName> tiles;  // in no order
  std::vector<std::string> strangers;
  std::vector<std::string> leftovers;
};
Result<PublishedFiles> list_published(const std::filesystem::path& folder);
// Checkpoint and tiles, path and bytes, as they stand at one moment: no publisher is let in while they are read.
Result<std::vector<std::pair<std::string, std::string>>> published_copy(const std::filesystem::path& folder);
// Removes what interrupted writers left. Only with the PublishLock.
Result<void> remove_leftovers(const std::filesystem::path& folder);

}  // namespace takecare::ledger
