#include "takecare/publication/cut.h"

#include <algorithm>

#include "takecare/reports/render/figures.h"

namespace takecare::publication {

namespace {

using reports::Dimension;
using reports::Key;
using reports::Layout;
using reports::Report;
using reports::TableShape;

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

}  // namespace

std::vector<CutTable> cut_tables(const Report& report, int dimension, int category) {
  std::vector<CutTable> tables;
  for (const TableShape& table : report.cube.layout.tables) {
    if (std::ranges::find(table.dimensions, dimension) == table.dimensions.end()) continue;
    const Cut cut(report, table, dimension, category);
    CutTable made{.title = table.title, .columns = cut.columns(), .rows = cut.rows()};
    if (!made.rows.empty()) tables.push_back(std::move(made));
  }
  return tables;
}

std::optional<int> category_named(const Dimension& dimension, const std::string& name) {
  for (int i = 0; i < std::ssize(dimension.categories); ++i) {
    const reports::Category& category = dimension.categories[static_cast<std::size_t>(i)];
    if (category.label == name || category.name == name) return i;
  }
  return std::nullopt;
}

}  // namespace takecare::publication
