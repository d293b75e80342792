// The published entries and, where there is a store, the events behind them: bundles after one another, some threads
// side by side.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "takecare/ledger/examine_rows.h"

namespace takecare::ledger {

struct Bundles {
  std::vector<Digest> leaves;  // the leaf hash of every entry
  std::vector<Digest> roots;   // of the whole tiles of leaves
  std::string bytes;           // the whole bundles as they should be published
};

// Every bundle of a log of 'size' entries, the last as far as it goes. What is wrong goes to 'examined', each event of
// the stores to 'rows'. Each store is read by one thread; without any, the bundles alone are looked at. Fails at a
// bundle that can not be read.
Result<Bundles> examine_bundles(const std::filesystem::path& folder, std::uint64_t size,
                                const std::vector<std::unique_ptr<Store>>& stores, Examined& examined,
                                RowExaminer& rows);

}  // namespace takecare::ledger
