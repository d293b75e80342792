// Synthetic extracts: invented rows in a contract's own codes and formats, the same for the same seed everywhere.
//
// The rows of a scenario's groups are as many as their weights say, or 'people' shared out in proportion, exactly
// (apportion.h). They come in random order. A key that no draw names is a serial number; other columns that no draw
// names are blank.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::extracts {

struct GenerateOptions {
  std::int64_t people = 0;  // 0: the weights themselves
  std::uint64_t seed = 1;
  std::function<void(std::int64_t rows)> progress;
};

struct GeneratedFile {
  std::string extract;
  std::filesystem::path file;
  std::int64_t rows = 0;
};

// Writes one CSV file an extract into the folder, which is made when it is not there. Files appear whole or not at all.
Result<std::vector<GeneratedFile>> generate(const lang::Program& program, int scenario,
                                            const std::filesystem::path& folder, const GenerateOptions& options = {});

}  // namespace takecare::extracts
