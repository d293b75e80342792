// How many cases of a file come out otherwise under the law of another day, and from what to what.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/base/error.h"
#include "takecare/lang/program.h"

namespace takecare::analysis {

struct Move {
  std::string before;  // 'yes', 'no', 'unknown'; of a value the value
  std::string now;
  std::int64_t cases = 0;
};

struct CaseChanges {
  int definition = -1;
  std::vector<Move> moves;  // the most frequent first; none where every case stays as it was
};

struct CaseComparison {
  std::int64_t cases = 0;
  std::vector<CaseChanges> changes;
};

// The files are as engine/columns/evaluate_files.h reads them; the definitions are about one record. Both answers are
// counted to the later day.
Result<CaseComparison> compare_cases(const lang::Program& program, const std::vector<std::string>& files,
                                     const std::vector<int>& definitions, Days from, Days to);

}  // namespace takecare::analysis
