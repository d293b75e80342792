// The workload as a Parquet file: a row a person, offenses a list of structs.
#pragma once

#include <cstddef>
#include <filesystem>

#include "takecare/base/error.h"

namespace takecare::bench {

// 'people' rows, in parts of two million that repeat the generated ones, so that writing needs little memory.
Result<void> write_people(const std::filesystem::path& file, std::size_t people);

}  // namespace takecare::bench
