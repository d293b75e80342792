// Tables with levels: regions and within each its nationalities, counties within their State.
#include <algorithm>
#include <functional>

#include "takecare/pages/words.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/table_rows.h"
#include "takecare/reports/render/tables.h"

namespace takecare::reports::render {

namespace {

constexpr std::size_t widest_across = 10;  // columns of categories

struct LevelRow {
  Key key;
  std::string label;
  int depth = 0;  // 0: the coarsest level
};

// A category of the coarsest level, and all below it.
std::vector<LevelRow> rows_below(const Report& report, const TableShape& shape, const Key& fixed, int dimension,
                                 int depth) {
  std::vector<LevelRow> rows;
  const Dimension& of = dimension_of(report, dimension);
  const int finer = finer_level(shape, dimension);
  for (const int at : listed(of)) {
    Key key = fixed;
    key[coordinate(dimension)] = at;
    const bool shown = depth == 0 && of.categories[static_cast<std::size_t>(at)].always;
    if (!shown && !report.cube.cells.contains(key)) continue;
    rows.push_back({.key = key, .label = shown_category(of, at), .depth = depth});
    if (finer < 0) continue;
    for (LevelRow& row : rows_below(report, shape, key, finer, depth + 1)) rows.push_back(std::move(row));
  }
  return rows;
}

// The dimensions of the table that are no level of the first one with levels.
std::vector<int> others_of(const TableShape& shape, int coarsest) {
  std::vector<int> others = shape.dimensions;
  for (int level = coarsest; level >= 0; level = finer_level(shape, level)) std::erase(others, level);
  return others;
}

int coarsest_of(const TableShape& shape) {
  for (std::size_t i = 0; i < shape.dimensions.size(); ++i) {
    if (shape.within[i] < 0 && finer_level(shape, shape.dimensions[i]) >= 0) return shape.dimensions[i];
  }
  return shape.dimensions.front();
}

std::string heading_of(const Report& report, const TableShape& shape, int coarsest) {
  std::string heading = dimension_of(report, coarsest).label;
  for (int level = finer_level(shape, coarsest); level >= 0; level = finer_level(shape, level))
    heading += " and " + pages::plain(dimension_of(report, level).name);
  return heading;
}

void write_label(pages::Html& html, const LevelRow& row) {
  if (row.depth == 0) return html.line("th", row.label, {{"scope", "rowgroup"}});
  html.line("th", row.label, {{"scope", "row"}, {"class", row.depth == 1 ? "sub" : "sub deeper"}});
}

// What stands in the row beside its label.
using WriteFigures = std::function<void(const Key&)>;

void write_rows(pages::Html& html, const std::vector<LevelRow>& rows, const Key& all, const WriteFigures& figures) {
  for (std::size_t i = 0; i < rows.size();) {
    const auto body = html.in("tbody", {{"class", "group"}});
    do {
      const auto row = html.in("tr");
      write_label(html, rows[i]);
      figures(rows[i].key);
      ++i;
    } while (i < rows.size() && rows[i].depth > 0);
  }
  const auto body = html.in("tbody");
  const auto row = html.in("tr", {{"class", "total"}});
  html.line("th", "Total", {{"scope", "row"}});
  figures(all);
}

// The measures of each row.
void write_alone(pages::Html& html, const Report& report, const TableShape& shape, int time, int coarsest) {
  const Columns columns = columns_for(report, shape, {time});
  const auto box = scroll_box(html, shape.title);
  const auto table = html.in("table");
  write_caption(html, {}, with(unit_note(report, time), columns));
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    html.line("th", heading_of(report, shape, coarsest), {{"scope", "col"}});
    write_measure_heads(html, columns);
  }
  const Key all = key_at(report, time);
  write_rows(html, rows_below(report, shape, all, coarsest, 0), all,
             [&](const Key& key) { write_figures(html, columns, key); });
}

// The counts of each row by the categories of another dimension; the total first, where a phone shows it.
void write_across(pages::Html& html, const Report& report, const TableShape& shape, int time, int coarsest,
                  int across) {
  const Dimension& of = dimension_of(report, across);
  std::vector<int> columns = listed(of);
  columns.insert(columns.begin(), total);
  const auto box = scroll_box(html, shape.title);
  const auto table = html.in("table", {{"class", "cross"}});
  write_caption(html, {}, unit_note(report, time));
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    html.line("th", heading_of(report, shape, coarsest), {{"scope", "col"}});
    for (const int at : columns) html.line("th", shown_category(of, at), {{"scope", "col"}, {"class", "num"}});
  }
  const Measure count{.name = "count", .label = "Number", .kind = MeasureKind::count, .type = {}};
  const Key all = key_at(report, time);
  write_rows(html, rows_below(report, shape, all, coarsest, 0), all, [&](const Key& row) {
    for (const int at : columns) {
      Key key = row;
      key[coordinate(across)] = at;
      write_figure(html, cell_at(report.cube, key).count, count);
    }
  });
}

}  // namespace

void write_levels(pages::Html& html, const Report& report, const TableShape& table, int time) {
  const int coarsest = coarsest_of(table);
  const std::vector<int> others = others_of(table, coarsest);
  if (others.empty()) return write_alone(html, report, table, time, coarsest);
  if (others.size() == 1 && !shows_sums(report.cube.layout) &&
      listed(dimension_of(report, others.front())).size() <= widest_across)
    return write_across(html, report, table, time, coarsest, others.front());
  write_grouped(html, report, table, time, unit_note(report, time));
}

}  // namespace takecare::reports::render
