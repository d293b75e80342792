#include "takecare/ledger/examine_store.h"

#include <fmt/format.h>

#include <map>
#include <tuple>

#include "takecare/ledger/checkpoint.h"
#include "takecare/ledger/encoding.h"
#include "takecare/ledger/examine_rows.h"

namespace takecare::ledger {
namespace {

constexpr const char* restore = "the store was altered: restore a backup (takecare ledger restore)";

class StoreExaminer {
 public:
  StoreExaminer(Store& store, const VerifierKey& key, Examined& examined)
      : store_(store), key_(key), examined_(examined) {}

  Result<void> run() {
    auto kept = store_.setting("key");
    if (!kept) return std::unexpected(kept.error());
    if (*kept != write_key(key_))
      examined_.find("key.pub is not the key that the store was made with", "take key.pub from where it was backed up");
    if (auto done = read_checkpoints(); !done) return done;
    if (auto done = read_rows(); !done) return done;
    return compare_tiles();
  }

  std::uint64_t size() const { return tree_.size(); }

 private:
  // Every stored checkpoint is signed by the key; what it says is kept until the tree has its size.
  Result<void> read_checkpoints() {
    return store_.visit_checkpoints([&](const StoredCheckpoint& stored) -> Result<void> {
      ++examined_.checkpoints;
      auto checkpoint = open_checkpoint(stored.note, key_);
      if (!checkpoint || checkpoint->size != stored.size) {
        examined_.find(fmt::format("the stored checkpoint of {} entries does not hold", stored.size), restore);
      } else {
        roots_.emplace(stored.size, checkpoint->root);
      }
      return {};
    });
  }

  Result<void> read_rows() {
    RowExaminer rows(examined_, RowExaminer::Depth::everything);
    compare_root();
    auto read = store_.visit({}, [&](Row& row) -> Result<bool> {
      rows.look_at(row);
      tree_.append(leaf_hash(view_of(row.commitment)), full_);
      compare_root();
      auto same = compare_full();
      if (!same) return std::unexpected(same.error());
      return true;
    });
    rows.end();
    if (!read) return read;
    if (!roots_.empty())
      examined_.find(fmt::format("the store has a checkpoint over {} entries, and {} entries", roots_.rbegin()->first,
                                 tree_.size()),
                     restore);
    if (last_root_ != tree_.size())
      examined_.find(fmt::format("no stored checkpoint is over all {} entries", tree_.size()), restore);
    return {};
  }

  void compare_root() {
    const auto found = roots_.find(tree_.size());
    if (found == roots_.end()) return;
    if (found->second != tree_.root())
      examined_.find(fmt::format("the stored checkpoint of {} entries has another root than they", tree_.size()),
                     restore);
    last_root_ = tree_.size();
    roots_.erase(found);
  }

  Result<void> compare_full() {
    for (const FullTile& tile : full_) {
      ++tiles_;
      auto stored = store_.tile(tile.level, tile.number);
      if (!stored) return std::unexpected(stored.error());
      auto root = store_.tile_roots(tile.level, tile.number, tile.number + 1);
      if (!root) return std::unexpected(root.error());
      if (!*stored || **stored != tile.hashes || root->size() != 1 || root->front() != tile.root)
        examined_.find(
            fmt::format("the stored tile {} is not what the entries make", path_of({tile.level, tile.number})),
            restore);
    }
    full_.clear();
    return {};
  }

  Result<void> compare_tiles() {
    auto count = store_.tile_count();
    if (!count) return std::unexpected(count.error());
    if (*count != tiles_)
      examined_.find(fmt::format("the store has {} tiles and should have {}", *count, tiles_), restore);
    return {};
  }

  Store& store_;
  const VerifierKey& key_;
  Examined& examined_;
  Tree tree_;
  std::vector<FullTile> full_;
  std::uint64_t tiles_ = 0;
  std::map<std::uint64_t, Digest> roots_;  // of the checkpoints that the tree has not reached yet
  std::uint64_t last_root_ = ~std::uint64_t{0};
};

}  // namespace

std::uint64_t examine_store(Store& store, const VerifierKey& key, Examined& examined) {
  auto problems = store.problems();
  if (!problems) examined.find(problems.error());
  if (problems) {
    for (const std::string& problem : *problems) examined.find(problem, restore);
  }
  StoreExaminer examiner(store, key, examined);
  if (auto begun = store.begin_read(); !begun) {
    examined.find(begun.error());
    return 0;
  }
  if (auto run = examiner.run(); !run) examined.find(run.error());
  std::ignore = store.roll_back();
  return examiner.size();
}

}  // namespace takecare::ledger
