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
  TileName whole = name;
  whole.width = tile_width;
  return !fs::exists(folder / path_of(name), error) && fs::exists(folder / path_of(whole), error) ? whole : name;
}

// Before room is made for as many as the checkpoint says.
Result<void> all_there(const fs::path& folder, std::uint64_t size) {
  std::error_code error;
  for (std::uint64_t number = 0; width_in(size, 0, number) > 0; ++number) {
    const TileName name = there(folder, {TileName::entries, number, width_in(size, 0, number)});
    if (fs::exists(folder / path_of(name), error)) continue;
    if (auto missing = read_published(folder, name); !missing) return std::unexpected(missing.error());
  }
  return {};
}

// Bundles [from, to): the work of one thread.
class Range {
 public:
  // Fills in its part of 'all'.
  Range(const fs::path& folder, Store* store, std::uint64_t from, std::uint64_t to, Bundles& all)
      : folder_(folder),
        all_(all),
        store_(store),
        from_(from),
        to_(to),
        rows_(examined_, RowExaminer::Depth::commitments, from * tile_width) {}

  void run() {
    for (std::uint64_t number = from_; number < to_ && done_; ++number) done_ = read(number);
  }

  Result<void> give(Examined& examined, RowExaminer& rows) {
    examined.add(examined_);
    rows.go_on(rows_);
    return done_;
  }

 private:
  Result<void> read(std::uint64_t number) {
    const std::uint64_t width = width_in(all_.leaves.size(), 0, number);
    auto entries = read_entries(folder_, there(folder_, {TileName::entries, number, width}));
    if (!entries) return std::unexpected(entries.error());
    entries->resize(width);
    const std::uint64_t first = number * tile_width;
    std::ranges::transform(*entries, all_.leaves.begin() + static_cast<std::ptrdiff_t>(first),
                           [](const Digest& entry) { return leaf_hash(view_of(entry)); });
    if (width == tile_width) all_.roots[number] = fold(std::span(all_.leaves).subspan(first, width));
    std::ranges::copy(bundle_bytes(*entries), all_.bytes.begin() + static_cast<std::ptrdiff_t>(first * bundled_size));
    if (store_ != nullptr) return compare_rows(first, *entries);
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
  Bundles& all_;
  Store* store_;
  std::uint64_t from_;
  std::uint64_t to_;
  Examined examined_;
  RowExaminer rows_;
  Result<void> done_;
};

}  // namespace

Result<Bundles> examine_bundles(const fs::path& folder, std::uint64_t size,
                                const std::vector<std::unique_ptr<Store>>& stores, Examined& examined,
                                RowExaminer& rows) {
  if (auto there = all_there(folder, size); !there) return std::unexpected(there.error());
  const std::uint64_t bundles = (size + tile_width - 1) / tile_width;
  const std::size_t threads = std::max<std::size_t>(stores.size(), 1);
  Bundles all{.leaves = std::vector<Digest>(size),
              .roots = std::vector<Digest>(size / tile_width),
              .bytes = std::string(size * bundled_size, '\0')};
  std::deque<Range> ranges;
  for (std::size_t i = 0; i < threads; ++i) {
    Store* store = stores.empty() ? nullptr : stores[i].get();
    ranges.emplace_back(folder, store, bundles * i / threads, bundles * (i + 1) / threads, all);
  }
  {
    std::vector<std::jthread> running;
    for (std::size_t i = 1; i < threads; ++i) running.emplace_back([&range = ranges[i]] { range.run(); });
    ranges.front().run();
  }
  for (Range& range : ranges) {
    if (auto given = range.give(examined, rows); !given) return std::unexpected(given.error());
  }
  return all;
}

}  // namespace takecare::ledger
