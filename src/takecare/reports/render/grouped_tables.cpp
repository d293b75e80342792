#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/table_rows.h"
#include "takecare/reports/render/tables.h"

namespace takecare::reports::render {

namespace {

// A row of a grouped table: the categories of 'dimensions', then the figures.
void write_tuple_row(pages::Html& html, const Columns& columns, const std::vector<int>& dimensions, const Key& key) {
  const auto row = html.in("tr");
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    const std::string text =
        shown_category(dimension_of(columns.report, dimensions[i]), key[coordinate(dimensions[i])]);
    i == 0 ? html.line("th", text, {{"scope", "row"}, {"class", "sub"}}) : html.line("td", text);
  }
  write_figures(html, columns, key);
}

std::string colspan(std::size_t columns) { return columns > 1 ? std::to_string(columns) : ""; }

// Those whose count is suppressed in one row, so that the page can be read.
void write_suppressed_row(pages::Html& html, const Columns& columns, const std::vector<int>& dimensions,
                          const std::vector<Key>& keys) {
  std::string names;
  for (const Key& key : keys) {
    names += names.empty() ? "" : "; ";
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
      names += (i == 0 ? "" : ", ") +
               shown_category(dimension_of(columns.report, dimensions[i]), key[coordinate(dimensions[i])]);
    }
  }
  const auto row = html.in("tr");
  html.line("th", names, {{"scope", "row"}, {"class", "sub"}, {"colspan", colspan(dimensions.size())}});
  write_figures(html, columns, keys.front());
}

void write_tuple_rows(pages::Html& html, const Columns& columns, const std::vector<int>& dimensions,
                      const std::vector<Key>& keys) {
  std::vector<Key> suppressed;
  for (const Key& key : keys) {
    if (cell_at(columns.report.cube, key).count.state == State::suppressed) {
      suppressed.push_back(key);
    } else {
      write_tuple_row(html, columns, dimensions, key);
    }
  }
  if (suppressed.size() == 1) return write_tuple_row(html, columns, dimensions, suppressed.front());
  if (!suppressed.empty()) write_suppressed_row(html, columns, dimensions, suppressed);
}

// The cells whose given dimensions all have a category, at one time; those of 'fixed' as in it. In order of key.
std::vector<Key> inner_cells(const Report& report, const std::vector<int>& dimensions, const Key& fixed) {
  std::vector<Key> keys;
  for (auto cell = report.cube.cells.lower_bound(key_at(report, fixed[0]));
       cell != report.cube.cells.end() && cell->first[0] == fixed[0]; ++cell) {
    bool fits = true;
    for (std::size_t i = 1; i < fixed.size() && fits; ++i) {
      const bool inner = std::ranges::find(dimensions, static_cast<int>(i) - 1) != dimensions.end();
      fits = inner ? cell->first[i] != total : cell->first[i] == fixed[i];
    }
    if (fits) keys.push_back(cell->first);
  }
  return keys;
}

void write_group_head(pages::Html& html, const Columns& columns, const std::string& label, std::size_t width,
                      const Key& key) {
  const auto row = html.in("tr");
  html.line("th", label, {{"scope", "rowgroup"}, {"colspan", colspan(width)}});
  write_figures(html, columns, key);
}

void write_grouped_head(pages::Html& html, const Columns& columns, const std::vector<int>& dimensions,
                        const std::string& group) {
  const auto head = html.in("thead");
  const auto row = html.in("tr");
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    const std::string& label = dimension_of(columns.report, dimensions[i]).label;
    html.line("th",
              i == 0 && !group.empty()
                  ? group + " and " + pages::plain(dimension_of(columns.report, dimensions[i]).name)
                  : label,
              {{"scope", "col"}});
  }
  write_measure_heads(html, columns);
}

}  // namespace

void write_grouped(pages::Html& html, const Report& report, const TableShape& shape, int time,
                   const std::string& note) {
  const int outer = shape.dimensions[0];
  const std::vector<int> inner(shape.dimensions.begin() + 1, shape.dimensions.end());
  const Dimension& groups = dimension_of(report, outer);
  const Columns columns = columns_for(report, shape, {time});
  const auto box = scroll_box(html, shape.title);
  const auto table = html.in("table");
  write_caption(html, {}, with(note + "; combinations that do not occur are left out", columns));
  write_grouped_head(html, columns, inner, groups.label);
  for (const int at : listed(groups)) {
    Key key = key_at(report, time);
    key[coordinate(outer)] = at;
    const auto body = html.in("tbody", {{"class", "group"}});
    write_group_head(html, columns, shown_category(groups, at), inner.size(), key);
    write_tuple_rows(html, columns, inner, inner_cells(report, inner, key));
  }
  const auto body = html.in("tbody");
  const auto row = html.in("tr", {{"class", "total"}});
  html.line("th", "Total", {{"scope", "row"}, {"colspan", colspan(inner.size())}});
  write_figures(html, columns, key_at(report, time));
}

void write_by_period(pages::Html& html, const Report& report, const TableShape& shape,
                     const std::vector<int>& periods) {
  const Time& time = report.cube.layout.time;
  const std::string noun(rhythm_noun(time.rhythm.every));
  const Columns columns = columns_for(report, shape, periods);
  const auto box = scroll_box(html, shape.title + ", each " + noun);
  const auto table = html.in("table");
  write_caption(html, {}, with(unit_note(report) + "; a " + noun + " that is not listed had none", columns));
  write_grouped_head(html, columns, shape.dimensions, pages::capitalized(noun));
  for (const int period : periods) {
    const Key all = key_at(report, period);
    if (!report.cube.cells.contains(all)) continue;
    const auto body = html.in("tbody", {{"class", "group"}});
    write_group_head(html, columns, moment_of(time, period).label, shape.dimensions.size(), all);
    write_tuple_rows(html, columns, shape.dimensions, inner_cells(report, shape.dimensions, all));
  }
}

}  // namespace takecare::reports::render
