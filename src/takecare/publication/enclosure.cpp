#include "takecare/publication/enclosure.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "takecare/pages/words.h"
#include "takecare/publication/frame.h"
#include "takecare/reports/render/figures.h"

namespace takecare::publication {

namespace {

using reports::Dimension;
using reports::Key;
using reports::Layout;
using reports::Report;
using reports::TableShape;

std::string names_of(const Report& report) {
  std::string names;
  for (const Dimension& one : report.cube.layout.dimensions) names += (names.empty() ? "" : ", ") + one.name;
  return names;
}

std::optional<int> dimension_named(const Report& report, const std::string& name) {
  const auto& dimensions = report.cube.layout.dimensions;
  const auto found = std::ranges::find(dimensions, name, &Dimension::name);
  if (found == dimensions.end()) return std::nullopt;
  return static_cast<int>(found - dimensions.begin());
}

std::optional<int> category_named(const Dimension& dimension, const std::string& name) {
  for (int i = 0; i < std::ssize(dimension.categories); ++i) {
    const reports::Category& category = dimension.categories[static_cast<std::size_t>(i)];
    if (category.label == name || category.name == name) return i;
  }
  return std::nullopt;
}

// One table, cut down to the rows of the category.
class Cut {
 public:
  Cut(const Report& report, const TableShape& table, int dimension, int category)
      : report_(report), layout_(report.cube.layout), table_(table), dimension_(dimension), category_(category) {}

  std::vector<std::string> columns() const {
    std::vector<std::string> all{"Period"};
    for (const int other : others()) all.push_back(layout_.dimensions[static_cast<std::size_t>(other)].label);
    for (const reports::Measure& measure : layout_.measures) all.push_back(measure.label);
    return all;
  }

  Rows rows() const {
    Rows rows;
    for (const auto& [key, cell] : report_.cube.cells) {
      const bool inside = reports::is_period(layout_.time, key[0]) && in_table(table_, key) &&
                          key[static_cast<std::size_t>(dimension_) + 1] == category_;
      if (inside) rows.push_back(row_of(key, cell));
    }
    return rows;
  }

 private:
  std::vector<int> others() const {
    std::vector<int> others = table_.dimensions;
    std::erase(others, dimension_);
    return others;
  }

  std::vector<std::string> row_of(const Key& key, const reports::Cell& cell) const {
    std::vector<std::string> row{layout_.time.periods[static_cast<std::size_t>(key[0])].label};
    for (const int other : others()) {
      const int at = key[static_cast<std::size_t>(other) + 1];
      const Dimension& dimension = layout_.dimensions[static_cast<std::size_t>(other)];
      row.push_back(at == reports::total ? "Total" : reports::render::shown_category(dimension, at));
    }
    for (std::size_t m = 0; m < layout_.measures.size(); ++m) {
      row.push_back(reports::render::shown(cell.figures[m], layout_.measures[m]));
    }
    return row;
  }

  const Report& report_;
  const Layout& layout_;
  const TableShape& table_;
  int dimension_;
  int category_;
};

void write_check(pages::Html& html, const Enclosed& enclosed) {
  html.line("h2", "How to check this page");
  html.line("p",
            "The act that sent it is on a ledger, with the SHA-256 of this file as its evidence. With the proof of "
            "that act, a "
            "file that ends in .tlog-proof, and the ledger's verifier key:");
  html.line("pre", "takecare verify THIS_FILE --proof FILE.tlog-proof --key KEY");
  pages::Html digest;
  digest.text("It was cut out of the draft whose content has the digest ").span("code", enclosed.digest).text(".");
  html.line_of("p", digest);
}

}  // namespace

Result<std::string> enclosure_page(const Report& report, const Enclosed& enclosed) {
  const auto dimension = dimension_named(report, enclosed.dimension);
  if (!dimension) {
    return fail(fmt::format("report {} is not by '{}'", report.name, enclosed.dimension),
                "it is by " + names_of(report));
  }
  const Dimension& by = report.cube.layout.dimensions[static_cast<std::size_t>(*dimension)];
  const auto category = category_named(by, enclosed.category);
  pages::Html tables;
  for (const TableShape& table : report.cube.layout.tables) {
    if (!category || std::ranges::find(table.dimensions, *dimension) == table.dimensions.end()) continue;
    const Cut cut(report, table, *dimension, *category);
    const Rows rows = cut.rows();
    if (rows.empty()) continue;
    tables.line("h3", table.title);
    write_text_table(tables, table.title, cut.columns(), rows);
  }
  if (tables.str().empty()) {
    return fail(fmt::format("no row of {} speaks of '{}'", report.name, enclosed.category),
                fmt::format("write it as the tables show it under '{}'", by.label));
  }
  pages::Html html;
  html.line("h1", report.title);
  html.line("p", fmt::format("What a draft of this report says of {}", enclosed.category), {{"class", "lede"}});
  {
    const auto box = html.in("div", {{"class", "box warn"}});
    html.line(
        "p",
        "This is a draft. It has not gone out. Until when to answer, and to whom, the notice says that this page came "
        "with; a dispute is decided before anything goes out.");
  }
  html.line("h2", "The rows");
  html.markup(tables.str());
  for (const std::string& note : report.notes) html.line("p", note, {{"class", "note"}});
  write_check(html, enclosed);
  return pages::page({.title = report.title + ": " + enclosed.category,
                      .description = "What a draft says of " + enclosed.category,
                      .home = "#main",
                      .trail = {},
                      .warning = report.warning},
                     html);
}

}  // namespace takecare::publication
