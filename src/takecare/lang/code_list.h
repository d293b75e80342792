// Code lists: small tables in CSV that give a book its enumerations. Deliberately strict, so that a code list that a
// lawyer relies on holds no guess: RFC 4180, a header, every row as wide as the header.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::lang {

struct CodeRow {
  std::vector<std::string> cells;  // as many as there are columns
  int line = 0;                    // where the row starts
};

struct CodeTable {
  std::string file;
  std::vector<std::string> columns;  // distinct, none empty
  std::vector<CodeRow> rows;

  // -1 when there is none.
  int find_column(std::string_view name) const;
};

// Lines end in LF or CRLF; the last may lack its end. Errors name the file and the line.
Result<CodeTable> parse_code_table(std::string_view text, const std::string& file);
Result<CodeTable> read_code_table(const std::filesystem::path& path);

}  // namespace takecare::lang
