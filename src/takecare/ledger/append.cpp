// Appending: all or nothing, at the end only.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

#include "takecare/ledger/commitment.h"
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
  const std::vector<Digest> salts = new_salts(events.size());
  for (const Event& event : events) {
    auto row = row_of(event, salts[rows.size()]);
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

// An event that the ledger has already.
struct Earlier {
  Event event;
  std::uint64_t index = 0;
};

// By their keys.
Result<std::map<std::string, Earlier, std::less<>>> earlier_events(Store& store, std::span<const Event> events) {
  std::vector<std::string_view> keys;
  for (const Event& event : events) {
    if (!event.key.empty()) keys.push_back(event.key);
  }
  std::map<std::string, Earlier, std::less<>> earlier;
  if (keys.empty()) return earlier;
  auto rows = store.rows_of_keys(keys);
  if (!rows) return std::unexpected(rows.error());
  for (const Row& row : *rows) {
    auto event = read_event(row.payload);
    if (!event) return std::unexpected(event.error());
    earlier.emplace(row.key, Earlier{.event = std::move(*event), .index = row.index});
  }
  return earlier;
}

// Events whose key the ledger has get the index of the entry; one whose key an earlier one of the batch has follows it.
Appended<Sorted> sort_out(Store& store, std::span<const Event> events, std::uint64_t size) {
  Sorted sorted{.indices = std::vector<std::uint64_t>(events.size())};
  auto stored = earlier_events(store, events);
  if (!stored) return refuse(Kind::failed, stored.error());
  std::map<std::string_view, std::size_t> keys;
  const auto same_as = [&](std::size_t i, const Event& earlier, std::uint64_t index) {
    sorted.indices[i] = index;
    return same_content(earlier, events[i], index);
  };
  for (std::size_t i = 0; i < events.size(); ++i) {
    const std::string& key = events[i].key;
    if (const auto there = stored->find(key); there != stored->end()) {
      if (auto same = same_as(i, there->second.event, there->second.index); !same) return std::unexpected(same.error());
      continue;
    }
    if (const auto there = keys.find(key); there != keys.end()) {
      if (auto same = same_as(i, events[there->second], sorted.indices[there->second]); !same)
        return std::unexpected(same.error());
      continue;
    }
    if (!key.empty()) keys.emplace(key, i);
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
