// Whole text files, read at once.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "takecare/base/error.h"

namespace takecare {

// The bytes of a regular file that hold UTF-8; a byte order mark at its start is dropped. The error names the file and,
// for bytes that are not UTF-8, the line.
Result<std::string> read_text_file(const std::filesystem::path& path);

// The offset of the first byte that is not part of well-formed UTF-8 (RFC 3629), or npos.
std::size_t first_invalid_utf8(std::string_view text);

}  // namespace takecare
