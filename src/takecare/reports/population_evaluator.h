// The answers that tables need, from what was imported: the column engine over the population of a record.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "takecare/extracts/population.h"
#include "takecare/reports/evaluator.h"

namespace takecare::reports {

class PopulationEvaluator : public Evaluator {
 public:
  // 'data' is the folder that extracts are imported to. The records are read once and kept by DuckDB, which may spill
  // beside them. The program must outlive the evaluator.
  static Result<std::unique_ptr<PopulationEvaluator>> open(const lang::Program& program,
                                                           const std::filesystem::path& data, int record,
                                                           int threads = 0);
  ~PopulationEvaluator() override;

  Result<void> run(const Question& question, const Sink& sink) override;

  std::int64_t records() const;
  const std::vector<extracts::PopulationSource>& sources() const;
  const std::vector<Diagnostic>& diagnostics() const;

 private:
  struct Impl;
  explicit PopulationEvaluator(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace takecare::reports
