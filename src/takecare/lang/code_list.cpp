#include "takecare/lang/code_list.h"

#include <algorithm>
#include <optional>

#include "takecare/base/text_file.h"

namespace takecare::lang {

namespace {

class CsvReader {
 public:
  CsvReader(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  bool at_end() const { return at_ == text_.size(); }
  int line() const { return line_; }

  Result<CodeRow> row() {
    CodeRow row{.cells = {}, .line = line_};
    while (true) {
      Result<std::string> cell = next_is('"') ? quoted() : plain();
      if (!cell) return std::unexpected(cell.error());
      row.cells.push_back(std::move(*cell));
      if (at_end() || end_of_line()) return row;
      if (!next_is(','))
        return wrong("text after the closing quote", "end the cell with ',' or double the quote inside it");
      ++at_;
    }
  }

 private:
  bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

  bool end_of_line() {
    const std::size_t length = text_.substr(at_).starts_with("\r\n") ? 2 : next_is('\n') ? 1 : 0;
    at_ += length;
    line_ += length > 0 ? 1 : 0;
    return length > 0;
  }

  Result<std::string> plain() {
    const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    const std::string_view cell = text_.substr(at_, end - at_);
    if (cell.contains('"'))
      return wrong("a quote inside a cell that is not quoted", "quote the cell and double the quote");
    at_ = end;
    if (next_is('\r') && !text_.substr(at_).starts_with("\r\n"))
      return wrong("a carriage return alone", "end lines with LF or CRLF");
    return std::string(cell);
  }

  Result<std::string> quoted() {
    const int opened = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        ++at_;
        if (!next_is('"')) return cell;
      }
      if (text_[at_] == '\n') ++line_;
      cell += text_[at_];
    }
    line_ = opened;
    return wrong("a quote that is never closed", "close it");
  }

  std::unexpected<Error> wrong(const std::string& what, const std::string& help) const {
    return fail(file_ + ", line " + std::to_string(line_) + ": " + what, help, {.file = file_, .line = line_});
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0;
  int line_ = 1;
};

std::optional<Error> wrong_header(const CodeRow& header, const std::string& file) {
  const auto error = [&](const std::string& what, const std::string& help) {
    return Error{file + ", line 1: " + what, help, {.file = file, .line = 1}};
  };
  for (auto cell = header.cells.begin(); cell != header.cells.end(); ++cell) {
    if (cell->empty()) return error("a column without a name", "name every column in the first row");
    if (std::find(header.cells.begin(), cell, *cell) != cell) {
      return error("two columns are named '" + *cell + "'", "give each column its own name");
    }
  }
  return std::nullopt;
}

}  // namespace

int CodeTable::find_column(std::string_view name) const {
  const auto found = std::ranges::find(columns, name);
  return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

Result<CodeTable> parse_code_table(std::string_view text, const std::string& file) {
  CsvReader reader(text, file);
  if (reader.at_end()) return fail(file + " is empty", "its first row names the columns", {.file = file, .line = 1});
  Result<CodeRow> header = reader.row();
  if (!header) return std::unexpected(header.error());
  if (auto wrong = wrong_header(*header, file)) return std::unexpected(std::move(*wrong));

  CodeTable table{.file = file, .columns = std::move(header->cells), .rows = {}};
  while (!reader.at_end()) {
    Result<CodeRow> row = reader.row();
    if (!row) return std::unexpected(row.error());
    if (row->cells.size() != table.columns.size()) {
      return fail(file + ", line " + std::to_string(row->line) + ": " + std::to_string(row->cells.size()) +
                      (row->cells.size() == 1 ? " cell" : " cells") + " where the header has " +
                      std::to_string(table.columns.size()),
                  "give every row as many cells as the header", {.file = file, .line = row->line});
    }
    table.rows.push_back(std::move(*row));
  }
  return table;
}

Result<CodeTable> read_code_table(const std::filesystem::path& path) {
  Result<std::string> text = read_text_file(path);
  if (!text) return std::unexpected(text.error());
  return parse_code_table(*text, path.string());
}

}  // namespace takecare::lang
