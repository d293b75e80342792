#include <fmt/format.h>

#include <tuple>

#include "takecare/base/text_file.h"
#include "takecare/ledger/checkpoint.h"
#include "takecare/ledger/encoding.h"
#include "takecare/ledger/examine_files.h"
#include "takecare/ledger/examine_rows.h"
#include "takecare/ledger/folder.h"
#include "takecare/ledger/published.h"

namespace takecare::ledger {
namespace {

namespace fs = std::filesystem;

constexpr const char* ask_again = "ask for it again; when it stays so, the log was altered";

// The commitments of a bundle; each is of 32 bytes.
Result<std::vector<Digest>> read_entries(const fs::path& folder, const TileName& name) {
  auto bytes = read_published(folder, name);
  if (!bytes) return std::unexpected(bytes.error());
  auto entries = read_bundle(*bytes, name.width);
  if (!entries) return fail(path_of(name) + ": " + entries.error().message, ask_again);
  std::vector<Digest> commitments;
  for (const std::string_view entry : *entries) {
    const auto commitment = digest_of(entry);
    if (!commitment) return fail(path_of(name) + ": an entry is no commitment of 32 bytes", ask_again);
    commitments.push_back(*commitment);
  }
  return commitments;
}

// The bundle that has a partial one's entries: itself, or the whole one when that took its place.
TileName there(const fs::path& folder, TileName name) {
  std::error_code error;
  if (name.width < tile_width && !fs::exists(folder / path_of(name), error)) name.width = tile_width;
  return name;
}

class Verifier {
 public:
  Verifier(const fs::path& folder, const Checkpoint& checkpoint, Store* store)
      : folder_(folder), checkpoint_(checkpoint), store_(store), rows_(examined, RowExaminer::Depth::commitments) {}

  Result<void> run() {
    for (std::uint64_t number = 0; width_in(checkpoint_.size, 0, number) > 0; ++number) {
      if (auto done = read_bundle_of(number); !done) return done;
    }
    if (store_ != nullptr) {
      if (auto done = rows_after(checkpoint_.size); !done) return done;
      rows_.end();
    }
    if (tree_.root() != checkpoint_.root)
      examined.find("the published entries do not make the root that the checkpoint has", ask_again);
    return {};
  }

  void files() {
    examine_files(
        folder_, checkpoint_.size, checkpoint_.size, [&](const TileName& name) { return expected(name); }, examined);
  }

  Examined examined;

 private:
  Result<void> read_bundle_of(std::uint64_t number) {
    const std::uint64_t width = width_in(checkpoint_.size, 0, number);
    const TileName name = there(folder_, {TileName::entries, number, width});
    auto entries = read_entries(folder_, name);
    if (!entries) return std::unexpected(entries.error());
    entries->resize(width);
    for (const Digest& entry : *entries) {
      tree_.append(leaf_hash(view_of(entry)), full_);
    }
    for (FullTile& tile : full_) tiles_.emplace(std::pair(tile.level, tile.number), tile_bytes(tile.hashes));
    full_.clear();
    bundles_ += bundle_bytes(*entries);
    if (store_ == nullptr) {
      examined.entries += width;
      return {};
    }
    return compare_rows(number * tile_width, *entries);
  }

  // Each event of the store against the commitment that was published.
  Result<void> compare_rows(std::uint64_t from, const std::vector<Digest>& entries) {
    std::size_t at = 0;
    auto read = store_->visit({.from = from, .to = from + entries.size()}, [&](Row& row) -> Result<bool> {
      if (at < entries.size() && row.commitment != entries[at])
        examined.find(fmt::format("entry {}: the store has another commitment than was published", row.index),
                      ask_again);
      ++at;
      rows_.look_at(row);
      return true;
    });
    if (read && at != entries.size())
      examined.find(fmt::format("the store has {} of the entries {} to {}", at, from, from + entries.size() - 1),
                    ask_again);
    return read;
  }

  Result<void> rows_after(std::uint64_t size) {
    std::uint64_t more = 0;
    auto read = store_->visit({.from = size}, [&](Row& row) -> Result<bool> {
      rows_.look_at(row);
      ++more;
      return true;
    });
    if (read && more > 0) examined.notes.push_back(fmt::format("{} entries of the store are not yet published", more));
    return read;
  }

  Result<std::string> expected(const TileName& name) const {
    if (name.level == TileName::entries) {
      constexpr std::size_t length = 2 + sizeof(Digest);
      return bundles_.substr(name.number * tile_width * length, name.width * length);
    }
    if (const auto full = tiles_.find({name.level, name.number}); full != tiles_.end())
      return full->second.substr(0, name.width * sizeof(Digest));
    const std::span<const Digest> edge = tree_.edge()[static_cast<std::size_t>(name.level)];
    return tile_bytes(edge.first(std::min<std::size_t>(edge.size(), name.width)));
  }

  const fs::path& folder_;
  const Checkpoint& checkpoint_;
  Store* store_;
  RowExaminer rows_;
  Tree tree_;
  std::vector<FullTile> full_;
  std::map<std::pair<int, std::uint64_t>, std::string> tiles_;  // 33 bytes an entry
  std::string bundles_;                                         // 34 bytes an entry
};

}  // namespace

Result<Examined> verify(const fs::path& folder, const VerifierKey& key) {
  auto note = read_text_file(checkpoint_file(folder));
  if (!note) return std::unexpected(note.error());
  auto checkpoint = open_checkpoint(*note, key);
  Examined failed;
  if (!checkpoint) {
    failed.find("checkpoint: " + checkpoint.error().message, checkpoint.error().help);
    return failed;
  }
  std::unique_ptr<Store> store;
  if (has_store(folder)) {
    auto opened = open_store(folder, Access::read);
    auto begun = opened ? (*opened)->begin_read() : Result<void>(std::unexpected(opened.error()));
    if (!begun) {
      failed.find(begun.error());
      return failed;
    }
    store = std::move(*opened);
  }
  Verifier verifier(folder, *checkpoint, store.get());
  verifier.examined.checkpoints = 1;
  if (auto run = verifier.run(); !run) {
    verifier.examined.find(run.error());
  } else {
    verifier.files();
  }
  if (store) std::ignore = store->roll_back();
  return std::move(verifier.examined);
}

}  // namespace takecare::ledger
