#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <thread>
#include <tuple>

#include "takecare/base/text_file.h"
#include "takecare/ledger/checkpoint.h"
#include "takecare/ledger/encoding.h"
#include "takecare/ledger/examine_bundles.h"
#include "takecare/ledger/examine_files.h"
#include "takecare/ledger/folder.h"
#include "takecare/ledger/published.h"
#include "takecare/ledger/snapshots.h"

namespace takecare::ledger {
namespace {

namespace fs = std::filesystem;

constexpr const char* ask_again = "ask for it again; when it stays so, the log was altered";

// A connection costs about what reading some thousand entries does.
std::size_t threads_for(std::uint64_t size) {
  return std::min<std::uint64_t>(std::clamp(std::thread::hardware_concurrency(), 1U, 8U), 1 + size / 20'000);
}

class Verifier {
 public:
  Verifier(const fs::path& folder, const Checkpoint& checkpoint, const std::vector<std::unique_ptr<Store>>& stores)
      : folder_(folder), checkpoint_(checkpoint), stores_(stores), rows_(examined, RowExaminer::Depth::commitments) {}

  Result<void> run() {
    auto bundles = examine_bundles(folder_, checkpoint_.size, stores_, examined, rows_);
    if (!bundles) return std::unexpected(bundles.error());
    bundles_ = std::move(bundles->bytes);
    leaves_ = std::move(bundles->leaves);
    std::span<const Digest> leaves = leaves_;
    std::vector<FullTile> full;
    for (const Digest& root : bundles->roots) {
      tree_.append_tile(leaves.first(tile_width), root, full);
      leaves = leaves.subspan(tile_width);
    }
    for (const Digest& leaf : leaves) tree_.append(leaf, full);
    for (const FullTile& tile : full) tiles_.emplace(std::pair(tile.level, tile.number), tile_bytes(tile.hashes));
    if (!stores_.empty()) {
      if (auto done = rows_after(checkpoint_.size); !done) return done;
      rows_.end();
    }
    if (tree_.root() != checkpoint_.root) blame();
    return {};
  }

  // What tiles should be follows from the entries, so they are compared only when the entries hold.
  void files() {
    if (tree_.root() != checkpoint_.root && tiles_hold()) return;
    examine_files(
        folder_, checkpoint_.size, checkpoint_.size, [&](const TileName& name) { return expected(name); }, examined);
  }

  Examined examined;

 private:
  bool tiles_hold() const {
    const auto root = root_of(checkpoint_.size, subtrees_of(checkpoint_.size, tiles_in(folder_)));
    return root && *root == checkpoint_.root;
  }

  // The entries do not make the root. When the tiles do, the bundles that are not as they have them are to blame.
  void blame() {
    if (!tiles_hold()) {
      return examined.find("the published entries do not make the root that the checkpoint has", ask_again);
    }
    for (std::uint64_t number = 0; width_in(checkpoint_.size, 0, number) > 0; ++number) {
      const std::uint64_t width = width_in(checkpoint_.size, 0, number);
      const auto tile = tiles_in(folder_)({0, number, width});
      const std::span<const Digest> leaves = std::span(leaves_).subspan(number * tile_width, width);
      if (!tile || std::ranges::equal(*tile, leaves)) continue;
      examined.find(path_of({TileName::entries, number, width}) + ": its entries are not those that were signed",
                    ask_again);
    }
  }

  Result<void> rows_after(std::uint64_t size) {
    std::uint64_t more = 0;
    auto read = stores_.front()->visit({.from = size}, [&](Row& row) -> Result<bool> {
      rows_.look_at(row);
      ++more;
      return true;
    });
    if (read && more > 0) examined.notes.push_back(fmt::format("{} entries of the store are not yet published", more));
    return read;
  }

  Result<std::string> expected(const TileName& name) const {
    if (name.level == TileName::entries) {
      return bundles_.substr(name.number * tile_width * bundled_size, name.width * bundled_size);
    }
    if (const auto full = tiles_.find({name.level, name.number}); full != tiles_.end())
      return full->second.substr(0, name.width * sizeof(Digest));
    const std::span<const Digest> edge = tree_.edge()[static_cast<std::size_t>(name.level)];
    return tile_bytes(edge.first(std::min<std::size_t>(edge.size(), name.width)));
  }

  const fs::path& folder_;
  const Checkpoint& checkpoint_;
  const std::vector<std::unique_ptr<Store>>& stores_;
  RowExaminer rows_;
  Tree tree_;
  std::vector<Digest> leaves_;                                  // 32 bytes an entry
  std::map<std::pair<int, std::uint64_t>, std::string> tiles_;  // 33 bytes an entry
  std::string bundles_;                                         // 34 bytes an entry
};

}  // namespace

Result<Examined> verify(const fs::path& folder, const VerifierKey& key, std::size_t threads) {
  auto note = read_text_file(checkpoint_file(folder));
  if (!note) return std::unexpected(note.error());
  auto checkpoint = open_checkpoint(*note, key);
  Examined failed;
  if (!checkpoint) {
    failed.find("checkpoint: " + checkpoint.error().message, checkpoint.error().help);
    return failed;
  }
  std::vector<std::unique_ptr<Store>> stores;
  if (has_store(folder)) {
    auto opened = open_snapshots(folder, threads > 0 ? threads : threads_for(checkpoint->size));
    if (!opened) {
      failed.find(opened.error());
      return failed;
    }
    stores = std::move(*opened);
  }
  Verifier verifier(folder, *checkpoint, stores);
  verifier.examined.checkpoints = 1;
  if (auto run = verifier.run(); !run) {
    verifier.examined.find(run.error());
  } else {
    verifier.files();
  }
  for (const auto& store : stores) std::ignore = store->roll_back();
  return std::move(verifier.examined);
}

}  // namespace takecare::ledger
