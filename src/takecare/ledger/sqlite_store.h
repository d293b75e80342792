// The ledger's rows in one SQLite file: write-ahead log, every commit synced, deleted content overwritten.
#pragma once

#include <filesystem>
#include <memory>

#include "takecare/ledger/ledger.h"
#include "takecare/ledger/store.h"

namespace takecare::ledger {

Result<std::unique_ptr<Store>> create_sqlite_store(const std::filesystem::path& file);
Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file, Access access);

}  // namespace takecare::ledger
