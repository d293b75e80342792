#include "takecare/reports/csv.h"

#include <array>

#include "takecare/base/csv_write.h"

namespace takecare::reports {

namespace {

class Reader {
 public:
  Reader(std::string_view text, const std::string& file) : text_(text), file_(file) {
    if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
  }

  Result<std::vector<CsvRow>> rows() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      CsvRow row{.line = line_, .fields = {}};
      if (auto read = read_row(row.fields); !read) return std::unexpected(read.error());
      const bool empty = row.fields.size() == 1 && row.fields[0].empty();
      if (!empty) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  Result<void> read_row(std::vector<std::string>& fields) {
    while (true) {
      auto field = at_ < text_.size() && text_[at_] == '"' ? quoted() : plain();
      if (!field) return std::unexpected(field.error());
      fields.push_back(std::move(*field));
      if (at_ < text_.size() && text_[at_] == ',') {
        ++at_;
        continue;
      }
      if (at_ < text_.size() && text_[at_] == '\r') ++at_;
      if (at_ < text_.size() && text_[at_] == '\n') {
        ++at_;
        ++line_;
      }
      return {};
    }
  }

  Result<std::string> plain() {
    const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    std::string field(text_.substr(at_, end - at_));
    at_ = end;
    return field;
  }

  Result<std::string> quoted() {
    const int opened = line_;
    std::string field;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        field += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        field += '"';
        ++at_;
      } else {
        ++at_;
        const bool ends = at_ == text_.size() || text_[at_] == ',' || text_[at_] == '\r' || text_[at_] == '\n';
        if (ends) return field;
        return fail("a quoted field goes on after its closing quote", "write a quote inside a field twice",
                    place(line_));
      }
    }
    return fail("a quoted field does not end", "close the quote", place(opened));
  }

  Place place(int line) const { return {.file = file_, .line = line, .column = 0, .end_column = 0}; }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

CsvWriter::CsvWriter(const std::vector<std::string>& header) : text_(byte_order_mark) { row(header); }

void CsvWriter::row(const std::vector<std::string>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) text_ += ',';
    append_csv_field(text_, fields[i]);
  }
  text_ += "\r\n";
}

std::string formula_safe(std::string_view text) {
  // U+FF1D, U+FF0B, U+FF0D and U+FF20 are the full-width forms.
  constexpr std::array<std::string_view, 11> starts = {
      "=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  for (const std::string_view start : starts) {
    if (text.starts_with(start)) return "'" + std::string(text);
  }
  return std::string(text);
}

Result<std::vector<CsvRow>> parse_csv(std::string_view text, const std::string& file) {
  return Reader(text, file).rows();
}

}  // namespace takecare::reports
