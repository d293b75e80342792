// Erasing one event: the erasure is an event of its own, and payload and salt go in the same transaction. The
// commitment stays; without the salt it tells nothing.
#include <fmt/format.h>

#include "takecare/ledger/commitment.h"
#include "takecare/ledger/ledger_state.h"
#include "takecare/ledger/row_of.h"

namespace takecare::ledger {
namespace {

using Kind = AppendError::Kind;

std::unexpected<AppendError> refuse(Kind kind, Error error) {
  return std::unexpected(AppendError{kind, std::move(error)});
}

// The event that is to go.
Result<Event> event_to_erase(Store& store, std::uint64_t index, std::uint64_t size) {
  if (index >= size)
    return fail(fmt::format("there is no entry {}: the ledger has {}", index, size), "entries count from 0");
  Result<Event> event;
  auto read = store.visit({.from = index, .to = index + 1}, [&](Row& row) -> Result<bool> {
    if (!row.salt)
      event = fail(fmt::format("the event of entry {} is gone already", index), "takecare ledger show says why");
    else if (row.erases)
      event = fail(fmt::format("entry {} is an erasure: without it nobody could tell why an event is gone", index),
                   "an erasure stays");
    else
      event = read_event(row.payload);
    return true;
  });
  if (!read) return std::unexpected(read.error());
  return event;
}

}  // namespace

std::expected<std::uint64_t, AppendError> Ledger::erase(std::uint64_t index, const std::string& ground, Event event) {
  if (auto able = state_->writable(); !able) return refuse(Kind::failed, able.error());
  if (ground.empty() || event.actor.empty()) {
    return refuse(Kind::malformed, Error{.message = "an erasure needs a ground in law and an actor",
                                         .help = "say on which ground, and who erases"});
  }
  Store& store = *state_->store;
  std::uint64_t erasure = 0;
  {
    auto transaction = Transaction::begin(store, state_->broken, Access::write);
    if (!transaction) return refuse(Kind::failed, transaction.error());
    auto head = store.head();
    if (!head) return refuse(Kind::failed, head.error());
    const auto gone = event_to_erase(store, index, head->size);
    if (!gone) return refuse(Kind::malformed, gone.error());
    if (event.time < head->last_time) {
      return refuse(Kind::time_order,
                    Error{.message = fmt::format("the time {} is before {}, that of the entry before it", event.time,
                                                 head->last_time),
                          .help = "take the time anew and erase again"});
    }
    event.kind = erasure_kind;
    event.fields = erasure_fields({.index = index, .ground = ground, .kind = gone->kind});
    auto row = row_of(event, new_salts(1).front());
    if (!row) return refuse(Kind::malformed, row.error());
    row->erases = index;
    row->index = erasure = head->size;
    const Row* const rows[] = {&*row};
    auto tree = state_->seal(head->size, rows);
    if (!tree) return refuse(Kind::failed, tree.error());
    if (auto erased = store.erase(index); !erased) return refuse(Kind::failed, erased.error());
    if (auto committed = transaction->commit(); !committed) return refuse(Kind::failed, committed.error());
    state_->tree = std::move(*tree);
  }
  if (auto scrubbed = store.scrub(); !scrubbed) return refuse(Kind::failed, scrubbed.error());
  return erasure;
}

Result<void> Ledger::scrub() {
  if (auto able = state_->writable(); !able) return able;
  return state_->store->scrub();
}

}  // namespace takecare::ledger
