#include "takecare/extracts/csv_reader.h"

#include <algorithm>

#include "takecare/extracts/text.h"

namespace takecare::extracts {

namespace {

constexpr const char* not_closed = "quotes that are closed, within one row of at most 1 MiB";
constexpr const char* too_long = "a row of at most 1 MiB";

// Where a line end begins, or nothing.
std::size_t find_line_end(std::string_view text) { return text.find_first_of("\n\r"); }

// Whether the first line is in the window to its end; an LF may follow a CR that ends the window.
bool has_line_end(std::string_view text) {
  const std::size_t end = find_line_end(text);
  return end != std::string_view::npos && (text[end] == '\n' || end + 1 < text.size());
}

// One past the line end that begins at 'at'. A CR that ends the window may have an LF to come.
std::size_t skip_line_end(std::string_view text, std::size_t at) {
  if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') return at + 2;
  return at + 1;
}

std::int64_t count_line_ends(std::string_view text) {
  std::int64_t lines = std::count(text.begin(), text.end(), '\n');
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') ++lines;
  }
  return lines;
}

std::string_view without_line_end(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

}  // namespace

Result<std::unique_ptr<CsvReader>> CsvReader::open(const std::filesystem::path& file, const FileScan& scan) {
  auto window = TextWindow::open(file, scan);
  if (!window) return std::unexpected(window.error());
  std::unique_ptr<CsvReader> reader(new CsvReader(std::move(*window), scan.encoding));
  Row header;
  auto read = reader->read_row(header);
  if (!read) return std::unexpected(read.error());
  if (!*read) {
    return fail("the file is empty", "A CSV file begins with a header: the names of the columns.",
                {file.string(), 1, 1});
  }
  if (!header.problem.empty()) {
    return fail("the header cannot be read: expected " + header.problem, "Mend the first line.",
                {file.string(), static_cast<int>(header.line), 1});
  }
  for (const Cell& cell : header.cells) reader->columns_.emplace_back(trim(cell.text));
  return reader;
}

Result<bool> CsvReader::next(Row& row) {
  auto read = read_row(row);
  if (!read || !*read) return read;
  if (row.problem.empty() && row.raw.find('\0') != std::string_view::npos) row.problem = "text without NUL bytes";
  if (row.problem.empty() && encoding_ == Encoding::mixed && !is_utf8(row.raw)) row.problem = "text in UTF-8";
  return true;
}

Result<bool> CsvReader::read_row(Row& row) {
  row.problem.clear();
  row.cells.clear();
  window_.drop(taken_);
  taken_ = 0;
  bool at_end = false;
  while (true) {
    const std::string_view text = window_.view();
    Reach reach = text.empty() ? Reach{Reach::End::needs_more} : split(text, at_end);
    if (reach.end == Reach::End::broken && !has_line_end(text)) reach.end = Reach::End::needs_more;
    if (reach.end == Reach::End::needs_more && !at_end) {
      if (text.size() > longest_row) {
        if (find_line_end(text) == std::string_view::npos) return take_endless_line(row);
        take_broken_line(text, not_closed, row);
        return true;
      }
      auto more = window_.more();
      if (!more) return std::unexpected(more.error());
      at_end = !*more;
      continue;
    }
    if (text.empty()) return false;
    if (*reach.problem != '\0') {
      take_broken_line(text, reach.problem, row);
      return true;
    }
    // A blank line is a row of the file, but holds nothing.
    if (pieces_.size() == 1 && pieces_[0].size == 0 && text[0] != '"') {
      ++row_;
      line_ += count_line_ends(text.substr(0, reach.at));
      window_.drop(reach.at);
      continue;
    }
    take_row(text, reach.at, row);
    return true;
  }
}

CsvReader::Reach CsvReader::split(std::string_view text, bool at_end) {
  pieces_.clear();
  Reach reach;
  while (reach.end == Reach::End::field) reach = read_field(text, reach.at, at_end);
  return reach;
}

CsvReader::Reach CsvReader::read_field(std::string_view text, std::size_t begin, bool at_end) {
  if (begin < text.size() && text[begin] == '"') return read_quoted(text, begin + 1, at_end);
  for (std::size_t at = begin; at < text.size(); ++at) {
    const char c = text[at];
    if (c != ',' && c != '\n' && c != '\r' && c != '"') continue;
    if (c == '"') return {Reach::End::broken, at, "no quote in a field that does not begin with one"};
    if (c == '\r' && at + 1 == text.size() && !at_end) return {Reach::End::needs_more, at};
    pieces_.push_back({begin, at - begin, false});
    if (c == ',') return {Reach::End::field, at + 1};
    return {Reach::End::row, skip_line_end(text, at)};
  }
  if (!at_end) return {Reach::End::needs_more, text.size()};
  pieces_.push_back({begin, text.size() - begin, false});
  return {Reach::End::row, text.size()};
}

CsvReader::Reach CsvReader::read_quoted(std::string_view text, std::size_t begin, bool at_end) {
  bool doubled = false;
  std::size_t at = text.find('"', begin);
  while (at != std::string_view::npos && at + 1 < text.size() && text[at + 1] == '"') {
    doubled = true;
    at = text.find('"', at + 2);
  }
  if (at == std::string_view::npos) return {Reach::End::needs_more, text.size(), not_closed};
  const std::size_t after = at + 1;
  if (after == text.size() && !at_end) return {Reach::End::needs_more, after};
  if (after < text.size() && text[after] == '\r' && after + 1 == text.size() && !at_end) {
    return {Reach::End::needs_more, after};
  }
  pieces_.push_back({begin, at - begin, doubled});
  if (after == text.size()) return {Reach::End::row, after};
  if (text[after] == ',') return {Reach::End::field, after + 1};
  if (text[after] == '\n' || text[after] == '\r') return {Reach::End::row, skip_line_end(text, after)};
  return {Reach::End::broken, after, "a comma or a line end after a closing quote (a quote within is doubled)"};
}

void CsvReader::take_row(std::string_view text, std::size_t size, Row& row) {
  const std::string_view whole = text.substr(0, size);
  const std::int64_t lines = count_line_ends(without_line_end(whole));
  const bool ragged = !columns_.empty() && pieces_.size() != columns_.size();
  // A quote that was closed by a later line's quote looks like one long row: only its first line is to blame.
  if (lines > 0 && (ragged || size > longest_row)) {
    take_broken_line(text, ragged ? "as many fields as the header has" : not_closed, row);
    return;
  }
  row.row = ++row_;
  row.line = line_;
  row.raw = without_line_end(whole);
  line_ += count_line_ends(whole);
  taken_ = size;
  if (size > longest_row) {
    row.problem = too_long;
  } else if (ragged) {
    row.problem =
        std::to_string(columns_.size()) + " fields, as the header has; the row has " + std::to_string(pieces_.size());
  }
  undoubled_.clear();
  undoubled_.reserve(size);
  for (const Piece& piece : pieces_) {
    std::string_view field = text.substr(piece.begin, piece.size);
    if (piece.doubled) {
      const std::size_t start = undoubled_.size();
      for (std::size_t i = 0; i < field.size(); ++i) {
        undoubled_ += field[i];
        if (field[i] == '"') ++i;
      }
      field = std::string_view(undoubled_).substr(start);
    }
    row.cells.push_back({field, Form::text});
  }
}

void CsvReader::take_broken_line(std::string_view text, const char* problem, Row& row) {
  const std::size_t end = find_line_end(text);
  const std::size_t size = end == std::string_view::npos ? text.size() : skip_line_end(text, end);
  row.row = ++row_;
  row.line = line_;
  row.raw = text.substr(0, std::min(end, text.size()));
  row.problem = problem;
  line_ += end == std::string_view::npos ? 0 : 1;
  taken_ = size;
}

// Keeps the first bytes, and passes over the rest without holding them.
Result<bool> CsvReader::take_endless_line(Row& row) {
  row.row = ++row_;
  row.line = line_;
  row.problem = too_long;
  endless_ = window_.view().substr(0, 1000);
  endless_ += "…";
  row.raw = endless_;
  while (true) {
    const std::string_view text = window_.view();
    const std::size_t end = find_line_end(text);
    if (has_line_end(text)) {
      window_.drop(skip_line_end(text, end));
      ++line_;
      return true;
    }
    window_.drop(end == std::string_view::npos ? text.size() : end);
    auto more = window_.more();
    if (!more) return std::unexpected(more.error());
    if (!*more) {
      window_.drop(window_.view().size());
      return true;
    }
  }
}

}  // namespace takecare::extracts
