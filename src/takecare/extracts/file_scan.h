// One pass over a foreign file before it is read: its SHA-256, its encoding, and whether it is what its name says.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "takecare/base/error.h"

namespace takecare::extracts {

enum class Encoding : std::uint8_t {
  utf8,
  latin1,  // no byte outside ASCII is part of UTF-8: read as ISO 8859-1
  mixed,   // UTF-8 here, something else there: rows with other bytes are rejected
};

struct FileScan {
  std::string sha256;
  std::int64_t bytes = 0;
  Encoding encoding = Encoding::utf8;
  std::int64_t other_line = 0;  // the first line with a byte that is not UTF-8; 0: none
  bool byte_order_mark = false;
};

// Fails when the file cannot be read.
Result<FileScan> scan_file(const std::filesystem::path& file);

bool is_utf8(std::string_view text);

// Says what is wrong when a file that should be text is something else: a workbook, a compressed file, UTF-16, Parquet.
// Empty when nothing is. 'head' are its first bytes.
std::string foreign_format(std::string_view head);

}  // namespace takecare::extracts
