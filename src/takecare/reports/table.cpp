#include "takecare/reports/table.h"

#include <algorithm>

namespace takecare::reports {

namespace {

Figure zero_of(const Measure& measure) {
  const bool adds = measure.kind == MeasureKind::count || measure.kind == MeasureKind::percent;
  return {.state = adds ? State::zero : State::not_applicable, .value = 0, .incomplete = false};
}

}  // namespace

Cell cell_at(const Cube& cube, const Key& key) {
  const auto found = cube.cells.find(key);
  if (found != cube.cells.end()) return found->second;
  Cell empty;
  for (const Measure& measure : cube.layout.measures) empty.figures.push_back(zero_of(measure));
  return empty;
}

bool shows_sums(const Layout& layout) {
  return std::ranges::any_of(layout.measures, [](const Measure& one) { return one.kind == MeasureKind::sum; });
}

Key total_key(const Layout& layout, int time) {
  Key key(layout.dimensions.size() + 1, total);
  key[0] = time;
  return key;
}

Key parent_key(const Time& time, const Key& key, std::size_t coordinate) {
  const int at = key[coordinate];
  if (at == total || (coordinate == 0 && !time.additive)) return {};
  Key parent = key;
  const bool has_year = coordinate == 0 && is_period(time, at) && !time.years.empty();
  parent[coordinate] = has_year ? year_key(time, time.year_of[static_cast<std::size_t>(at)]) : total;
  return parent;
}

bool has_levels(const TableShape& table) {
  return std::ranges::any_of(table.within, [](int coarser) { return coarser >= 0; });
}

int finer_level(const TableShape& table, int dimension) {
  const auto found = std::ranges::find(table.within, dimension);
  return found == table.within.end() ? -1 : table.dimensions[static_cast<std::size_t>(found - table.within.begin())];
}

bool is_margin(const TableShape& table, const Key& key) {
  for (std::size_t i = 1; i < key.size(); ++i) {
    if (key[i] != total && std::ranges::find(table.dimensions, static_cast<int>(i) - 1) == table.dimensions.end())
      return false;
  }
  return true;
}

bool in_table(const TableShape& table, const Key& key) {
  if (!is_margin(table, key)) return false;
  const auto at = [&key](int dimension) { return key[static_cast<std::size_t>(dimension) + 1]; };
  for (std::size_t i = 0; i < table.within.size(); ++i) {
    if (table.within[i] >= 0 && at(table.dimensions[i]) != total && at(table.within[i]) == total) return false;
  }
  return true;
}

}  // namespace takecare::reports
