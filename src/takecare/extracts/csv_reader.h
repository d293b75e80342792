// CSV as RFC 4180 has it: commas, a header, double quotes, line breaks within quotes. Lines may end in LF, CRLF or CR.
//
// A row that breaks the rules never takes its neighbours with it: a quote that is opened and not closed as it should be
// makes its own line a broken row, and reading goes on at the next line.
#pragma once

#include <filesystem>
#include <memory>

#include "takecare/extracts/file_scan.h"
#include "takecare/extracts/row.h"
#include "takecare/extracts/text_window.h"

namespace takecare::extracts {

class CsvReader final : public RowSource {
 public:
  // Reads the header.
  static Result<std::unique_ptr<CsvReader>> open(const std::filesystem::path& file, const FileScan& scan);

  const std::vector<std::string>& columns() const override { return columns_; }
  Result<bool> next(Row& row) override;

 private:
  // A field within the window, without its quotes.
  struct Piece {
    std::size_t begin = 0;
    std::size_t size = 0;
    bool doubled = false;  // has doubled quotes
  };
  // How far reading came, and what was wrong.
  struct Reach {
    enum class End : std::uint8_t { field, row, needs_more, broken } end = End::field;
    std::size_t at = 0;  // one past a field, its separator or the line end included
    const char* problem = "";
  };

  CsvReader(TextWindow window, Encoding encoding) : window_(std::move(window)), encoding_(encoding) {}

  Result<bool> read_row(Row& row);
  Reach split(std::string_view text, bool at_end);
  Reach read_field(std::string_view text, std::size_t begin, bool at_end);
  Reach read_quoted(std::string_view text, std::size_t begin, bool at_end);
  void take_row(std::string_view text, std::size_t size, Row& row);
  void take_broken_line(std::string_view text, const char* problem, Row& row);
  Result<bool> take_endless_line(Row& row);

  TextWindow window_;
  Encoding encoding_;
  std::vector<std::string> columns_;
  std::vector<Piece> pieces_;
  std::string undoubled_;  // the fields with quotes in them
  std::string endless_;    // the start of a line that is too long
  std::size_t taken_ = 0;  // what the last row took of the window
  std::int64_t row_ = 0;
  std::int64_t line_ = 1;
};

}  // namespace takecare::extracts
