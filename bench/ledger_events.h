// What the benchmarks of the ledger append: events of about five hundred bytes as canonical text.
#pragma once

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "takecare/ledger/ledger.h"

namespace takecare::ledger::bench {

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "takecare-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path path;
};

inline void require(bool holds, const char* what) {
  if (holds) return;
  fmt::print(stderr, "{}\n", what);
  std::abort();
}

inline Event event_at(std::uint64_t index) {
  Event event;
  event.kind = "act";
  event.program = "Case";
  event.id = fmt::format("C-{:07}", index / 5);
  event.act = "review";
  event.actor = "officer-17";
  event.authority = "supervisor";
  event.on = 17'591;
  event.time = "2018-03-01T09:30:00Z";
  event.fields = fmt::format(R"({{"amount":{},"stage":"second review"}})", index);
  event.evidence = {{.name = "notice", .sha256 = std::string(64, 'a'), .note = {}}};
  event.law = {{.citation = "ACT 12(a)", .status = "in force"}};
  event.reasons = "the notice was served and nobody answered within the days that the rule gives";
  event.key = fmt::format("request-{}", index);
  return event;
}

inline std::vector<Event> batch_at(std::uint64_t first, std::uint64_t count) {
  std::vector<Event> events;
  for (std::uint64_t i = 0; i < count; ++i) events.push_back(event_at(first + i));
  return events;
}

// Appends batches of as many as the benchmark's argument says.
inline void append_batches(benchmark::State& state, Ledger& ledger) {
  const auto count = static_cast<std::uint64_t>(state.range(0));
  std::uint64_t at = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const auto events = batch_at(at, count);
    state.ResumeTiming();
    require(ledger.append(events, at).has_value(), "not appended");
    at += count;
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(at));
}

}  // namespace takecare::ledger::bench
