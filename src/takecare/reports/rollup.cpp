#include "takecare/reports/rollup.h"

#include <cstdint>

namespace takecare::reports {

namespace {

using Subset = std::uint64_t;  // bit i: dimension i of the layout is not total

Subset subset_of(const std::vector<int>& dimensions, Subset chosen) {
  Subset subset = 0;
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    if ((chosen >> i & 1) != 0) subset |= Subset{1} << dimensions[i];
  }
  return subset;
}

bool in_earlier_table(const Layout& layout, std::size_t table, Subset subset) {
  for (std::size_t t = 0; t < table; ++t) {
    const Subset all = subset_of(layout.tables[t].dimensions, ~Subset{0});
    if ((subset & ~all) == 0) return true;
  }
  return false;
}

void add_cell(CountedCell& into, const CountedCell& from, const std::vector<MeasureKind>& kinds) {
  into.count += from.count;
  into.key += from.key;
  into.gathered.resize(kinds.size());
  for (std::size_t i = 0; i < kinds.size(); ++i) gather_all(into.gathered[i], kinds[i], from.gathered[i]);
}

}  // namespace

std::vector<MeasureKind> gathering_kinds(const std::vector<Measure>& measures) {
  std::vector<MeasureKind> kinds;
  for (const Measure& measure : measures) {
    if (measure.kind != MeasureKind::count && measure.kind != MeasureKind::percent) kinds.push_back(measure.kind);
  }
  return kinds;
}

void add_table(Counts& counts, std::size_t table, const std::vector<Tally::Entry>& entries) {
  const Layout& layout = counts.layout;
  const std::vector<int>& dimensions = layout.tables[table].dimensions;
  const std::vector<MeasureKind> kinds = gathering_kinds(layout.measures);
  const Subset last = (Subset{1} << dimensions.size()) - 1;
  for (Subset chosen = 0; chosen <= last; ++chosen) {
    if (in_earlier_table(layout, table, subset_of(dimensions, chosen))) continue;
    for (const Tally::Entry& entry : entries) {
      Key key(layout.dimensions.size() + 1, total);
      key[0] = entry.tuple[0];
      for (std::size_t i = 0; i < dimensions.size(); ++i) {
        if ((chosen >> i & 1) != 0) key[static_cast<std::size_t>(dimensions[i]) + 1] = entry.tuple[i + 1];
      }
      for (; !key.empty(); key = parent_key(layout.time, key, 0)) add_cell(counts.cells[key], entry.cell, kinds);
    }
  }
}

}  // namespace takecare::reports
