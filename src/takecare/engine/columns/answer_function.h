// A DuckDB scalar function that answers questions about records, so that DuckDB reads and writes the files, on all
// cores and in bounded memory, and the rules run on its vectors as they pass.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "takecare/engine/columns/chunk_reader.h"
#include "takecare/engine/columns/plan.h"

namespace takecare::engine::columns {

// The name and the DuckDB type of an answer: BOOLEAN for a truth, VARCHAR for enumerators and texts, DATE,
// DECIMAL(18,6) for numbers, DECIMAL(18,2) for money, INTERVAL for durations. What is not known, or not applicable, is
// NULL.
struct AnswerColumn {
  std::string name;
  lang::Type type;
};

// What was answered so far. DuckDB may evaluate from several threads; read it when the query is done.
struct AnswerTally {
  struct Count {
    std::int64_t yes = 0;  // for a value: known
    std::int64_t no = 0;
  };
  std::int64_t records = 0;
  std::vector<Count> counts;  // by output
};

// Registers 'name' (arguments: 'columns', in order; result: a STRUCT with one field an output of the plan). The program
// must outlive the connection's database; the plan is copied.
Result<std::shared_ptr<const AnswerTally>> register_answer_function(Connection& connection, const std::string& name,
                                                                    const lang::Program& program, Plan plan,
                                                                    const std::vector<ChunkColumn>& columns,
                                                                    const std::vector<AnswerColumn>& answers);

}  // namespace takecare::engine::columns
