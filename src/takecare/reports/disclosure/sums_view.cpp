#include "takecare/reports/disclosure/sums_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace takecare::disclosure {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::string name_of(const SumTables& tables, const Structure& structure, int cell) {
  const Structure::Place place = structure.first[at(cell)];
  const SumTable& table = tables.tables[at(place.table)];
  return describe(tables.dimensions, table.name, table.dimensions, table.cells[at(place.cell)].at);
}

Result<void> check_sums(const SumTables& tables, const SumsView& view) {
  for (int cell = 0; cell < view.structure.cells; ++cell) {
    const SumCell& one = *view.cells[at(cell)];
    if (!one.below_zero) continue;
    return fail(fmt::format("{} has an amount below zero, so its sums cannot be protected",
                            name_of(tables, view.structure, cell)),
                "leave the sum out of the report, or sum amounts that are never below zero");
  }
  for (const Equation& equation : view.structure.equations) {
    // What an unseen part adds is known to nobody.
    if (std::ranges::any_of(equation.parts, [&](int part) { return part >= view.structure.cells; })) continue;
    std::int64_t parts = 0;
    for (const int part : equation.parts) parts += view.cells[at(part)]->sum;
    if (parts == view.cells[at(equation.whole)]->sum) continue;
    return fail(fmt::format("{} is not the sum of its parts", name_of(tables, view.structure, equation.whole)),
                "this is a fault of the tables that were given");
  }
  return {};
}

}  // namespace

Result<SumsView> view_sums(const SumTables& tables) {
  std::vector<Scope> scopes;
  for (const SumTable& table : tables.tables) {
    Scope scope{.name = table.name, .dimensions = table.dimensions, .cells = {}};
    for (const SumCell& cell : table.cells) scope.cells.push_back(cell.at);
    scopes.push_back(std::move(scope));
  }
  auto structure = build_structure(tables.dimensions, scopes);
  if (!structure) return std::unexpected(structure.error());
  SumsView view{.structure = std::move(*structure), .cells = {}};
  for (const Structure::Place& place : view.structure.first) {
    view.cells.push_back(&tables.tables[at(place.table)].cells[at(place.cell)]);
  }
  if (auto checked = check_sums(tables, view); !checked) return std::unexpected(checked.error());
  return view;
}

namespace {

// 0: the cell is not sensitive by the rule.
std::int64_t by_percent(const SumCell& cell, const SumRule& rule) {
  if (!rule.by_percent) return 0;
  const std::int64_t others = cell.sum - cell.largest[0] - cell.largest[1];
  const std::int64_t wanted = cell.largest[0] * rule.percent;
  return others * 100 < wanted ? std::max<std::int64_t>(1, (wanted + 99) / 100 - others) : 0;
}

std::int64_t by_dominance(const SumCell& cell, const SumRule& rule) {
  if (rule.over_percent == 0) return 0;
  std::int64_t largest = 0;
  for (int i = 0; i < rule.largest; ++i) largest += cell.largest[at(i)];
  if (largest * 100 <= rule.over_percent * cell.sum) return 0;
  return std::max<std::int64_t>(1, (largest * 100 + rule.over_percent - 1) / rule.over_percent - cell.sum);
}

}  // namespace

std::int64_t protection_of(const SumCell& cell, const SumRule& rule) {
  const std::int64_t by_rule = std::max(by_percent(cell, rule), by_dominance(cell, rule));
  if (!cell.count_hidden) return by_rule;
  return std::max({std::int64_t{1}, by_rule, (cell.largest[0] * rule.percent + 99) / 100});
}

std::vector<bool> hidden_cells(const SumsView& view, const HiddenSums& hidden) {
  std::vector<bool> cells;
  for (const Structure::Place& place : view.structure.first) cells.push_back(hidden[at(place.table)][at(place.cell)]);
  return cells;
}

namespace {

std::vector<int> columns_of(const SumsView& view, const std::vector<bool>& hidden) {
  std::vector<int> columns;
  int next = 0;
  for (int variable = 0; variable < view.structure.variables(); ++variable) {
    const bool known = variable < view.structure.cells && !hidden[at(variable)];
    columns.push_back(known ? -1 : next++);
  }
  return columns;
}

// whole - parts = 0, with what is published on the right.
std::vector<LinearRow> rows_of(const SumsView& view, const std::vector<int>& columns) {
  std::vector<LinearRow> rows;
  for (const Equation& equation : view.structure.equations) {
    LinearRow row;
    const auto add = [&](int variable, int coefficient) {
      if (const int column = columns[at(variable)]; column >= 0) {
        row.terms.push_back({.column = column, .coefficient = coefficient});
      } else {
        row.right -= coefficient * view.cells[at(variable)]->sum;
      }
    };
    add(equation.whole, 1);
    for (const int part : equation.parts) add(part, -1);
    if (!row.terms.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

int count_of(const std::vector<int>& columns) {
  return static_cast<int>(std::ranges::count_if(columns, [](int column) { return column >= 0; }));
}

}  // namespace

SumAttacker::SumAttacker(const SumsView& view, const std::vector<bool>& hidden)
    : column_(columns_of(view, hidden)), program_(count_of(column_), rows_of(view, column_)) {}

LinearProgram::Outcome SumAttacker::minimize(int cell, double cost) {
  const int column = column_[at(cell)];
  program_.cost(column, cost);
  const auto outcome = program_.minimize(LinearProgram::Method::primal);
  program_.cost(column, 0);
  return outcome;
}

double SumAttacker::greatest(int cell) {
  const auto outcome = minimize(cell, -1);
  if (outcome == LinearProgram::Outcome::unbounded) return LinearProgram::infinity;
  return outcome == LinearProgram::Outcome::optimal ? program_.values()[at(column_[at(cell)])]
                                                    : -LinearProgram::infinity;
}

double SumAttacker::least(int cell) {
  const auto outcome = minimize(cell, 1);
  return outcome == LinearProgram::Outcome::optimal ? program_.values()[at(column_[at(cell)])]
                                                    : LinearProgram::infinity;
}

}  // namespace takecare::disclosure
