// The calls of a Ledger that show it to the world: checkpoints, published files, proofs.
#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "takecare/ledger/folder.h"
#include "takecare/ledger/ledger_state.h"
#include "takecare/ledger/proof.h"
#include "takecare/ledger/published.h"

namespace takecare::ledger {
namespace {

Result<StoredCheckpoint> last_of(Store& store) {
  auto last = store.last_checkpoint();
  if (!last) return std::unexpected(last.error());
  if (!*last) return fail("the store has no checkpoint", "takecare ledger fsck");
  return std::move(**last);
}

// The size of the checkpoint that is published, after making sure that the store goes on from it; 0 when there is none
// that holds.
Result<std::uint64_t> published_size(Store& store, std::uint64_t size, const std::filesystem::path& folder,
                                     const VerifierKey& key) {
  const std::filesystem::path file = checkpoint_file(folder);
  const std::ifstream in(file, std::ios::binary);
  const auto published = open_checkpoint((std::ostringstream() << in.rdbuf()).str(), key);
  if (!published) return 0;
  if (published->size > size) {
    return fail(fmt::format("the published checkpoint has {} entries, and the store {}", published->size, size),
                "entries were lost: takecare ledger fsck, then restore a later backup", Place{.file = file.string()});
  }
  auto root = root_of(published->size, subtrees_of(published->size, tiles_of(store)));
  if (!root) return std::unexpected(root.error());
  if (*root == published->root) return published->size;
  return fail("the published checkpoint is not one of what the store holds",
              "the store was replaced by another: restore the one that was published", Place{.file = file.string()});
}

}  // namespace

const std::string& Ledger::origin() const { return state_->key.name; }

Result<std::string> Ledger::checkpoint() {
  if (auto usable = state_->usable(); !usable) return std::unexpected(usable.error());
  auto last = last_of(*state_->store);
  if (!last) return std::unexpected(last.error());
  return std::move(last->note);
}

Result<void> Ledger::publish(bool all) {
  if (auto usable = state_->usable(); !usable) return usable;
  auto lock = PublishLock::take(state_->folder);
  if (!lock) return std::unexpected(lock.error());
  // Under the lock, so that no earlier checkpoint follows a later one.
  auto last = last_of(*state_->store);
  if (!last) return std::unexpected(last.error());
  auto published = published_size(*state_->store, last->size, state_->folder, state_->key);
  if (!published) return std::unexpected(published.error());
  if (all) {
    if (auto removed = remove_leftovers(state_->folder); !removed) return removed;
  }
  return write_published(*state_->store, state_->folder, *last, all ? 0 : *published);
}

Result<std::string> Ledger::prove(std::uint64_t index, bool closed) {
  if (auto usable = state_->usable(); !usable) return std::unexpected(usable.error());
  Store& store = *state_->store;
  auto transaction = Transaction::begin(store, state_->broken, Access::read);
  if (!transaction) return std::unexpected(transaction.error());
  auto last = last_of(store);
  if (!last) return std::unexpected(last.error());
  if (index >= last->size)
    return fail(fmt::format("there is no entry {}: the ledger has {}", index, last->size), "entries count from 0");
  auto hashes = inclusion_proof(index, last->size, subtrees_of(last->size, tiles_of(store)));
  if (!hashes) return std::unexpected(hashes.error());
  Proof proof{.index = index, .hashes = std::move(*hashes), .note = std::move(last->note)};
  auto read = store.visit({.from = index, .to = index + 1}, [&](Row& row) -> Result<bool> {
    const bool open = row.salt && !closed;
    proof.extra = open ? opened_extra(*row.salt, row.payload) : closed_extra(row.commitment);
    return true;
  });
  if (!read) return std::unexpected(read.error());
  return write_proof(proof);
}

Result<std::vector<Digest>> Ledger::prove_consistency(std::uint64_t earlier, std::uint64_t size) {
  if (auto usable = state_->usable(); !usable) return std::unexpected(usable.error());
  auto count = this->size();
  if (!count) return std::unexpected(count.error());
  if (earlier > size || size > *count)
    return fail(fmt::format("there is no log of {} entries in one of {}: the ledger has {}", earlier, size, *count),
                "name an earlier and a later size");
  return consistency_proof(earlier, size, subtrees_of(size, tiles_of(*state_->store)));
}

}  // namespace takecare::ledger
