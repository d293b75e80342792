#include "takecare/ledger/snapshots.h"

#include <algorithm>
#include <tuple>

#include "takecare/ledger/folder.h"

namespace takecare::ledger {
namespace {

constexpr int most_tries = 10;

// How many entries each sees. Every writer adds one, an erasure, too: who see as many see the same.
Result<std::vector<std::uint64_t>> begin_all(const std::vector<std::unique_ptr<Store>>& stores) {
  std::vector<std::uint64_t> sizes;
  for (const auto& store : stores) {
    if (auto begun = store->begin_read(); !begun) return std::unexpected(begun.error());
    auto head = store->head();
    if (!head) return std::unexpected(head.error());
    sizes.push_back(head->size);
  }
  return sizes;
}

}  // namespace

Result<std::vector<std::unique_ptr<Store>>> open_snapshots(const std::filesystem::path& folder, std::size_t wanted) {
  std::vector<std::unique_ptr<Store>> stores;
  while (stores.size() < std::max<std::size_t>(wanted, 1)) {
    auto opened = open_store(folder, Access::read);
    if (!opened) return std::unexpected(opened.error());
    stores.push_back(std::move(*opened));
  }
  for (int tries = 0;; ++tries) {
    const auto sizes = begin_all(stores);
    if (!sizes) return std::unexpected(sizes.error());
    if (std::ranges::count(*sizes, sizes->front()) == std::ssize(*sizes)) return stores;
    if (tries == most_tries) stores.resize(1);
    for (const auto& store : stores) std::ignore = store->roll_back();
  }
}

}  // namespace takecare::ledger
