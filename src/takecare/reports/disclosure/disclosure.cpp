#include "takecare/reports/disclosure/disclosure.h"

#include <algorithm>
#include <map>
#include <utility>

namespace takecare::disclosure {

const Cell* find(const ProtectedTable& table, std::span<const int> at) {
  const auto place = std::ranges::lower_bound(table.cells, at, std::ranges::lexicographical_compare, &Cell::at);
  return place != table.cells.end() && std::ranges::equal(place->at, at) ? &*place : nullptr;
}

PublishedTables published(const LinkedTables& tables, const Protected& result) {
  PublishedTables out{.dimensions = tables.dimensions, .tables = {}};
  for (std::size_t t = 0; t < tables.tables.size(); ++t) {
    PublishedTable table{.name = tables.tables[t].name, .dimensions = tables.tables[t].dimensions, .cells = {}};
    for (const Cell& cell : result.tables[t].cells) {
      const bool open = cell.status == Status::published;
      table.cells.push_back({.at = cell.at,
                             .count = open ? std::optional(cell.count) : std::nullopt,
                             .primary = cell.status == Status::primary});
    }
    out.tables.push_back(std::move(table));
  }
  return out;
}

std::vector<PublishedTables> published_versions(const LinkedTables& tables, const Protected& result,
                                                const std::vector<Earlier>& earlier) {
  std::vector<PublishedTables> out{published(tables, result)};
  for (const Earlier& one : earlier) out.push_back(published(one.tables, one.result));
  // Of each place, the counts that it has had, in the order of the versions.
  std::map<std::pair<std::size_t, At>, std::vector<std::int64_t>> counts;
  for (std::size_t version = 0; version < out.size(); ++version) {
    const Protected& of = version == 0 ? result : earlier[version - 1].result;
    for (std::size_t t = 0; t < of.tables.size(); ++t) {
      for (std::size_t c = 0; c < of.tables[t].cells.size(); ++c) {
        const Cell& cell = of.tables[t].cells[c];
        std::vector<std::int64_t>& had = counts[{t, cell.at}];
        const auto place = std::ranges::find(had, cell.count);
        out[version].tables[t].cells[c].state = static_cast<int>(place - had.begin());
        if (place == had.end()) had.push_back(cell.count);
      }
    }
  }
  return out;
}

}  // namespace takecare::disclosure
