#include "takecare/reports/differences.h"

#include <algorithm>
#include <map>

namespace takecare::reports {

namespace {

struct Place {
  std::vector<std::string> names;  // of the categories; empty for a total
  std::vector<std::string> words;
  const Cell* cell = nullptr;
};

const TableShape* table_named(const Report& report, const std::string& id) {
  const auto& tables = report.cube.layout.tables;
  const auto found = std::ranges::find(tables, id, &TableShape::id);
  return found == tables.end() ? nullptr : &*found;
}

std::vector<Place> places_of(const Report& report, const TableShape& table) {
  const Layout& layout = report.cube.layout;
  std::vector<Place> places;
  for (const auto& [key, cell] : report.cube.cells) {
    if (key[0] != 0 || !in_table(table, key)) continue;
    Place place{.names = {}, .words = {}, .cell = &cell};
    for (const int index : table.dimensions) {
      const Dimension& dimension = layout.dimensions[static_cast<std::size_t>(index)];
      const int at = key[static_cast<std::size_t>(index) + 1];
      if (at == total) {
        place.names.emplace_back();
        continue;
      }
      const Category& category = dimension.categories[static_cast<std::size_t>(at)];
      // A text may be anything: its kind tells it from the unknown and from a total.
      place.names.push_back(std::to_string(static_cast<int>(category.kind)) + category.name);
      place.words.push_back(dimension.label + ": " + category.label);
    }
    places.push_back(std::move(place));
  }
  return places;
}

int measure_named(const Report& report, const std::string& name) {
  const auto& measures = report.cube.layout.measures;
  const auto found = std::ranges::find(measures, name, &Measure::name);
  return found == measures.end() ? -1 : static_cast<int>(found - measures.begin());
}

Figure figure_of(const Cell* cell, int measure) {
  return cell == nullptr ? Figure{} : cell->figures[static_cast<std::size_t>(measure)];
}

void compare_table(const Report& before, const Report& after, const TableShape& earlier, const TableShape& table,
                   std::vector<Difference>& all) {
  std::vector<Place> places = places_of(after, table);
  std::map<std::vector<std::string>, const Cell*> were;
  for (Place& place : places_of(before, earlier)) {
    were.emplace(place.names, place.cell);
    if (std::ranges::find(places, place.names, &Place::names) != places.end()) continue;
    place.cell = nullptr;
    places.push_back(std::move(place));
  }
  for (const Place& place : places) {
    const auto was = were.find(place.names);
    for (int m = 0; m < std::ssize(after.cube.layout.measures); ++m) {
      const Measure& measure = after.cube.layout.measures[static_cast<std::size_t>(m)];
      const int then = measure_named(before, measure.name);
      if (then < 0) continue;
      all.push_back({.table = table.title,
                     .at = place.words,
                     .measure = measure,
                     .before = figure_of(was == were.end() ? nullptr : was->second, then),
                     .after = figure_of(place.cell, m)});
    }
  }
}

}  // namespace

std::vector<Difference> differences(const Report& before, const Report& after) {
  std::vector<Difference> all;
  for (const TableShape& table : after.cube.layout.tables) {
    if (const TableShape* earlier = table_named(before, table.id)) {
      compare_table(before, after, *earlier, table, all);
    }
  }
  return all;
}

}  // namespace takecare::reports
