#include "takecare/reports/disclosure/margins.h"

#include <fmt/format.h>

#include <map>
#include <set>

namespace takecare::disclosure {
namespace {

// Far above any count of people, and far below where doubles stop to be exact.
constexpr std::int64_t largest_count = 1'000'000'000'000;

using Counts = std::map<At, std::int64_t>;

Result<void> check_entry(const LinkedTables& tables, const Table& table, const Entry& entry) {
  if (auto ok = check_at(tables.dimensions, table.name, table.dimensions, entry.at); !ok) return ok;
  const auto name = [&] { return describe(tables.dimensions, table.name, table.dimensions, entry.at); };
  for (std::size_t i = 0; i < entry.at.size(); ++i) {
    const Dimension& dimension = tables.dimensions[static_cast<std::size_t>(table.dimensions[i])];
    const bool leaf = entry.at[i] != total && leaves_of(dimension)[static_cast<std::size_t>(entry.at[i])];
    if (!leaf) return fail(name() + " is a margin", "give entries for categories without parts: the margins follow");
  }
  if (entry.count < 0 || entry.count > largest_count) {
    return fail(fmt::format("{} has the count {}", name(), entry.count),
                fmt::format("counts go from 0 to {}", largest_count));
  }
  return {};
}

// Adds the entry to itself and to each of its margins: every coordinate, from `i` on, climbs to the total.
void add_upwards(const LinkedTables& tables, const Table& table, std::int64_t count, std::size_t i, At& at,
                 Counts& counts) {
  if (i == at.size()) {
    counts[at] += count;
    return;
  }
  const Dimension& dimension = tables.dimensions[static_cast<std::size_t>(table.dimensions[i])];
  const int category = at[i];
  while (true) {
    add_upwards(tables, table, count, i + 1, at, counts);
    if (at[i] == total) break;
    at[i] = whole_of(dimension, at[i]);
  }
  at[i] = category;
}

Result<Counts> count_table(const LinkedTables& tables, const Table& table) {
  Counts counts;
  std::set<At> seen;
  std::int64_t sum = 0;
  for (const Entry& entry : table.entries) {
    if (auto ok = check_entry(tables, table, entry); !ok) return std::unexpected(ok.error());
    if (!seen.insert(entry.at).second) {
      return fail(describe(tables.dimensions, table.name, table.dimensions, entry.at) + " is given twice");
    }
    sum += entry.count;
    if (sum > largest_count) return fail(fmt::format("table '{}' counts more than {}", table.name, largest_count));
    At at = entry.at;
    if (entry.count > 0) add_upwards(tables, table, entry.count, 0, at, counts);
  }
  return counts;
}

Error disagreement(const LinkedTables& tables, const Table& table, const At& at, std::int64_t here,
                   std::int64_t there) {
  return {.message = fmt::format("{} is {}, but another table makes it {}",
                                 describe(tables.dimensions, table.name, table.dimensions, at), here, there),
          .help = "linked tables must be made of the same records",
          .place = {}};
}

// Margins that two tables share, compared also where one of them has none, which is zero.
Result<void> check_shared(const LinkedTables& tables, const std::vector<Counts>& counts) {
  using Key = std::map<int, int>;
  const auto key_of = [](const Table& table, const At& at) {
    Key key;
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (at[i] != total) key.emplace(table.dimensions[i], at[i]);
    }
    return key;
  };
  std::map<Key, std::int64_t> known;
  for (std::size_t t = 0; t < counts.size(); ++t) {
    for (const auto& [at, count] : counts[t]) known.try_emplace(key_of(tables.tables[t], at), count);
  }
  for (std::size_t t = 0; t < counts.size(); ++t) {
    const Table& table = tables.tables[t];
    const std::set<int> scope(table.dimensions.begin(), table.dimensions.end());
    for (const auto& [key, there] : known) {
      At at(table.dimensions.size(), total);
      bool inside = true;
      for (const auto& [dimension, category] : key) {
        inside = inside && scope.contains(dimension);
        for (std::size_t i = 0; i < at.size(); ++i) {
          if (table.dimensions[i] == dimension) at[i] = category;
        }
      }
      if (!inside) continue;
      const auto place = counts[t].find(at);
      const std::int64_t here = place == counts[t].end() ? 0 : place->second;
      if (here != there) return std::unexpected(disagreement(tables, table, at, here, there));
    }
  }
  return {};
}

}  // namespace

Result<CountedTables> count_margins(const LinkedTables& tables) {
  if (auto ok = check_dimensions(tables.dimensions); !ok) return std::unexpected(ok.error());
  std::vector<Counts> counts;
  for (const Table& table : tables.tables) {
    if (auto ok = check_scope(tables.dimensions, table.name, table.dimensions); !ok) return std::unexpected(ok.error());
    auto counted = count_table(tables, table);
    if (!counted) return std::unexpected(counted.error());
    counts.push_back(std::move(*counted));
  }
  if (auto ok = check_shared(tables, counts); !ok) return std::unexpected(ok.error());
  CountedTables out;
  for (std::size_t t = 0; t < counts.size(); ++t) {
    out.scopes.push_back({.name = tables.tables[t].name, .dimensions = tables.tables[t].dimensions, .cells = {}});
    for (const auto& [at, count] : counts[t]) out.scopes.back().cells.push_back(at);
  }
  auto structure = build_structure(tables.dimensions, out.scopes);
  if (!structure) return std::unexpected(structure.error());
  out.structure = std::move(*structure);
  out.counts.resize(static_cast<std::size_t>(out.structure.cells));
  for (std::size_t t = 0; t < counts.size(); ++t) {
    std::size_t c = 0;
    for (const auto& [at, count] : counts[t]) {
      out.counts[static_cast<std::size_t>(out.structure.variable[t][c++])] = count;
    }
  }
  return out;
}

}  // namespace takecare::disclosure
