// A store beside itself: rows, tree, tiles, checkpoints, and what the database says of its files.
#pragma once

#include "takecare/ledger/examine.h"
#include "takecare/ledger/store.h"

namespace takecare::ledger {

// One snapshot; what can not be read is among the findings. The number of entries that the tree has.
std::uint64_t examine_store(Store& store, const VerifierKey& key, Examined& examined);

}  // namespace takecare::ledger
