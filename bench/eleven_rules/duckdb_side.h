// DuckDB on the workload: the same counts by SQL, over tables in memory.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "bench/eleven_rules/workload.h"
#include "takecare/base/error.h"

namespace takecare::bench {

struct SqlForm {
  std::string name;
  std::function<Counts()> run;
};

// The forms that were quickest of those tried, on one thread; loading the tables is not part of what is timed. They
// keep the database alive between them.
Result<std::vector<SqlForm>> duckdb_forms(const Workload& workload);

}  // namespace takecare::bench
