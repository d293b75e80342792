// The pass over a file that parts its rows: good ones to Parquet, broken ones to the rejects.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "takecare/engine/duckdb.h"
#include "takecare/extracts/contract.h"
#include "takecare/extracts/file_scan.h"
#include "takecare/extracts/rejects.h"

namespace takecare::extracts {

struct Staged {
  std::int64_t read = 0;
  std::int64_t accepted = 0;
  std::int64_t rejected = 0;
  std::int64_t repeated = 0;
  std::string format;
  std::vector<Diagnostic> diagnostics;  // with an error: the file is refused, and nothing was staged
  std::vector<std::string> first_rejects;
  bool refused() const;
};

struct StagingPaths {
  std::filesystem::path rows;
  std::filesystem::path rejects;
};

// Reads the whole file; keys that stand in several rows are parted too.
Result<Staged> stage(const Contract& contract, const std::filesystem::path& file, const FileScan& scan,
                     engine::Connection& connection, const StagingPaths& paths,
                     const std::function<void(std::int64_t)>& progress);

}  // namespace takecare::extracts
