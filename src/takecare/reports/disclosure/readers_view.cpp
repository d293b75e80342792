#include "takecare/reports/disclosure/readers_view.h"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "takecare/reports/disclosure/editions.h"

namespace takecare::disclosure {
namespace {

bool is_zero(const PublishedCell& cell) { return cell.count == 0; }

Result<Scope> read_scope(const PublishedTables& tables, const PublishedTable& table) {
  if (auto ok = check_scope(tables.dimensions, table.name, table.dimensions); !ok) return std::unexpected(ok.error());
  Scope scope{.name = table.name, .dimensions = table.dimensions, .cells = {}};
  for (const PublishedCell& cell : table.cells) {
    if (auto ok = check_at(tables.dimensions, table.name, table.dimensions, cell.at); !ok) {
      return std::unexpected(ok.error());
    }
    if (cell.count.value_or(0) < 0) {
      return fail(describe(tables.dimensions, table.name, table.dimensions, cell.at) + " has a negative count");
    }
    if (!is_zero(cell)) scope.cells.push_back(cell.at);
  }
  return scope;
}

Result<void> merge_cell(const PublishedTables& tables, const ReadersView& view, const PublishedCell& cell, int variable,
                        std::vector<bool>& hidden, std::vector<std::optional<std::int64_t>>& counts) {
  const auto v = static_cast<std::size_t>(variable);
  if (!cell.count) {
    hidden[v] = true;
    return {};
  }
  if (counts[v] && *counts[v] != *cell.count) {
    return fail(fmt::format("{} is {} in one table and {} in another", describe(tables, view, variable), *counts[v],
                            *cell.count));
  }
  counts[v] = cell.count;
  return {};
}

Result<void> read_cells(const PublishedTables& tables, ReadersView& view) {
  const auto cells = static_cast<std::size_t>(view.structure.cells);
  std::vector<bool> hidden(cells, false);
  view.counts.resize(cells);
  view.primary.resize(cells, false);
  for (std::size_t t = 0; t < tables.tables.size(); ++t) {
    std::size_t c = 0;
    for (const PublishedCell& cell : tables.tables[t].cells) {
      if (is_zero(cell)) continue;
      const int variable = view.structure.variable[t][c++];
      if (auto ok = merge_cell(tables, view, cell, variable, hidden, view.counts); !ok) return ok;
      if (cell.primary) view.primary[static_cast<std::size_t>(variable)] = true;
    }
  }
  for (std::size_t v = 0; v < cells; ++v) {
    if (hidden[v] && view.counts[v]) view.given_away.push_back(static_cast<int>(v));
  }
  return {};
}

Result<void> check_sums(const PublishedTables& tables, const ReadersView& view) {
  for (const Equation& equation : view.structure.equations) {
    const auto count = [&](int variable) -> std::optional<std::int64_t> {
      return variable < view.structure.cells ? view.counts[static_cast<std::size_t>(variable)] : std::nullopt;
    };
    std::int64_t sum = 0;
    bool all = count(equation.whole).has_value();
    for (const int part : equation.parts) {
      all = all && count(part);
      sum += count(part).value_or(0);
    }
    if (all && sum != *count(equation.whole)) {
      return fail(fmt::format("{} is published as {}, but its parts add up to {}",
                              describe(tables, view, equation.whole), *count(equation.whole), sum));
    }
  }
  return {};
}

}  // namespace

std::string describe(const PublishedTables& tables, const ReadersView& view, int cell) {
  const Structure::Place place = view.structure.first[static_cast<std::size_t>(cell)];
  const Scope& scope = view.scopes[static_cast<std::size_t>(place.table)];
  return describe(tables.dimensions, scope.name, scope.dimensions, scope.cells[static_cast<std::size_t>(place.cell)]);
}

Result<ReadersView> read_published(const PublishedTables& tables) {
  if (auto ok = check_dimensions(tables.dimensions); !ok) return std::unexpected(ok.error());
  ReadersView view;
  for (const PublishedTable& table : tables.tables) {
    auto scope = read_scope(tables, table);
    if (!scope) return std::unexpected(scope.error());
    view.scopes.push_back(std::move(*scope));
  }
  auto structure = build_structure(tables.dimensions, view.scopes);
  if (!structure) return std::unexpected(structure.error());
  view.structure = std::move(*structure);
  if (auto ok = read_cells(tables, view); !ok) return std::unexpected(ok.error());
  if (auto ok = check_sums(tables, view); !ok) return std::unexpected(ok.error());
  view.before.resize(view.counts.size());
  view.own = view.structure.cells;
  view.hidden_before.resize(view.counts.size(), false);
  return view;
}

namespace {

std::vector<int> states_of(const PublishedTables& tables, const ReadersView& view) {
  std::vector<int> states(static_cast<std::size_t>(view.structure.cells));
  for (std::size_t t = 0; t < tables.tables.size(); ++t) {
    std::size_t c = 0;
    for (const PublishedCell& cell : tables.tables[t].cells) {
      if (is_zero(cell)) continue;
      states[static_cast<std::size_t>(view.structure.variable[t][c++])] = cell.state;
    }
  }
  return states;
}

std::vector<bool> hidden_before(const std::vector<PublishedTables>& versions, const ReadersView& now) {
  std::set<std::pair<int, At>> places;
  for (std::size_t version = 1; version < versions.size(); ++version) {
    const auto& tables = versions[version].tables;
    for (std::size_t t = 0; t < tables.size(); ++t) {
      for (const PublishedCell& cell : tables[t].cells) {
        if (!cell.count) places.emplace(static_cast<int>(t), cell.at);
      }
    }
  }
  std::vector<bool> hidden;
  for (const Structure::Place& place : now.structure.first) {
    const Scope& scope = now.scopes[static_cast<std::size_t>(place.table)];
    hidden.push_back(places.contains({place.table, scope.cells[static_cast<std::size_t>(place.cell)]}));
  }
  return hidden;
}

// What the version says of the cells of all.
Result<void> add_version(const PublishedTables& tables, const ReadersView& of, const std::vector<int>& cells,
                         bool earlier, ReadersView& all) {
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const auto v = static_cast<std::size_t>(cells[c]);
    if (of.primary[c]) all.primary[v] = true;
    if (!of.counts[c]) continue;
    if (all.counts[v] && *all.counts[v] != *of.counts[c]) {
      return fail(fmt::format("{} is {} in one version and {} in another, and is said to be one number",
                              describe(tables, all, cells[c]), *all.counts[v], *of.counts[c]));
    }
    all.counts[v] = of.counts[c];
    if (earlier) all.before[v] = of.counts[c];
  }
  return {};
}

}  // namespace

Result<ReadersView> read_published(const std::vector<PublishedTables>& versions) {
  std::vector<ReadersView> views;
  std::vector<Edition> editions;
  for (const PublishedTables& tables : versions) {
    auto view = read_published(tables);
    if (!view) return view;
    editions.push_back({.scopes = view->scopes, .structure = view->structure, .state = states_of(tables, *view)});
    views.push_back(std::move(*view));
  }
  Joined joined = join(editions);
  ReadersView all{.scopes = std::move(joined.scopes),
                  .structure = std::move(joined.structure),
                  .counts = {},
                  .primary = {},
                  .given_away = {},
                  .before = {},
                  .own = views.front().structure.cells,
                  .hidden_before = {}};
  const auto cells = static_cast<std::size_t>(all.structure.cells);
  all.counts.resize(cells);
  all.primary.resize(cells, false);
  all.before.resize(cells);
  for (std::size_t version = 0; version < views.size(); ++version) {
    auto added = add_version(versions.front(), views[version], joined.cells[version], version > 0, all);
    if (!added) return std::unexpected(added.error());
  }
  all.hidden_before = hidden_before(versions, views.front());
  all.given_away = views.front().given_away;
  for (int cell = 0; cell < all.own; ++cell) {
    const auto c = static_cast<std::size_t>(cell);
    if (!views.front().counts[c] && all.counts[c]) all.given_away.push_back(cell);
  }
  if (auto ok = check_sums(versions.front(), all); !ok) return std::unexpected(ok.error());
  return all;
}

}  // namespace takecare::disclosure
