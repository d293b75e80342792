#include "takecare/reports/render/table_map.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/reports/render/chart_words.h"
#include "takecare/reports/render/county_map.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/headline.h"
#include "takecare/reports/render/table_rows.h"

namespace takecare::reports::render {

namespace {

// The dimension that the table is by, or the finest level of the one; -1: it is by several.
int finest_of(const TableShape& table) {
  int finest = table.dimensions.empty() ? -1 : table.dimensions.front();
  std::size_t levels = 1;
  for (; finest >= 0 && finer_level(table, finest) >= 0; ++levels) finest = finer_level(table, finest);
  return levels == table.dimensions.size() ? finest : -1;
}

// Categories with a figure that are no county of the registry: a city.
std::vector<std::string> elsewhere(const Report& report, const CountyMap& map, int time) {
  const Dimension& dimension = dimension_of(report, map.dimension);
  std::vector<std::string> names;
  for (std::size_t at = 0; at < dimension.categories.size(); ++at) {
    Key key = key_at(report, time);
    key[coordinate(map.dimension)] = static_cast<int>(at);
    if (map.codes[at].empty() && report.cube.cells.contains(key))
      names.push_back(shown_category(dimension, static_cast<int>(at)));
  }
  return names;
}

std::vector<MapValue> values_of(const Report& report, const CountyMap& map, int time) {
  const Dimension& dimension = dimension_of(report, map.dimension);
  const Measure count{.name = "count", .label = "Number", .kind = MeasureKind::count, .type = {}};
  std::vector<MapValue> values;
  for (const auto& [key, cell] : report.cube.cells) {
    const int at = key[coordinate(map.dimension)];
    Key alone = key_at(report, time);
    alone[coordinate(map.dimension)] = at;
    if (key != alone || at == total || map.codes[static_cast<std::size_t>(at)].empty()) continue;
    MapValue value{.fips = map.codes[static_cast<std::size_t>(at)],
                   .label = dimension.categories[static_cast<std::size_t>(at)].label,
                   .text = shown(cell.count, count),
                   .value = {}};
    if (is_shown(cell.count)) value.value = cell.count.value;
    values.push_back(std::move(value));
  }
  return values;
}

}  // namespace

std::string table_map(const Report& report, const TableShape& table, int time) {
  const int finest = finest_of(table);
  const auto map = std::ranges::find(report.maps, finest, &CountyMap::dimension);
  if (finest < 0 || map == report.maps.end() || !speaks_of_counts(report)) return {};
  const std::string title =
      fmt::format("{} by {}, on the map", pages::capitalized(pages::record_noun(report.record, 2)),
                  pages::plain(dimension_of(report, finest).name));
  const std::string drawn =
      county_map("map-" + table.id, title, "The table has every figure.", *map->shapes, values_of(report, *map, time));
  return drawn.empty() ? drawn : chart_figure(title, only_in_table(elsewhere(report, *map, time)), drawn);
}

}  // namespace takecare::reports::render
