#include "takecare/ledger/ledger.h"

#include <fmt/format.h>
#include <sodium.h>

#include "takecare/ledger/checkpoint.h"
#include "takecare/ledger/folder.h"
#include "takecare/ledger/ledger_state.h"
#include "takecare/ledger/merkle.h"

namespace takecare::ledger {

namespace fs = std::filesystem;

namespace {

// Makes sure that the store is the one of the key.
Result<void> same_key(Store& store, const VerifierKey& key) {
  auto kept = store.setting("key");
  if (!kept) return std::unexpected(kept.error());
  if (*kept == write_key(key)) return {};
  return fail(fmt::format("the store belongs to the key {}, and key.pub has {}", *kept, write_key(key)),
              "take key.pub from where it was backed up, or from who verifies the ledger");
}

// What a new store begins with: whose it is, and the checkpoint over nothing.
Result<void> begin_store(Store& store, const SignerKey& signer) {
  const Checkpoint nothing{.origin = signer.verifier().name, .size = 0, .root = empty_root()};
  if (auto begun = store.begin_write(); !begun) return begun;
  if (auto set = store.set("key", write_key(signer.verifier())); !set) return set;
  if (auto inserted = store.insert(StoredCheckpoint{.size = 0, .note = signer.sign(write_checkpoint(nothing))});
      !inserted)
    return inserted;
  return store.commit();
}

Result<void> make(const fs::path& folder, const std::string& origin, const std::string& address) {
  auto signer = make_keys(folder, origin);
  if (!signer) return std::unexpected(signer.error());
  auto store = create_store(folder, address);
  if (!store) return std::unexpected(store.error());
  return begin_store(**store, *signer);
}

// An empty folder, made when it is not there.
Result<void> take_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    return fail(fmt::format("the folder {} can not be made: {}", folder.string(), error.message()),
                "name a folder that you may write to", Place{.file = folder.string()});
  }
  if (fs::is_empty(folder, error)) return {};
  return fail(fmt::format("{} is not empty", folder.string()), "name an empty folder, or one that is not there yet",
              Place{.file = folder.string()});
}

}  // namespace

Ledger::Ledger(std::unique_ptr<State> state) : state_(std::move(state)) {}
Ledger::~Ledger() = default;
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;

Result<Ledger> Ledger::create(const fs::path& folder, const std::string& origin, const std::string& store) {
  if (sodium_init() < 0) return fail("there are no random numbers on this machine");
  if (!is_key_name(origin)) {
    return fail(fmt::format("'{}' can not name a log", origin), "write it as agency.example/ledger: no spaces, no '+'");
  }
  if (auto taken = take_folder(folder); !taken) return std::unexpected(taken.error());
  if (auto made = make(folder, origin, store); !made) {
    std::error_code ignored;
    for (const auto& left : fs::directory_iterator(folder, ignored)) fs::remove(left.path(), ignored);
    return std::unexpected(made.error());
  }
  return open(folder);
}

Result<Ledger> Ledger::open(const fs::path& folder, const OpenOptions& options) {
  if (sodium_init() < 0) return fail("there are no random numbers on this machine");
  auto store = open_store(folder, options.access);
  if (!store) return std::unexpected(store.error());
  auto key = read_public_key(folder);
  if (!key) return std::unexpected(key.error());
  if (auto same = same_key(**store, *key); !same) return std::unexpected(same.error());
  State state{.folder = folder, .store = std::move(*store), .key = std::move(*key)};
  if (options.access == Access::read) return Ledger(std::make_unique<State>(std::move(state)));
  const fs::path file = options.private_key.empty() ? private_key_file(folder) : options.private_key;
  auto signer = read_private_key(file);
  if (!signer) return std::unexpected(signer.error());
  if (signer->verifier() != state.key)
    return fail("the private key is not the one that key.pub verifies", "name the right one: --key FILE",
                Place{.file = file.string()});
  state.signer = std::move(*signer);
  return Ledger(std::make_unique<State>(std::move(state)));
}

Result<std::uint64_t> Ledger::size() {
  if (auto usable = state_->usable(); !usable) return std::unexpected(usable.error());
  auto head = state_->store->head();
  if (!head) return std::unexpected(head.error());
  return head->size;
}

Result<std::vector<std::string>> Ledger::ids_of(std::string_view program) {
  if (auto usable = state_->usable(); !usable) return std::unexpected(usable.error());
  return state_->store->ids_of(program);
}

Result<void> Ledger::State::visit(const Selection& selection, const Visitor& visitor) {
  if (auto able = usable(); !able) return able;
  auto transaction = Transaction::begin(*store, broken, Access::read);
  if (!transaction) return std::unexpected(transaction.error());
  return store->visit(selection, [&](Row& row) -> Result<bool> {
    auto entry = entry_of(row);
    if (!entry) return std::unexpected(entry.error());
    return visitor(*entry);
  });
}

Result<std::vector<Entry>> Ledger::State::collect(const Selection& selection) {
  std::vector<Entry> entries;
  auto done = visit(selection, [&](const Entry& entry) -> Result<bool> {
    entries.push_back(entry);
    return true;
  });
  if (!done) return std::unexpected(done.error());
  return entries;
}

Result<void> Ledger::visit(std::uint64_t from, std::uint64_t to, const Visitor& visitor) {
  return state_->visit({.from = from, .to = to}, visitor);
}

Result<void> Ledger::visit_program(std::string_view program, const Visitor& visitor) {
  return state_->visit({.program = program}, visitor);
}

Result<void> Ledger::visit_record(std::string_view program, std::string_view id, const Visitor& visitor) {
  return state_->visit({.program = program, .id = id}, visitor);
}

Result<std::vector<Entry>> Ledger::entries(std::uint64_t from, std::uint64_t to) {
  return state_->collect({.from = from, .to = to});
}

Result<std::vector<Entry>> Ledger::entries_of(std::string_view program, std::string_view id) {
  return state_->collect({.program = program, .id = id});
}

Result<std::vector<Entry>> Ledger::entries_of_program(std::string_view program) {
  return state_->collect({.program = program});
}

Result<Entry> Ledger::entry(std::uint64_t index) {
  auto found = entries(index, index + 1);
  if (!found) return std::unexpected(found.error());
  if (!found->empty()) return std::move(found->front());
  auto count = size();
  if (!count) return std::unexpected(count.error());
  return fail(fmt::format("there is no entry {}: the ledger has {}", index, *count), "entries count from 0");
}

}  // namespace takecare::ledger
