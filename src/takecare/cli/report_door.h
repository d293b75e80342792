// A report that somebody asks for: out of what was imported, or out of the records on a ledger, there together with
// what was let out of it before.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "takecare/cli/command.h"
#include "takecare/cli/ledger_door.h"
#include "takecare/cli/progress.h"
#include "takecare/reports/report.h"

namespace takecare::cli {

struct AskedReport {
  std::string name;
  std::string period;
  std::string as_of;
  std::string data;
  LedgerOptions ledger;
  std::string known;
  std::string warning;
  std::string secret;
  int threads = 0;
  std::vector<std::string> book;
};

// Adds NAME, --period, --data, --ledger, --known, --as-of, --warning, --secret and --book.
void add_asked(CLI::App& command, AskedReport& asked);

struct ReportFailure {
  Error error;
  int exit = exit_wrong_use;
};

std::expected<reports::Report, ReportFailure> make_asked(const AskedReport& asked, Progress& progress);

}  // namespace takecare::cli
