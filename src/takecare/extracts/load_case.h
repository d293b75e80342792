// One subject out of what was imported, each fact with the file, row and column that it came from.
#pragma once

#include <filesystem>
#include <string>

#include "takecare/engine/case.h"

namespace takecare::extracts {

struct LoadedCase {
  engine::Case facts;
  std::string extract;  // whose row the subject is
};

// 'key' is the subject's key as it is stored ('A-123'; parts of a longer key joined with '|', dates as 2018-01-31).
// When several extracts have it, 'extract' says which is meant. Lists are known as population.h has it.
Result<LoadedCase> load_case(const lang::Program& program, const std::filesystem::path& data, int record,
                             const std::string& key, const std::string& extract = {});

}  // namespace takecare::extracts
