// The rows of an extract that count: of accepted files, without those that a later file supersedes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "takecare/extracts/contract.h"
#include "takecare/extracts/store.h"

namespace takecare::extracts {

struct StoredRows {
  Contract contract;
  Manifest manifest;
  std::string sql;        // the stored columns, and _file, _order (of import); nothing when no file counts
  std::int64_t rows = 0;  // how many it gives
  std::int64_t held_files = 0;
  bool imported() const { return !sql.empty(); }
};

// Fails when a file was read by another contract than the program's: what is stored would not be what the book says.
Result<StoredRows> stored_rows(const lang::Program& program, const std::filesystem::path& data, int extract);

// Whether an 'into' extract's rows belong to subjects of 'owner', an extract of 'record'.
bool is_child_of(const lang::Extract& child, int owner, int record);

}  // namespace takecare::extracts
