#include "takecare/reports/published.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "takecare/reports/csv.h"

namespace takecare::reports {

namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t found = text.find(at);
    parts.push_back(trimmed(text.substr(0, found)));
    if (found == std::string_view::npos) return parts;
    text.remove_prefix(found + 1);
  }
}

template <class T>
std::string names_of(const std::vector<T>& all) {
  std::string names;
  for (const T& one : all) names += (names.empty() ? "" : ", ") + one.name;
  return names;
}

// One 'status=a|b': the coordinate and the categories that are added up.
struct Choice {
  std::size_t coordinate = 0;
  std::vector<int> categories;
};

Result<Choice> parse_choice(const Layout& layout, std::string_view text, const Place& place) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) {
    return fail(fmt::format("'{}' names no category", text), "write it as 'field=value'", place);
  }
  const std::string_view name = trimmed(text.substr(0, equals));
  const auto dimension = std::ranges::find(layout.dimensions, name, &Dimension::name);
  if (dimension == layout.dimensions.end()) {
    return fail(fmt::format("the report has no table by '{}'", name),
                "it has tables by: " + names_of(layout.dimensions), place);
  }
  Choice choice{.coordinate = static_cast<std::size_t>(dimension - layout.dimensions.begin()) + 1, .categories = {}};
  for (const std::string_view category : split(text.substr(equals + 1), '|')) {
    const auto found = std::ranges::find(dimension->categories, category, &Category::name);
    if (found == dimension->categories.end()) {
      return fail(fmt::format("'{}' is not a category of '{}'", category, name),
                  "its categories are: " + names_of(dimension->categories), place);
    }
    choice.categories.push_back(static_cast<int>(found - dimension->categories.begin()));
  }
  return choice;
}

// The keys whose counts a cell of the file adds up, with their time still to be set.
Result<std::vector<Key>> parse_cell(const Layout& layout, std::string_view text, const Place& place) {
  std::vector<Key> keys = {total_key(layout, total)};
  if (trimmed(text).empty()) return keys;
  for (const std::string_view part : split(text, ';')) {
    const auto choice = parse_choice(layout, part, place);
    if (!choice) return std::unexpected(choice.error());
    std::vector<Key> longer;
    for (const Key& key : keys) {
      for (const int category : choice->categories) {
        longer.push_back(key);
        longer.back()[choice->coordinate] = category;
      }
    }
    keys = std::move(longer);
  }
  const bool tabulated =
      std::ranges::any_of(layout.tables, [&keys](const TableShape& t) { return in_table(t, keys[0]); });
  if (!tabulated)
    return fail(fmt::format("no table of the report has the cell '{}'", text), "add a 'table by' with these dimensions",
                place);
  return keys;
}

Figure sum_at(const Cube& cube, std::vector<Key> keys, int period) {
  Figure sum;
  for (Key& key : keys) {
    key[0] = period;
    const Figure count = cell_at(cube, key).count;
    if (count.state == State::suppressed) return count;
    sum.value += count.value;
  }
  sum.state = sum.value == 0 ? State::zero : State::value;
  return sum;
}

Result<std::map<std::string, std::size_t>> columns_of(const CsvRow& header, const std::string& file) {
  std::map<std::string, std::size_t> columns;
  for (std::size_t i = 0; i < header.fields.size(); ++i) columns[header.fields[i]] = i;
  for (const char* needed : {"period", "cell", "label", "count", "note", "source"}) {
    if (!columns.contains(needed)) {
      return fail(fmt::format("the column '{}' is missing", needed),
                  "a file of published figures has period,cell,label,count,note,source",
                  Place{.file = file, .line = header.line});
    }
  }
  return columns;
}

}  // namespace

Result<Comparison> compare_published(const Cube& cube, std::string_view text, const std::string& file) {
  const auto rows = parse_csv(text, file);
  if (!rows) return std::unexpected(rows.error());
  Comparison out;
  if (rows->empty()) return out;
  const auto columns = columns_of(rows->front(), file);
  if (!columns) return std::unexpected(columns.error());
  const std::vector<Period>& periods = cube.layout.time.periods;
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const CsvRow& row = (*rows)[i];
    const Place place{.file = file, .line = row.line};
    if (row.fields.size() != rows->front().fields.size()) {
      return fail(fmt::format("{} fields where the header has {}", row.fields.size(), rows->front().fields.size()), "",
                  place);
    }
    const auto field = [&row, &columns](const char* name) -> const std::string& {
      return row.fields[columns->at(name)];
    };
    ComparedFigure figure{.period = field("period"),
                          .label = field("label"),
                          .published = 0,
                          .ours = std::nullopt,
                          .note = field("note"),
                          .source = field("source")};
    const std::string& count = field("count");
    const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), figure.published);
    if (error != std::errc{} || end != count.data() + count.size() || figure.published < 0) {
      return fail(fmt::format("'{}' is not a count", count), "write digits only, as in 34834", place);
    }
    auto keys = parse_cell(cube.layout, field("cell"), place);
    if (!keys) return std::unexpected(keys.error());
    const auto period = std::ranges::find(periods, figure.period, &Period::id);
    if (period != periods.end())
      figure.ours = sum_at(cube, std::move(*keys), static_cast<int>(period - periods.begin()));
    out.figures.push_back(std::move(figure));
  }
  return out;
}

}  // namespace takecare::reports
