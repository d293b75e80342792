// Several connections to one store that see the same entries, so that as many threads can read them.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "takecare/ledger/store.h"

namespace takecare::ledger {

// At least one and at most 'wanted' connections, each in a transaction that reads. Fewer than wanted when writers are
// so busy that no two connections see the same.
Result<std::vector<std::unique_ptr<Store>>> open_snapshots(const std::filesystem::path& folder, std::size_t wanted);

}  // namespace takecare::ledger
