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

void Examined::add(const Examined& other) {
  entries += other.entries;
  opened += other.opened;
  erased += other.erased;
  checkpoints += other.checkpoints;
  files += other.files;
  for (const Finding& finding : other.findings) find(finding.problem, finding.help);
  notes.insert(notes.end(), other.notes.begin(), other.notes.end());
}

void RowExaminer::wrong(std::uint64_t index, const std::string& problem) {
  examined_.find(fmt::format("entry {}: {}", index, problem), restore);
}

void RowExaminer::go_on(const RowExaminer& later) {
  if (!later.first_time_.empty()) {
    look_at_time(later.first_read_, later.first_time_);
    last_time_ = later.last_time_;
  }
  next_ = later.next_;
  gone_.insert(later.gone_.begin(), later.gone_.end());
  for (const auto& [index, by] : later.erasures_) erases(index, by);
}

void RowExaminer::look_at_time(std::uint64_t index, const std::string& time) {
  if (time < last_time_)
    wrong(index, fmt::format("its time {} is before {}, that of an entry before it", time, last_time_));
  if (first_time_.empty()) {
    first_read_ = index;
    first_time_ = time;
  }
  last_time_ = time;
}

void RowExaminer::erases(std::uint64_t index, std::uint64_t by) {
  if (!erasures_.emplace(index, by).second) wrong(by, fmt::format("it can not erase entry {}", index));
}

void RowExaminer::look_at(const Row& row) {
  ++examined_.entries;
  if (row.index != next_) wrong(row.index, fmt::format("entry {} should stand here", next_));
  next_ = row.index + 1;
  if (row.salt) return look_at_event(row);
  gone_.insert(row.index);
  if (!row.payload.empty() || !row.kind.empty() || !row.program.empty() || !row.id.empty() || !row.key.empty() ||
      !row.time.empty() || row.erases)
    wrong(row.index, "its salt is gone, and something else of it is left");
}

void RowExaminer::look_at_event(const Row& row) {
  if (commit_to(*row.salt, row.payload) != row.commitment)
    return wrong(row.index, "its event is not the one that was committed to");
  ++examined_.opened;
  // A column may lie, but an erasure that it hides leaves an entry that nothing has erased.
  if (depth_ == Depth::commitments && row.kind != erasure_kind) return;
  auto event = read_event(row.payload);
  if (!event) return wrong(row.index, event.error().message);
  look_at_columns(row, *event);
  look_at_time(row.index, event->time);
}

void RowExaminer::look_at_columns(const Row& row, const Event& event) {
  if (row.kind != event.kind || row.program != event.program || row.id != event.id || row.key != event.key ||
      row.time != event.time || row.on != event.on)
    wrong(row.index, "a column of its row is not what its event says");
  const auto erased = erased_by(event);
  const auto names = erased ? std::optional(erased->index) : std::nullopt;
  if (row.erases != names || (event.kind == erasure_kind && !erased))
    return wrong(row.index, "what it erases is not what its event says");
  if (!erased) return;
  if (erased->index >= row.index) return wrong(row.index, fmt::format("it can not erase entry {}", erased->index));
  erases(erased->index, row.index);
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
