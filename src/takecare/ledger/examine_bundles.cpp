#include "takecare/ledger/examine_bundles.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <thread>

#include "takecare/ledger/encoding.h"
#include "takecare/ledger/merkle.h"
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
  commitments.reserve(entries->size());
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

// Bundles [from, to): the work of one thread.
class Range {
 public:
  Range(const fs::path& folder, std::uint64_t size, Store* store, std::uint64_t from, std::uint64_t to)
      : folder_(folder),
        size_(size),
        store_(store),
        from_(from),
        to_(to),
        rows_(examined_, RowExaminer::Depth::commitments, from * tile_width) {}

  void run() {
    for (std::uint64_t number = from_; number < to_ && done_; ++number) done_ = read(number);
  }

  Result<void> give(Bundles& all, Examined& examined, RowExaminer& rows) {
    examined.add(examined_);
    rows.go_on(rows_);
    all.leaves.insert(all.leaves.end(), found_.leaves.begin(), found_.leaves.end());
    all.bytes += found_.bytes;
    return done_;
  }

 private:
  Result<void> read(std::uint64_t number) {
    const std::uint64_t width = width_in(size_, 0, number);
    auto entries = read_entries(folder_, there(folder_, {TileName::entries, number, width}));
    if (!entries) return std::unexpected(entries.error());
    entries->resize(width);
    for (const Digest& entry : *entries) found_.leaves.push_back(leaf_hash(view_of(entry)));
    found_.bytes += bundle_bytes(*entries);
    if (store_ != nullptr) return compare_rows(number * tile_width, *entries);
    examined_.entries += width;
    return {};
  }

  // Each event of the store against the commitment that was published.
  Result<void> compare_rows(std::uint64_t from, const std::vector<Digest>& entries) {
    std::size_t at = 0;
    auto read = store_->visit({.from = from, .to = from + entries.size()}, [&](Row& row) -> Result<bool> {
      if (at < entries.size() && row.commitment != entries[at])
        examined_.find(fmt::format("entry {}: the store has another commitment than was published", row.index),
                       ask_again);
      ++at;
      rows_.look_at(row);
      return true;
    });
    if (read && at != entries.size())
      examined_.find(fmt::format("the store has {} of the entries {} to {}", at, from, from + entries.size() - 1),
                     ask_again);
    return read;
  }

  const fs::path& folder_;
  std::uint64_t size_;
  Store* store_;
  std::uint64_t from_;
  std::uint64_t to_;
  Examined examined_;
  RowExaminer rows_;
  Bundles found_;
  Result<void> done_;
};

}  // namespace

Result<Bundles> examine_bundles(const fs::path& folder, std::uint64_t size,
                                const std::vector<std::unique_ptr<Store>>& stores, Examined& examined,
                                RowExaminer& rows) {
  const std::uint64_t bundles = (size + tile_width - 1) / tile_width;
  const std::size_t threads = std::max<std::size_t>(stores.size(), 1);
  std::deque<Range> ranges;
  for (std::size_t i = 0; i < threads; ++i) {
    Store* store = stores.empty() ? nullptr : stores[i].get();
    ranges.emplace_back(folder, size, store, bundles * i / threads, bundles * (i + 1) / threads);
  }
  {
    std::vector<std::jthread> running;
    for (std::size_t i = 1; i < threads; ++i) running.emplace_back([&range = ranges[i]] { range.run(); });
    ranges.front().run();
  }
  Bundles all;
  all.leaves.reserve(size);
  for (Range& range : ranges) {
    if (auto given = range.give(all, examined, rows); !given) return std::unexpected(given.error());
  }
  return all;
}

}  // namespace takecare::ledger
