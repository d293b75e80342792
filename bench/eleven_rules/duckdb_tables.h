// The workload as DuckDB tables.
#pragma once

#include "bench/eleven_rules/workload.h"
#include "takecare/engine/duckdb.h"

namespace takecare::bench {

// 'person' and 'offense', joined by id, and 'nested', with a list of offenses a person. Amounts are tenths of a gram,
// dispositions the workload's codes; what is unknown is NULL (a disposition: 4).
Result<void> load_tables(engine::Connection& connection, const Workload& workload);

}  // namespace takecare::bench
