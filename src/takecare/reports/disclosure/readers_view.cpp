#include "takecare/reports/disclosure/readers_view.h"

#include <fmt/format.h>

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
  return view;
}

}  // namespace takecare::disclosure
