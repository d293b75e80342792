#include "table_file.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>

namespace takecare::disclosure {
namespace {

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> out;
  std::size_t from = 0;
  for (std::size_t at = text.find(by); at != std::string::npos; at = text.find(by, from)) {
    out.push_back(text.substr(from, at - from));
    from = at + 1;
  }
  out.push_back(text.substr(from));
  return out;
}

std::optional<std::int64_t> number(const std::string& text) {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end || value < 0) return std::nullopt;
  return value;
}

// The category of a label, with those that it is a part of, made when it is new.
int category_of(Dimension& dimension, const std::string& label) {
  const auto place = std::ranges::find(dimension.categories, label);
  if (place != dimension.categories.end()) return static_cast<int>(place - dimension.categories.begin());
  const std::size_t slash = label.rfind('/');
  const int whole = slash == std::string::npos ? total : category_of(dimension, label.substr(0, slash));
  dimension.categories.push_back(label);
  dimension.part_of.push_back(whole);
  return static_cast<int>(dimension.categories.size()) - 1;
}

Result<void> take_line(TableFile& out, const std::string& line) {
  const std::string threshold = "# threshold: ";
  auto& dimensions = out.tables.dimensions;
  Table& table = out.tables.tables.front();
  if (line.starts_with(threshold)) {
    out.rule.threshold = number(line.substr(threshold.size())).value_or(0);
  } else if (line.starts_with('#')) {
    return {};
  } else if (dimensions.empty()) {
    for (const std::string& name : split(line, ','))
      dimensions.push_back({.name = name, .categories = {}, .part_of = {}});
    dimensions.pop_back();  // the count
    for (int d = 0; d < static_cast<int>(dimensions.size()); ++d) table.dimensions.push_back(d);
  } else {
    const auto fields = split(line, ',');
    const auto count = number(fields.back());
    if (fields.size() != dimensions.size() + 1 || !count) return fail("cannot read the line " + line);
    Entry entry{.at = {}, .count = *count};
    for (std::size_t d = 0; d < dimensions.size(); ++d) entry.at.push_back(category_of(dimensions[d], fields[d]));
    table.entries.push_back(std::move(entry));
  }
  return {};
}

}  // namespace

Result<TableFile> read_table(const std::filesystem::path& file) {
  TableFile out{.name = file.stem().string(), .tables = {}, .rule = {}};
  out.tables.tables.push_back({.name = out.name, .dimensions = {}, .entries = {}});
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (const auto taken = take_line(out, line); !taken) return std::unexpected(taken.error());
  }
  if (out.rule.threshold < 2)
    return fail(file.string() + " says no threshold", "write '# threshold: 4' before the names");
  return out;
}

std::string name_of(const LinkedTables& tables, const At& at) {
  std::string out;
  for (std::size_t d = 0; d < at.size(); ++d) {
    const auto& categories = tables.dimensions[d].categories;
    out += (d == 0 ? "" : "|") + (at[d] == total ? "total" : categories[static_cast<std::size_t>(at[d])]);
  }
  return out;
}

Result<std::map<std::string, Lines>> read_recorded(const std::filesystem::path& file, const std::string& table) {
  std::map<std::string, Lines> out;
  std::ifstream in(file);
  if (!in) return fail("cannot read " + file.string());
  for (std::string line; std::getline(in, line);) {
    const auto fields = split(line, ',');
    if (fields.size() != 3) return fail("cannot read the line " + line);
    if (fields[0] == table) out[fields[1]].insert(fields[2]);
  }
  return out;
}

}  // namespace takecare::disclosure
