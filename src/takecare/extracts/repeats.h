// Keys that stand in several rows of one file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>

#include "takecare/engine/duckdb.h"
#include "takecare/extracts/contract.h"

namespace takecare::extracts {

struct Repeat {
  std::string key;
  std::string expected;  // 'one row for a key; row 5 is the same'
};

// By row. Of rows that are the same in all that is stored, the first is kept; rows that differ are all taken out, since
// nobody can tell which is right. The staged Parquet file is written anew without them.
using Repeats = std::unordered_map<std::int64_t, Repeat>;
Result<Repeats> part_repeats(engine::Connection& connection, const Contract& contract,
                             const std::filesystem::path& rows);

}  // namespace takecare::extracts
