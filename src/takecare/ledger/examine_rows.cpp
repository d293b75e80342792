#include "takecare/ledger/examine_rows.h"

#include <fmt/format.h>

#include "takecare/ledger/commitment.h"
#include "takecare/ledger/event.h"

namespace takecare::ledger {
namespace {

constexpr std::size_t most_findings = 100;
constexpr const char* restore = "the store was altered: restore a backup (takecare ledger restore)";

}  // namespace

void Examined::find(std::string problem, std::string help) {
  if (findings.size() < most_findings) findings.push_back({std::move(problem), std::move(help)});
}

void Examined::find(const Error& error) {
  const std::string where = error.place.file.empty() ? "" : error.place.file + ": ";
  find(where + error.message, error.help);
}

void RowExaminer::wrong(const Row& row, const std::string& problem) {
  examined_.find(fmt::format("entry {}: {}", row.index, problem), restore);
}

void RowExaminer::look_at(const Row& row) {
  ++examined_.entries;
  if (row.index != next_) wrong(row, fmt::format("entry {} should stand here", next_));
  next_ = row.index + 1;
  if (row.salt) return look_at_event(row);
  gone_.insert(row.index);
  if (!row.payload.empty() || !row.kind.empty() || !row.program.empty() || !row.id.empty() || !row.key.empty() ||
      !row.time.empty() || row.erases)
    wrong(row, "its salt is gone, and something else of it is left");
}

void RowExaminer::look_at_event(const Row& row) {
  if (commit_to(*row.salt, row.payload) != row.commitment)
    return wrong(row, "its event is not the one that was committed to");
  ++examined_.opened;
  // A column may lie, but an erasure that it hides leaves an entry that nothing has erased.
  if (depth_ == Depth::commitments && row.kind != erasure_kind) return;
  auto event = read_event(row.payload);
  if (!event) return wrong(row, event.error().message);
  look_at_columns(row, *event);
  if (event->time < last_time_)
    wrong(row, fmt::format("its time {} is before {}, that of an entry before it", event->time, last_time_));
  last_time_ = event->time;
}

void RowExaminer::look_at_columns(const Row& row, const Event& event) {
  if (row.kind != event.kind || row.program != event.program || row.id != event.id || row.key != event.key ||
      row.time != event.time || row.on != event.on)
    wrong(row, "a column of its row is not what its event says");
  const auto erased = erased_by(event);
  const auto names = erased ? std::optional(erased->index) : std::nullopt;
  if (row.erases != names || (event.kind == erasure_kind && !erased))
    return wrong(row, "what it erases is not what its event says");
  if (!erased) return;
  if (erased->index >= row.index || !erasures_.emplace(erased->index, row.index).second)
    wrong(row, fmt::format("it can not erase entry {}", erased->index));
}

void RowExaminer::end() {
  for (const std::uint64_t index : gone_) {
    if (erasures_.contains(index)) {
      ++examined_.erased;
    } else {
      examined_.find(fmt::format("entry {}: its event is gone, and no erasure names it", index), restore);
    }
  }
  for (const auto& [index, by] : erasures_) {
    if (!gone_.contains(index))
      examined_.find(fmt::format("entry {}: entry {} erased it, and its event is there", index, by), restore);
  }
}

}  // namespace takecare::ledger
