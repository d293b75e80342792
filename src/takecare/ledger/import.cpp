#include "takecare/ledger/import.h"

#include <fmt/format.h>

#include <fstream>
#include <functional>

namespace takecare::ledger {
namespace {

constexpr std::size_t most_problems = 100;

// Every line of a file, with its number; until the visitor says false.
Result<void> visit_lines(const std::filesystem::path& file,
                         const std::function<bool(std::uint64_t, const std::string&)>& visitor) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    return fail("the file can not be read", "check its name and that you may read it", Place{.file = file.string()});
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (!visitor(number, line)) return {};
  }
  return {};
}

// What is wrong with a line, whatever the ledger holds; empty when nothing.
std::string problem_of(const std::string& line, const EventCheck& check, std::string& last_time) {
  auto event = read_event(line);
  if (!event) return event.error().message;
  if (event->kind == erasure_kind) return "an erasure is not imported; erase the entry";
  if (std::string why = check(*event); !why.empty()) return why;
  if (event->time < last_time)
    return fmt::format("its time {} is before {}, that of a line before it", event->time, last_time);
  last_time = event->time;
  return {};
}

Result<void> append_batch(Ledger& ledger, const std::vector<Event>& batch, std::uint64_t first,
                          const std::filesystem::path& file, ImportedEvents& imported) {
  if (batch.empty()) return {};
  auto before = ledger.size();
  if (!before) return std::unexpected(before.error());
  auto done = ledger.append(batch);
  if (!done) {
    return fail(fmt::format("nothing from this line on was appended: {}", done.error().error.message),
                done.error().error.help, Place{.file = file.string(), .line = static_cast<int>(first)});
  }
  for (const std::uint64_t index : *done) ++(index < *before ? imported.repeated : imported.appended);
  return {};
}

}  // namespace

Result<ImportedEvents> import_events(Ledger& ledger, const std::filesystem::path& file, const EventCheck& check,
                                     std::size_t batch) {
  ImportedEvents imported;
  std::string last_time;
  auto looked = visit_lines(file, [&](std::uint64_t number, const std::string& line) {
    ++imported.lines;
    auto problem = problem_of(line, check, last_time);
    if (!problem.empty()) imported.problems.push_back({number, std::move(problem)});
    return imported.problems.size() < most_problems;
  });
  if (!looked) return std::unexpected(looked.error());
  if (!imported.problems.empty()) return imported;
  std::vector<Event> events;
  std::uint64_t first = 1;
  Result<void> appended;
  const auto append_all = [&] {
    appended = append_batch(ledger, events, first, file, imported);
    first += events.size();
    events.clear();
    return appended.has_value();
  };
  auto read = visit_lines(file, [&](std::uint64_t, const std::string& line) {
    auto event = read_event(line);
    if (!event) return false;  // the file changed meanwhile
    events.push_back(std::move(*event));
    return events.size() < batch || append_all();
  });
  if (!read) return std::unexpected(read.error());
  if (appended) append_all();
  if (!appended) return std::unexpected(appended.error());
  return imported;
}

}  // namespace takecare::ledger
