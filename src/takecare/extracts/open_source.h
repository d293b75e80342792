// The right reader for a file, and whether the file has the columns of the contract.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "takecare/extracts/contract.h"
#include "takecare/extracts/file_scan.h"
#include "takecare/extracts/row.h"

namespace takecare::extracts {

struct OpenSource {
  std::unique_ptr<RowSource> rows;
  std::string format;        // csv, ndjson, parquet
  std::vector<int> places;   // for each column of the contract: its place among the cells
  std::vector<int> unnamed;  // places of columns that the header gives no name; only empty cells may stand there
  std::vector<Diagnostic> notes;
};

// What is wrong with the file as a whole, or the open file.
std::expected<OpenSource, std::vector<Diagnostic>> open_source(const Contract& contract,
                                                               const std::filesystem::path& file, const FileScan& scan);

// What is known of columns only when the last row was read; empty when all is well.
std::vector<Diagnostic> late_problems(const Contract& contract, const OpenSource& source, const std::string& file);

}  // namespace takecare::extracts
