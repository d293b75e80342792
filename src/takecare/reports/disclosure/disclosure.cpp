#include "takecare/reports/disclosure/disclosure.h"

#include <algorithm>

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

}  // namespace takecare::disclosure
