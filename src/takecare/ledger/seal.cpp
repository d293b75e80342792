// What an append adds beside the rows: tiles and a signed checkpoint, in the same transaction.
#include "takecare/ledger/checkpoint.h"
#include "takecare/ledger/encoding.h"
#include "takecare/ledger/ledger_state.h"
#include "takecare/ledger/tile_reader.h"

namespace takecare::ledger {

Result<void> Ledger::State::usable() const {
  if (broken.empty()) return {};
  return fail("this ledger is of no further use: " + broken, "open it anew; what was acknowledged is there");
}

Result<void> Ledger::State::writable() const {
  if (auto able = usable(); !able) return able;
  if (signer) return {};
  return fail("the ledger was opened for reading", "open it for writing");
}

Result<Tree> Ledger::State::seal(std::uint64_t size, std::span<const Row* const> rows) {
  auto grown = tree && tree->size() == size ? Result<Tree>(*tree) : tree_of(*store, size);
  if (!grown) return grown;
  std::vector<FullTile> full;
  if (auto inserted = store->insert(rows); !inserted) return std::unexpected(inserted.error());
  for (const Row* row : rows) grown->append(leaf_hash(view_of(row->commitment)), full);
  for (const FullTile& tile : full) {
    if (auto inserted = store->insert(tile); !inserted) return std::unexpected(inserted.error());
  }
  const Checkpoint checkpoint{.origin = key.name, .size = grown->size(), .root = grown->root()};
  const StoredCheckpoint stored{.size = checkpoint.size, .note = signer->sign(write_checkpoint(checkpoint))};
  if (auto inserted = store->insert(stored); !inserted) return std::unexpected(inserted.error());
  return grown;
}

}  // namespace takecare::ledger
