// What a report is made from: files that were imported into a data folder, or the records of a program on a ledger.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/lang/program.h"
#include "takecare/programs/past.h"
#include "takecare/reports/evaluator.h"
#include "takecare/reports/report.h"

namespace takecare::reports {

struct Sources {
  std::string data;                      // the folder; empty: none
  const programs::Past* past = nullptr;  // of the ledger; nullptr: none
  std::string origin;                    // of the ledger, as its checkpoints have it
  int threads = 0;                       // that read what was imported; 0: as many as there are cores
  std::string secret;                    // for reports whose counts are perturbed by keys (evaluator.h); empty: none
};

struct OpenSource {
  std::unique_ptr<Evaluator> evaluator;
  std::vector<SourceNote> notes;
  std::vector<Diagnostic> diagnostics;  // of the files that were imported
  std::string known;                    // of records on a ledger: the time by which they were recorded
  std::vector<std::string> warnings;    // of the files that were imported, each once

  // What every page says first: the words given, and those of the files.
  std::string warning(const std::string& given) const;
};

// Of the records that the report is about: a program's when there is a ledger, a program keeps them and the book does
// not say 'as imported'; else what was imported. 'known' says how much of the ledger counts. 'sources' must stay while
// the evaluator is in use.
Result<OpenSource> open_source(const lang::Program& program, const lang::Report& report, const Sources& sources,
                               const std::string& known);

}  // namespace takecare::reports
