// What every kind of file is read into: rows of cells as text, each row with where it stands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::extracts {

// How a cell came. Files with types of their own (Parquet) give dates and moments as ISO text; JSON's null is nothing.
enum class Form : std::uint8_t { text, nothing, date, moment };

struct Cell {
  std::string_view text;
  Form form = Form::text;
};

// Text is UTF-8 without NUL unless 'problem' says otherwise. The views are valid until the next row is read.
struct Row {
  std::int64_t row = 0;   // as the file counts: a header is row 1
  std::int64_t line = 0;  // where it starts; 0 where the file has no lines
  std::vector<Cell> cells;
  std::string_view raw;  // as it stands in the file
  std::string problem;   // why the row could not be taken apart, as what was expected; its cells are not to be used
};

// A row that is longer than this is not taken apart.
inline constexpr std::size_t longest_row = std::size_t{1} << 20U;

class RowSource {
 public:
  virtual ~RowSource() = default;
  // The columns that the cells of every row stand under.
  virtual const std::vector<std::string>& columns() const = 0;
  // The next row; false after the last. An error ends the file.
  virtual Result<bool> next(Row& row) = 0;
  // Columns of the file that are not among 'columns', known after the last row; and columns that no row had.
  virtual std::vector<std::string> unknown_columns() const { return {}; }
  virtual std::vector<std::string> unseen_columns() const { return {}; }
  // Whether there were rows, and none of them could be taken apart.
  virtual bool nothing_readable() const { return false; }
};

}  // namespace takecare::extracts
