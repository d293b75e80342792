#include "takecare/ledger/tile_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "takecare/ledger/encoding.h"

namespace takecare::ledger {
namespace {

Result<std::vector<Digest>> leaf_hashes(Store& store, std::uint64_t from, std::uint64_t to) {
  auto hashes = store.commitments(from, to);
  if (!hashes) return hashes;
  for (Digest& hash : *hashes) hash = leaf_hash(view_of(hash));
  return hashes;
}

Result<std::vector<Digest>> read_stored(Store& store, const TileName& name) {
  if (name.width == tile_width) {
    auto full = store.tile(name.level, name.number);
    if (!full) return std::unexpected(full.error());
    if (*full && (*full)->size() == tile_width) return std::move(**full);
    return fail(fmt::format("the store has no tile {}", path_of(name)), "takecare ledger fsck");
  }
  const std::uint64_t from = name.number * tile_width;
  auto hashes = name.level == 0 ? leaf_hashes(store, from, from + name.width)
                                : store.tile_roots(name.level - 1, from, from + name.width);
  if (hashes && hashes->size() != name.width)
    return fail(fmt::format("the store has not all of tile {}", path_of(name)), "takecare ledger fsck");
  return hashes;
}

}  // namespace

TileReader tiles_of(Store& store) {
  return [&store](const TileName& name) { return read_stored(store, name); };
}

Subtree subtrees_of(std::uint64_t size, TileReader reader) {
  auto known = std::make_shared<std::map<TileName, std::vector<Digest>>>();
  return [size, reader = std::move(reader), known](int height, std::uint64_t index) -> Result<Digest> {
    const int level = height / tile_height;
    const std::uint64_t count = std::uint64_t{1} << (height % tile_height);
    const std::uint64_t first = index * count;
    const TileName name{
        .level = level, .number = first / tile_width, .width = width_in(size, level, first / tile_width)};
    auto found = known->find(name);
    if (found == known->end()) {
      auto hashes = reader(name);
      if (!hashes) return std::unexpected(hashes.error());
      found = known->emplace(name, std::move(*hashes)).first;
    }
    const std::span<const Digest> hashes = found->second;
    if (first % tile_width + count > hashes.size()) return fail(fmt::format("tile {} is too short", path_of(name)));
    return fold(hashes.subspan(first % tile_width, count));
  };
}

Result<Tree> tree_of(Store& store, std::uint64_t size) {
  Tree::Edge edge;
  for (int level = 0; level <= highest_level; ++level) {
    const std::uint64_t hashes = size >> (tile_height * level);
    const std::uint64_t width = hashes % tile_width;
    if (width == 0) continue;
    auto read = read_stored(store, {.level = level, .number = hashes / tile_width, .width = width});
    if (!read) return std::unexpected(read.error());
    edge[static_cast<std::size_t>(level)] = std::move(*read);
  }
  return Tree(size, std::move(edge));
}

}  // namespace takecare::ledger
