// Which rows of earlier files a later file of the same extract takes the place of: those whose key it has.
#pragma once

#include <filesystem>

#include "takecare/engine/duckdb.h"
#include "takecare/extracts/store.h"

namespace takecare::extracts {

// Counts 'superseded' anew for every accepted file; held files supersede nothing and are superseded by nothing.
Result<void> count_superseded(engine::Connection& connection, const std::filesystem::path& data, Manifest& manifest);

// The accepted files after 'index', as a list for read_parquet; empty when there is none.
std::string later_files_sql(const std::filesystem::path& data, const Manifest& manifest, std::size_t index);

}  // namespace takecare::extracts
