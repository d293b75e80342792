#include "grids.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>

namespace takecare::disclosure::testing {
namespace {

std::string trimmed(std::string text) {
  const auto space = [](char c) { return c == ' '; };
  text.erase(text.begin(), std::ranges::find_if_not(text, space));
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> out;
  std::size_t from = 0;
  for (std::size_t at = text.find(by); at != std::string::npos; at = text.find(by, from)) {
    out.push_back(trimmed(text.substr(from, at - from)));
    from = at + by.size();
  }
  out.push_back(trimmed(text.substr(from)));
  return out;
}

int dimension_of(std::vector<Dimension>& dimensions, const std::string& name) {
  const auto place = std::ranges::find(dimensions, name, &Dimension::name);
  const auto index = static_cast<int>(place - dimensions.begin());
  if (place == dimensions.end()) dimensions.push_back({.name = name, .categories = {}, .part_of = {}});
  return index;
}

int category_of(Dimension& dimension, const std::string& label) {
  if (label == "total") return total;
  const auto place = std::ranges::find(dimension.categories, label);
  const auto index = static_cast<int>(place - dimension.categories.begin());
  if (place == dimension.categories.end()) dimension.categories.push_back(label);
  return index;
}

class Reader {
 public:
  explicit Reader(GridFile& out) : out_(out) {}

  void take(const std::string& line) {
    if (expecting_) {
      out_.expected_grids += line + "\n";
    } else if (line.empty()) {
      columns_.clear();
    } else if (line == "expect:") {
      expecting_ = true;
    } else if (line.starts_with("threshold: ")) {
      out_.threshold = std::stoll(line.substr(11));
    } else if (line.starts_with("expect: ")) {
      out_.expected.push_back(line.substr(8));
    } else if (line.front() == '|') {
      auto fields = split(line, "|");
      fields = {fields.begin() + 1, fields.end() - 1};
      columns_.empty() ? begin(fields) : take_row(fields);
    } else if (line.front() != '#') {
      throw std::runtime_error("a grid file has the line " + line);
    }
  }

 private:
  std::vector<Dimension>& dimensions() { return out_.published.dimensions; }

  void begin(const std::vector<std::string>& fields) {
    scope_.clear();
    for (const std::string& name : split(fields[0], "×")) scope_.push_back(dimension_of(dimensions(), name));
    columns_ = {fields.begin() + 1, fields.end()};
    out_.published.tables.push_back({.name = fields[0], .dimensions = scope_, .cells = {}});
    out_.linked.tables.push_back({.name = fields[0], .dimensions = scope_, .entries = {}});
  }

  void take_row(const std::vector<std::string>& fields) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      At at;
      const auto place = [&](std::size_t d, const std::string& label) {
        at.push_back(category_of(dimensions()[static_cast<std::size_t>(scope_[d])], label));
      };
      if (scope_.size() == 2) place(0, fields[0]);
      place(scope_.size() - 1, columns_[c]);
      take_cell(at, fields[c + 1]);
    }
  }

  void take_cell(const At& at, const std::string& text) {
    const bool primary = text.ends_with('p');
    const bool hidden = primary || text.ends_with('c');
    const std::int64_t count = !text.empty() && std::isdigit(text.front()) != 0 ? std::stoll(text) : 0;
    PublishedCell cell{.at = at, .count = count, .primary = primary};
    if (hidden) cell.count.reset();
    if (hidden || count != 0) out_.published.tables.back().cells.push_back(cell);
    if (std::ranges::find(at, total) == at.end())
      out_.linked.tables.back().entries.push_back({.at = at, .count = count});
  }

  GridFile& out_;
  std::vector<int> scope_;
  std::vector<std::string> columns_;
  bool expecting_ = false;
};

std::string write_cell(const ProtectedTable& table, const At& at) {
  const Cell* cell = find(table, at);
  if (cell == nullptr) return "0";
  return fmt::format("{}{}", cell->count,
                     cell->status == Status::primary         ? "p"
                     : cell->status == Status::complementary ? "c"
                                                             : "");
}

std::string label_of(const Dimension& dimension, int category) {
  return category == total ? "total" : dimension.categories[static_cast<std::size_t>(category)];
}

std::vector<int> with_total(const Dimension& dimension) {
  std::vector<int> out;
  for (int category = 0; category < static_cast<int>(dimension.categories.size()); ++category) out.push_back(category);
  out.push_back(total);
  return out;
}

}  // namespace

GridFile read_grids(const std::filesystem::path& file) {
  GridFile out;
  Reader reader(out);
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) reader.take(trimmed(line));
  out.linked.dimensions = out.published.dimensions;
  return out;
}

std::string write_grids(const LinkedTables& linked, const Protected& result) {
  std::string out;
  for (std::size_t t = 0; t < linked.tables.size(); ++t) {
    const Table& table = linked.tables[t];
    const bool flat = table.dimensions.size() == 1;
    const Dimension& rows = linked.dimensions[static_cast<std::size_t>(table.dimensions.front())];
    const Dimension& columns = linked.dimensions[static_cast<std::size_t>(table.dimensions.back())];
    out += "| " + table.name + " |";
    for (const int column : with_total(columns)) out += " " + label_of(columns, column) + " |";
    out += "\n";
    for (const int row : flat ? std::vector<int>{total} : with_total(rows)) {
      out += flat ? "| · |" : "| " + label_of(rows, row) + " |";
      for (const int column : with_total(columns)) {
        out += " " + write_cell(result.tables[t], flat ? At{column} : At{row, column}) + " |";
      }
      out += "\n";
    }
  }
  return out;
}

std::string name_of(const std::vector<Dimension>& dimensions, const std::vector<int>& scope, const At& at) {
  std::string out;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const Dimension& dimension = dimensions[static_cast<std::size_t>(scope[i])];
    out += (out.empty() ? "" : ", ") + dimension.name + " = " + label_of(dimension, at[i]);
  }
  return out;
}

}  // namespace takecare::disclosure::testing
