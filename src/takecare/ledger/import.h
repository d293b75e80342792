// Many events out of a file: a line each, the canonical text of an event (event.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "takecare/ledger/ledger.h"

namespace takecare::ledger {

struct LineProblem {
  std::uint64_t line = 0;  // from 1
  std::string problem;
};

struct ImportedEvents {
  std::uint64_t lines = 0;
  std::uint64_t appended = 0;
  std::uint64_t repeated = 0;         // whose key the ledger had already
  std::vector<LineProblem> problems;  // the first hundred; when there are any, nothing was appended
};

// Why an event may not come from a file; empty when it may.
using EventCheck = std::function<std::string(const Event&)>;

// Looks every line over first, with the check of whoever knows what kinds of events there are. Then appends 'batch'
// lines at a time, each batch all or none; a failure says from which line on nothing was appended.
Result<ImportedEvents> import_events(Ledger& ledger, const std::filesystem::path& file, const EventCheck& check,
                                     std::size_t batch = 10'000);

}  // namespace takecare::ledger
