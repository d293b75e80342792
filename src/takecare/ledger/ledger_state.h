// What the calls of a Ledger share: its store and its key, the growing edge of its tree, and transactions that end on
// every path.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "takecare/ledger/ledger.h"
#include "takecare/ledger/note.h"
#include "takecare/ledger/store.h"
#include "takecare/ledger/tree.h"

namespace takecare::ledger {

struct Ledger::State {
  std::filesystem::path folder;
  std::unique_ptr<Store> store;
  VerifierKey key;
  std::optional<SignerKey> signer;  // nothing: read only
  std::optional<Tree> tree;         // after the last append of this handle; another writer may have gone on
  std::string broken;               // what broke it; no call works from then on

  // Fails when a call before broke it.
  Result<void> usable() const;
  Result<void> writable() const;
  Result<Entry> entry_of(Row& row);
  Result<void> visit(const Selection& selection, const Visitor& visitor);
  Result<std::vector<Entry>> collect(const Selection& selection);
  // Inserts rows at the end of a store of 'size' entries, with the tiles that they fill and a signed checkpoint over
  // all; the tree that comes of it, for 'tree' once all is committed. In a transaction that writes.
  Result<Tree> seal(std::uint64_t size, std::span<const Row* const> rows);
};

// A transaction that is rolled back unless it was committed. When even that fails, or the commit does, the ledger is
// broken: what the database holds is then not known here.
class Transaction {
 public:
  static Result<Transaction> begin(Store& store, std::string& broken, Access access);
  ~Transaction();
  Transaction(Transaction&& other) noexcept : store_(std::exchange(other.store_, nullptr)), broken_(other.broken_) {}
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Result<void> commit();

 private:
  Transaction(Store& store, std::string& broken) : store_(&store), broken_(&broken) {}
  Store* store_;
  std::string* broken_;
};

}  // namespace takecare::ledger
