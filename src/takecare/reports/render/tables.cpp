#include "takecare/reports/render/tables.h"

#include <algorithm>
#include <optional>

#include "takecare/pages/words.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/table_rows.h"

namespace takecare::reports::render {

namespace {

constexpr std::size_t widest_cross = 10;  // columns of categories
constexpr std::size_t most_layers = 4;

const Category& category_of(const Dimension& dimension, int at) {
  return dimension.categories[static_cast<std::size_t>(at)];
}

std::string row_class(const Dimension& dimension, int at, bool& apart) {
  const bool begins = !apart && category_of(dimension, at).kind != CategoryKind::value;
  apart = apart || begins;
  return begins ? "apart" : "";
}

void write_simple(pages::Html& html, const Report& report, const TableShape& shape, int time, const std::string& note) {
  const Columns columns = columns_for(report, shape, {time});
  const auto box = scroll_box(html, shape.title);
  const auto table = html.in("table");
  write_caption(html, {}, with(note, columns));
  const bool has_rows = !shape.dimensions.empty();
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    html.line("th", has_rows ? dimension_of(report, shape.dimensions[0]).label : "Records", {{"scope", "col"}});
    write_measure_heads(html, columns);
  }
  const auto body = html.in("tbody");
  if (has_rows) {
    const Dimension& dimension = dimension_of(report, shape.dimensions[0]);
    bool apart = false;
    for (const int at : listed(dimension)) {
      const auto row = html.in("tr", {{"class", row_class(dimension, at, apart)}});
      html.line("th", shown_category(dimension, at), {{"scope", "row"}});
      Key key = key_at(report, time);
      key[coordinate(shape.dimensions[0])] = at;
      write_figures(html, columns, key);
    }
  }
  const auto row = html.in("tr", {{"class", "total"}});
  html.line("th", "Total", {{"scope", "row"}});
  write_figures(html, columns, key_at(report, time));
}

// The categories of one side of a cross table: those with something in them, and the names of the others.
struct Side {
  std::vector<int> shown;
  std::string none;
};

Side side_of(const Report& report, const Key& fixed, int dimension) {
  const Dimension& of = dimension_of(report, dimension);
  Side side;
  for (const int at : listed(of)) {
    Key key = fixed;
    key[coordinate(dimension)] = at;
    if (report.cube.cells.contains(key)) {
      side.shown.push_back(at);
    } else {
      side.none += (side.none.empty() ? "\u201C" : ", \u201C") + shown_category(of, at) + "\u201D";
    }
  }
  return side;
}

// Rows and columns without a record are said in the caption, so that the others have room.
std::string cross_note(const std::string& note, const Side& down, const Side& across) {
  std::string out = note;
  if (!down.none.empty()) out += ". None: " + down.none;
  if (!across.none.empty()) out += (down.none.empty() ? ". None: " : ", ") + across.none;
  return out == note ? note : out + ".";
}

void write_cross(pages::Html& html, const Report& report, const std::string& title, const Key& fixed, int down,
                 int across, const std::string& note) {
  const Dimension& rows = dimension_of(report, down);
  const Dimension& columns = dimension_of(report, across);
  Side row_side = side_of(report, fixed, down);
  Side column_side = side_of(report, fixed, across);
  // The total stands first across, where a phone shows it without scrolling, and last below.
  column_side.shown.insert(column_side.shown.begin(), total);
  row_side.shown.push_back(total);
  const Measure count{.name = "count", .label = "Number", .kind = MeasureKind::count, .type = {}};
  const auto box = scroll_box(html, title.empty() ? rows.label + " by " + pages::plain(columns.name) : title);
  const auto table = html.in("table", {{"class", "cross"}});
  write_caption(html, title, cross_note(note, row_side, column_side));
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    html.line("th", rows.label, {{"scope", "col"}});
    for (const int at : column_side.shown) {
      html.line("th", shown_category(columns, at), {{"scope", "col"}, {"class", "num"}});
    }
  }
  const auto body = html.in("tbody");
  bool apart = false;
  for (const int at : row_side.shown) {
    const auto row = html.in("tr", {{"class", at == total ? "total" : row_class(rows, at, apart)}});
    html.line("th", shown_category(rows, at), {{"scope", "row"}});
    for (const int across_at : column_side.shown) {
      Key key = fixed;
      key[coordinate(down)] = at;
      key[coordinate(across)] = across_at;
      write_figure(html, cell_at(report.cube, key).count, count);
    }
  }
}

// The shorter of two dimensions goes across, if it is short enough.
struct Cross {
  int down = 0;
  int across = 0;
};

std::optional<Cross> cross_of(const Report& report, int first, int second) {
  const std::size_t of_first = listed(dimension_of(report, first)).size();
  const std::size_t of_second = listed(dimension_of(report, second)).size();
  if (std::min(of_first, of_second) > widest_cross) return std::nullopt;
  return of_first < of_second ? Cross{.down = second, .across = first} : Cross{.down = first, .across = second};
}

// A cross table for each category of the first of three dimensions, then one for all of them.
void write_layers(pages::Html& html, const Report& report, const TableShape& shape, const Key& all, const Cross& cross,
                  const std::string& note) {
  const int layer = shape.dimensions[0];
  const Dimension& layers = dimension_of(report, layer);
  std::vector<int> keys = listed(layers);
  keys.push_back(total);
  for (const int at : keys) {
    Key fixed = all;
    fixed[coordinate(layer)] = at;
    const bool empty = at != total && !report.cube.cells.contains(fixed);
    if (empty) continue;
    const std::string name = layers.label + ": " + (at == total ? "all" : shown_category(layers, at));
    write_cross(html, report, name, fixed, cross.down, cross.across, note);
  }
}

}  // namespace

std::vector<int> listed(const Dimension& dimension) {
  std::vector<int> out;
  for (std::size_t i = 0; i < dimension.categories.size(); ++i) {
    if (dimension.categories[i].listed) out.push_back(static_cast<int>(i));
  }
  return out;
}

void write_table(pages::Html& html, const Report& report, const TableShape& table, int time) {
  if (has_levels(table)) return write_levels(html, report, table, time);
  const std::string note = unit_note(report, time);
  const std::vector<int>& dimensions = table.dimensions;
  if (dimensions.size() < 2) return write_simple(html, report, table, time, note);
  // A cross table has room for counts alone.
  if (shows_sums(report.cube.layout)) return write_grouped(html, report, table, time, note);
  const Key all = key_at(report, time);
  if (dimensions.size() == 2) {
    const auto cross = cross_of(report, dimensions[0], dimensions[1]);
    if (cross) return write_cross(html, report, {}, all, cross->down, cross->across, note);
  }
  if (dimensions.size() == 3 && listed(dimension_of(report, dimensions[0])).size() <= most_layers) {
    const auto cross = cross_of(report, dimensions[1], dimensions[2]);
    if (cross) return write_layers(html, report, table, all, *cross, note);
  }
  write_grouped(html, report, table, time, note);
}

void write_times(pages::Html& html, const Report& report, const std::string& caption, const std::string& heading,
                 const std::vector<TimeRow>& rows) {
  std::vector<int> times;
  for (const TimeRow& row : rows) times.push_back(row.time);
  const TableShape totals{.id = {}, .title = {}, .dimensions = {}};
  const Columns columns = columns_for(report, totals, times);
  const auto box = scroll_box(html, caption);
  const auto table = html.in("table");
  write_caption(html, caption, with(unit_note(report), columns));
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    html.line("th", heading, {{"scope", "col"}});
    write_measure_heads(html, columns);
  }
  const auto body = html.in("tbody");
  for (const TimeRow& one : rows) {
    const auto row = html.in("tr", {{"class", one.time == total ? "total" : ""}});
    pages::Html name;
    const std::string label = one.time == total ? "Total" : moment_of(report.cube.layout.time, one.time).label;
    one.href.empty() ? name.text(label) : name.link(one.href, label);
    html.line_of("th", name, {{"scope", "row"}});
    write_figures(html, columns, key_at(report, one.time));
  }
}

}  // namespace takecare::reports::render
