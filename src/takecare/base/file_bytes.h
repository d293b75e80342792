// Whole files, read at once, byte for byte.
#pragma once

#include <filesystem>
#include <string>

#include "takecare/base/error.h"

namespace takecare {

// The error names the file. A folder is no file.
Result<std::string> read_file_bytes(const std::filesystem::path& path);

}  // namespace takecare
