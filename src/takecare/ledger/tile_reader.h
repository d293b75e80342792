// Where tiles are read from, a store or a folder, and the hashes of subtrees out of them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "takecare/ledger/merkle.h"
#include "takecare/ledger/store.h"
#include "takecare/ledger/tile.h"

namespace takecare::ledger {

// The hashes of a tile; as many as the name's width, or an error.
using TileReader = std::function<Result<std::vector<Digest>>(const TileName&)>;

// Of the first entries of a store: partial tiles come from the commitments, or from the roots below.
TileReader tiles_of(Store& store);

// The subtrees of a tree of 'size' leaves, out of its tiles; each tile is read once.
Subtree subtrees_of(std::uint64_t size, TileReader reader);

// The growing edge of a store that has 'size' entries.
Result<Tree> tree_of(Store& store, std::uint64_t size);

}  // namespace takecare::ledger
