// Appending: all or nothing, at the end only.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

#include "takecare/ledger/ledger_state.h"
#include "takecare/ledger/row_of.h"

namespace takecare::ledger {
namespace {

using Kind = AppendError::Kind;
template <class T>
using Appended = std::expected<T, AppendError>;

std::unexpected<AppendError> refuse(Kind kind, Error error) {
  return std::unexpected(AppendError{kind, std::move(error)});
}

std::unexpected<AppendError> refuse(Kind kind, std::string message, std::string help) {
  return refuse(kind, Error{.message = std::move(message), .help = std::move(help)});
}

Appended<std::vector<Row>> rows_of(std::span<const Event> events) {
  std::vector<Row> rows;
  rows.reserve(events.size());
  for (const Event& event : events) {
    auto row = row_of(event);
    if (!row) return refuse(Kind::malformed, row.error());
    if (event.kind == erasure_kind)
      return refuse(Kind::malformed, "an erasure is not appended", "erase the entry: takecare ledger erase");
    rows.push_back(std::move(*row));
  }
  return rows;
}

Appended<void> same_content(const Event& stored, const Event& event, std::uint64_t index) {
  const auto found = differences(stored, event);
  if (found.empty()) return {};
  return refuse(
      Kind::key_reused,
      fmt::format("the key '{}' belongs to entry {}, which differs in: {}", event.key, index, fmt::join(found, ", ")),
      "a repeated request repeats everything but the time; another request takes another key");
}

// Of the events those that are new, each with where it goes in the answer.
struct Sorted {
  std::vector<std::uint64_t> indices;  // of those that are there already; of the others to be filled in
  std::vector<std::size_t> fresh;
};

// Events whose key the ledger has get the index of the entry; one whose key an earlier one of the batch has follows it.
Appended<Sorted> sort_out(Store& store, std::span<const Event> events, std::uint64_t size) {
  Sorted sorted{.indices = std::vector<std::uint64_t>(events.size())};
  std::map<std::string_view, std::size_t> keys;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    if (!event.key.empty()) {
      auto row = store.row_of_key(event.key);
      if (!row) return refuse(Kind::failed, row.error());
      const auto earlier = keys.find(event.key);
      if (*row || earlier != keys.end()) {
        const auto stored = *row ? read_event((*row)->payload) : Result<Event>(events[earlier->second]);
        if (!stored) return refuse(Kind::failed, stored.error());
        sorted.indices[i] = *row ? (*row)->index : sorted.indices[earlier->second];
        if (auto same = same_content(*stored, event, sorted.indices[i]); !same) return std::unexpected(same.error());
        continue;
      }
      keys.emplace(event.key, i);
    }
    sorted.indices[i] = size + sorted.fresh.size();
    sorted.fresh.push_back(i);
  }
  return sorted;
}

Appended<void> in_order_of_time(const std::vector<Row>& rows, const Sorted& sorted, const Head& head) {
  std::string_view last = head.last_time;
  for (const std::size_t i : sorted.fresh) {
    if (rows[i].time < last) {
      return refuse(Kind::time_order,
                    fmt::format("the event's time {} is before {}, that of the entry before it", rows[i].time, last),
                    "take the time anew and append again; when the clock was wrong, mend the clock");
    }
    last = rows[i].time;
  }
  return {};
}

}  // namespace

std::expected<std::vector<std::uint64_t>, AppendError> Ledger::append(std::span<const Event> events,
                                                                      std::optional<std::uint64_t> expected_size) {
  if (auto usable = state_->writable(); !usable) return refuse(Kind::failed, usable.error());
  auto rows = rows_of(events);
  if (!rows) return std::unexpected(rows.error());
  Store& store = *state_->store;
  auto transaction = Transaction::begin(store, state_->broken, Access::write);
  if (!transaction) return refuse(Kind::failed, transaction.error());
  auto head = store.head();
  if (!head) return refuse(Kind::failed, head.error());
  auto sorted = sort_out(store, events, head->size);
  if (!sorted) return std::unexpected(sorted.error());
  if (sorted->fresh.empty()) return std::move(sorted->indices);
  if (expected_size && *expected_size != head->size) {
    return refuse(Kind::conflict,
                  fmt::format("the ledger has {} entries, not the {} that were expected", head->size, *expected_size),
                  "another writer was first: read what it wrote, decide anew, append again");
  }
  if (auto order = in_order_of_time(*rows, *sorted, *head); !order) return std::unexpected(order.error());
  std::vector<const Row*> fresh;
  for (const std::size_t i : sorted->fresh) {
    (*rows)[i].index = sorted->indices[i];
    fresh.push_back(&(*rows)[i]);
  }
  auto tree = state_->seal(head->size, fresh);
  if (!tree) return refuse(Kind::failed, tree.error());
  if (auto committed = transaction->commit(); !committed) return refuse(Kind::failed, committed.error());
  state_->tree = std::move(*tree);
  return std::move(sorted->indices);
}

}  // namespace takecare::ledger
