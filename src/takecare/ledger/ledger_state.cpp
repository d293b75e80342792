#include "takecare/ledger/ledger_state.h"

#include <fmt/format.h>

namespace takecare::ledger {

Result<Entry> Ledger::State::entry_of(Row& row) {
  Entry entry{.index = row.index};
  if (row.salt) {
    auto event = read_event(row.payload);
    if (!event) return fail(fmt::format("entry {}: {}", row.index, event.error().message), "takecare ledger fsck");
    entry.event = std::move(*event);
    return entry;
  }
  auto erasure = store->erasure_of(row.index);
  if (!erasure) return std::unexpected(erasure.error());
  if (!*erasure)
    return fail(fmt::format("entry {} is gone, and no erasure names it", row.index), "takecare ledger fsck");
  const auto event = read_event((*erasure)->payload);
  const auto erased = event ? erased_by(*event) : std::nullopt;
  if (!erased)
    return fail(fmt::format("entry {}: it should say what it erased", (*erasure)->index), "takecare ledger fsck");
  entry.erased = Entry::Erasure{.by = (*erasure)->index, .ground = erased->ground};
  return entry;
}

Result<Transaction> Transaction::begin(Store& store, std::string& broken, Access access) {
  auto begun = access == Access::write ? store.begin_write() : store.begin_read();
  if (!begun) return std::unexpected(begun.error());
  return Transaction(store, broken);
}

Transaction::~Transaction() {
  if (store_ == nullptr) return;
  if (auto back = store_->roll_back(); !back) *broken_ = back.error().message;
}

Result<void> Transaction::commit() {
  auto committed = store_->commit();
  // After a failed sync the file may hold either state, and the cache no longer says which: never read on.
  if (!committed) *broken_ = committed.error().message;
  if (committed) store_ = nullptr;
  return committed;
}

}  // namespace takecare::ledger
