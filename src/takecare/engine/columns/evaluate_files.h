// Rules and values over files: millions of records from Parquet, CSV or JSON to one Parquet file of answers.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/engine/columns/plan.h"

namespace takecare::engine::columns {

struct EvaluateRequest {
  std::vector<std::string> inputs;  // files, all of one kind by their endings: .parquet, .csv, .json, .ndjson
  std::vector<int> definitions;     // rules and values of one record
  Days as_of = 0;
  std::optional<Days> law_on;    // the day whose law it is; the as-of date when left out
  std::filesystem::path output;  // .parquet; replaced only when all went well
  int threads = 0;               // 0: all cores
  std::string memory_limit = "1GiB";
};

// How many records a rule is met by, is not, or cannot be decided for; for a value, 'yes' counts those for which it is
// known.
struct AnswerCount {
  std::string name;
  bool is_truth = true;
  std::int64_t yes = 0;
  std::int64_t no = 0;
  std::int64_t unknown = 0;
};

struct EvaluateSummary {
  std::int64_t records = 0;
  std::vector<AnswerCount> counts;
  std::vector<std::string> fields_without_column;  // unknown in every record
};

// The output has the columns of the input that identify (or 'row', from 1, where there is none), then one for each
// definition.
Result<EvaluateSummary> evaluate_files(const lang::Program& program, const EvaluateRequest& request);

}  // namespace takecare::engine::columns
