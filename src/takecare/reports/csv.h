// CSV as RFC 4180 has it: UTF-8, CRLF, quotes where needed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::reports {

// Written files begin with a byte order mark, by which spreadsheets recognise UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class CsvWriter {
 public:
  explicit CsvWriter(const std::vector<std::string>& header);

  void row(const std::vector<std::string>& fields);
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// A text that a spreadsheet would take for a formula ('=', '+', '-', '@', a tab or a line break at its start, and their
// full-width forms) gets an apostrophe before it; so OWASP, 'CSV Injection'.
std::string formula_safe(std::string_view text);

struct CsvRow {
  int line = 0;  // of its first character, from 1
  std::vector<std::string> fields;
};

// Reads a whole CSV. LF and CRLF both end a row; empty lines are skipped. Errors name file and line.
Result<std::vector<CsvRow>> parse_csv(std::string_view text, const std::string& file);

}  // namespace takecare::reports
