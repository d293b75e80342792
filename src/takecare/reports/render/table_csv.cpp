#include "takecare/reports/render/table_csv.h"

#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/reports/csv.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/files.h"

namespace takecare::reports::render {

namespace {

// 'earliest issued_on' -> 'earliest_issued_on'.
std::string column_name(const std::string& name) {
  std::string out = pages::slug(name);
  std::ranges::replace(out, '-', '_');
  return out;
}

bool gathers(const Measure& measure) {
  return measure.kind != MeasureKind::count && measure.kind != MeasureKind::percent;
}

ColumnKind kind_of(const Measure& measure) {
  if (measure.kind == MeasureKind::count) return ColumnKind::integer;
  if (gathers(measure) && measure.type.kind == lang::Kind::date) return ColumnKind::date;
  return ColumnKind::decimal;
}

std::string meaning_of(const Measure& measure) {
  if (measure.kind == MeasureKind::percent) return "Percent of all records in the table at that time";
  if (gathers(measure) && measure.type.kind == lang::Kind::duration) return measure.label + ", in days";
  return measure.label;
}

bool has_labels(const Dimension& dimension) {
  return std::ranges::any_of(dimension.categories, [](const Category& c) {
    return c.kind == CategoryKind::value && c.label != c.name && c.name != "yes" && c.name != "no";
  });
}

std::vector<CsvColumn> columns_of(const Report& report, const TableShape& table) {
  std::vector<CsvColumn> columns = {
      {.name = "period", .kind = ColumnKind::text, .means = "The period; a year of them; or (all)", .key = true},
      {.name = "period_start", .kind = ColumnKind::date, .means = "Its first day"},
      {.name = "period_end", .kind = ColumnKind::date, .means = "Its last day"},
  };
  for (const int index : table.dimensions) {
    const Dimension& dimension = report.cube.layout.dimensions[static_cast<std::size_t>(index)];
    columns.push_back({.name = column_name(dimension.name),
                       .kind = ColumnKind::category,
                       .means = dimension.label + "; (all) is the total over it",
                       .key = true});
    if (has_labels(dimension)) {
      columns.push_back({.name = column_name(dimension.name) + "_label",
                         .kind = ColumnKind::text,
                         .means = dimension.label + ", in words"});
    }
  }
  for (const Measure& measure : report.cube.layout.measures) {
    columns.push_back(
        {.name = column_name(measure.name), .kind = kind_of(measure), .means = meaning_of(measure), .figure = true});
    if (!gathers(measure)) continue;
    columns.push_back({.name = column_name(measure.name) + "_some_unknown",
                       .kind = ColumnKind::boolean,
                       .means = "Whether some records of the cell have no known value",
                       .figure = true});
  }
  return columns;
}

std::vector<std::string> header_of(const std::vector<CsvColumn>& columns) {
  std::vector<std::string> header;
  for (const CsvColumn& column : columns) header.push_back(column.name);
  return header;
}

std::string some_unknown(const Figure& figure) {
  if (figure.state == State::value) return figure.incomplete ? "true" : "false";
  return std::string(state_word(figure.state));
}

std::vector<std::string> row_of(const Report& report, const TableShape& table, const Key& key, const Cell& cell) {
  const Moment moment = moment_of(report.cube.layout.time, key[0]);
  std::vector<std::string> row = {moment.id, format_iso_date(moment.start), format_iso_date(moment.end)};
  for (const int index : table.dimensions) {
    const Dimension& dimension = report.cube.layout.dimensions[static_cast<std::size_t>(index)];
    const int at = key[static_cast<std::size_t>(index) + 1];
    row.push_back(raw_category(dimension, at));
    if (has_labels(dimension)) row.push_back(formula_safe(shown_category(dimension, at)));
  }
  const auto& measures = report.cube.layout.measures;
  for (std::size_t i = 0; i < measures.size(); ++i) {
    row.push_back(raw(cell.figures[i], measures[i]));
    if (gathers(measures[i])) row.push_back(some_unknown(cell.figures[i]));
  }
  return row;
}

Key in_order_of(const TableShape& table, const Key& key) {
  Key order{key[0]};
  for (const int dimension : table.dimensions) order.push_back(key[static_cast<std::size_t>(dimension) + 1]);
  return order;
}

// The cells of a table in order: those that are not zero, and the zeros of a table by one dimension whose categories
// the book gives.
std::vector<Key> keys_of(const Report& report, const TableShape& table) {
  std::vector<Key> keys;
  for (const auto& [key, cell] : report.cube.cells) {
    if (in_table(table, key)) keys.push_back(key);
  }
  if (table.dimensions.size() == 1 &&
      !report.cube.layout.dimensions[static_cast<std::size_t>(table.dimensions[0])].open) {
    const auto index = static_cast<std::size_t>(table.dimensions[0]);
    const auto& categories = report.cube.layout.dimensions[index].categories;
    for (std::size_t period = 0; period < report.cube.layout.time.periods.size(); ++period) {
      Key key = total_key(report.cube.layout, static_cast<int>(period));
      for (std::size_t at = 0; at < categories.size(); ++at) {
        key[index + 1] = static_cast<int>(at);
        if (categories[at].listed && !report.cube.cells.contains(key)) keys.push_back(key);
      }
    }
    std::ranges::sort(keys);
  }
  // What is within a category follows it.
  if (has_levels(table)) std::ranges::sort(keys, {}, [&table](const Key& key) { return in_order_of(table, key); });
  return keys;
}

CsvTable table_of(const Report& report, const TableShape& table) {
  CsvTable out{.file = table_file(table),
               .title = report.title + ": " + table.title,
               .columns = columns_of(report, table),
               .text = {}};
  CsvWriter csv(header_of(out.columns));
  for (const Key& key : keys_of(report, table)) csv.row(row_of(report, table, key, cell_at(report.cube, key)));
  out.text = csv.text();
  return out;
}

CsvTable unplaced_of(const Report& report) {
  CsvTable out{.file = unplaced_file,
               .title = report.title + ": records that could not be placed",
               .columns = {{.name = "unknown",
                            .kind = ColumnKind::text,
                            .means = "What is not known; (all) is the total",
                            .key = true},
                           {.name = "count", .kind = ColumnKind::integer, .means = "Number", .figure = true}},
               .text = {}};
  CsvWriter csv(header_of(out.columns));
  csv.row({"(all)", raw_count(report.cube.unplaced_total)});
  for (const UnplacedFigure& one : report.cube.unplaced) {
    std::string names;
    for (const std::string& name : one.unknown) names += (names.empty() ? "" : "; ") + name;
    csv.row({names, raw_count(one.count)});
  }
  out.text = csv.text();
  return out;
}

CsvTable published_of(const Report& report) {
  CsvTable out{
      .file = published_file,
      .title = report.title + ": beside the published figures",
      .columns = {{.name = "period", .kind = ColumnKind::text, .means = "The period that the published figure is for"},
                  {.name = "label", .kind = ColumnKind::text, .means = "As published"},
                  {.name = "published", .kind = ColumnKind::integer, .means = "The published figure"},
                  {.name = "here",
                   .kind = ColumnKind::integer,
                   .means = "The figure of this report; 'not applicable' when it has no such period",
                   .figure = true},
                  {.name = "note", .kind = ColumnKind::text, .means = "How it was counted otherwise"},
                  {.name = "source", .kind = ColumnKind::text, .means = "Where it was published"}},
      .text = {}};
  CsvWriter csv(header_of(out.columns));
  for (const ComparedFigure& figure : report.comparison.figures) {
    csv.row({formula_safe(figure.period), formula_safe(figure.label), std::to_string(figure.published),
             figure.ours ? raw_count(*figure.ours) : "not applicable", formula_safe(figure.note),
             formula_safe(figure.source)});
  }
  out.text = csv.text();
  return out;
}

}  // namespace

std::vector<CsvTable> csv_tables(const Report& report) {
  std::vector<CsvTable> tables;
  for (const TableShape& table : report.cube.layout.tables) tables.push_back(table_of(report, table));
  if (!report.cube.unplaced.empty()) tables.push_back(unplaced_of(report));
  if (!report.comparison.figures.empty()) tables.push_back(published_of(report));
  return tables;
}

}  // namespace takecare::reports::render
