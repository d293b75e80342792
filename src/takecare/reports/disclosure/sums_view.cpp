#include "takecare/reports/disclosure/sums_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "takecare/reports/disclosure/editions.h"

namespace takecare::disclosure {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// One edition, on its own.
struct One {
  Edition edition;
  std::vector<const SumCell*> cells;  // by variable
};

// Which of the sums that the place has had.
class States {
 public:
  int of(int table, const At& at, std::int64_t sum) {
    std::vector<std::int64_t>& had = had_[{table, at}];
    const auto known = std::ranges::find(had, sum);
    const auto state = static_cast<int>(known - had.begin());
    if (known == had.end()) had.push_back(sum);
    return state;
  }

 private:
  std::map<std::pair<int, At>, std::vector<std::int64_t>> had_;
};

Result<void> check_sums(const SumTables& tables, const One& one) {
  const Structure& structure = one.edition.structure;
  const auto name = [&](int cell) {
    const Structure::Place place = structure.first[at(cell)];
    const SumTable& table = tables.tables[at(place.table)];
    return describe(tables.dimensions, table.name, table.dimensions, table.cells[at(place.cell)].at);
  };
  for (int cell = 0; cell < structure.cells; ++cell) {
    if (!one.cells[at(cell)]->below_zero) continue;
    return fail(name(cell) + " has an amount below zero, so its sums cannot be protected",
                "leave the sum out of the report, or sum amounts that are never below zero");
  }
  for (const Equation& equation : structure.equations) {
    // What an unseen part adds is known to nobody.
    if (std::ranges::any_of(equation.parts, [&](int part) { return part >= structure.cells; })) continue;
    std::int64_t parts = 0;
    for (const int part : equation.parts) parts += one.cells[at(part)]->sum;
    if (parts == one.cells[at(equation.whole)]->sum) continue;
    return fail(name(equation.whole) + " is not the sum of its parts", "this is a fault of the tables that were given");
  }
  return {};
}

Result<One> read_one(const SumTables& tables, States& states) {
  One one;
  for (const SumTable& table : tables.tables) {
    Scope scope{.name = table.name, .dimensions = table.dimensions, .cells = {}};
    for (const SumCell& cell : table.cells) scope.cells.push_back(cell.at);
    one.edition.scopes.push_back(std::move(scope));
  }
  auto structure = build_structure(tables.dimensions, one.edition.scopes);
  if (!structure) return std::unexpected(structure.error());
  one.edition.structure = std::move(*structure);
  for (const Structure::Place& place : one.edition.structure.first) {
    const SumCell& cell = tables.tables[at(place.table)].cells[at(place.cell)];
    one.cells.push_back(&cell);
    one.edition.state.push_back(states.of(place.table, cell.at, cell.sum));
  }
  if (auto checked = check_sums(tables, one); !checked) return std::unexpected(checked.error());
  return one;
}

bool was_hidden(const EarlierSums& earlier, const One& one, std::size_t cell) {
  const Structure::Place place = one.edition.structure.first[cell];
  return earlier.hidden[at(place.table)][at(place.cell)];
}

// What was hidden stays so, and what was published is known.
void bind(const std::vector<One>& editions, const std::vector<EarlierSums>& earlier, const Joined& joined,
          SumsView& view) {
  view.bounds.assign(view.cells.size(), SumBound::free);
  std::set<std::pair<int, At>> places;
  for (const bool hidden : {true, false}) {
    for (std::size_t e = 0; e < earlier.size(); ++e) {
      const One& one = editions[e + 1];
      for (std::size_t c = 0; c < one.cells.size(); ++c) {
        if (was_hidden(earlier[e], one, c) != hidden) continue;
        if (hidden) places.emplace(one.edition.structure.first[c].table, one.cells[c]->at);
        view.bounds[at(joined.cells[e + 1][c])] = hidden ? SumBound::hidden : SumBound::published;
      }
    }
  }
  const One& own = editions.front();
  for (std::size_t c = 0; c < own.cells.size(); ++c) {
    SumBound& bound = view.bounds[at(joined.cells.front()[c])];
    const bool before = places.contains({own.edition.structure.first[c].table, own.cells[c]->at});
    if (bound == SumBound::free && before) bound = SumBound::hidden;
  }
}

}  // namespace

Result<SumsView> view_sums(const SumTables& tables, const std::vector<EarlierSums>& earlier) {
  States states;
  std::vector<One> editions;
  std::vector<Edition> to_join;
  for (std::size_t e = 0; e <= earlier.size(); ++e) {
    auto one = read_one(e == 0 ? tables : earlier[e - 1].tables, states);
    if (!one) return std::unexpected(one.error());
    to_join.push_back(one->edition);
    editions.push_back(std::move(*one));
  }
  Joined joined = join(to_join);
  SumsView view{.scopes = std::move(joined.scopes), .structure = std::move(joined.structure)};
  view.own = editions.front().edition.structure.cells;
  view.cells.resize(at(view.structure.cells), nullptr);
  for (std::size_t e = 0; e < editions.size(); ++e) {
    for (std::size_t c = 0; c < editions[e].cells.size(); ++c) {
      const SumCell*& cell = view.cells[at(joined.cells[e][c])];
      if (cell == nullptr) cell = editions[e].cells[c];
    }
  }
  bind(editions, earlier, joined, view);
  return view;
}

std::string describe(const SumTables& tables, const SumsView& view, int cell) {
  const Structure::Place place = view.structure.first[at(cell)];
  const Scope& scope = view.scopes[at(place.table)];
  return describe(tables.dimensions, scope.name, scope.dimensions, scope.cells[at(place.cell)]);
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
  for (int cell = 0; cell < view.structure.cells; ++cell) {
    const Structure::Place place = view.structure.first[at(cell)];
    const SumBound bound = view.bounds[at(cell)];
    const bool hides = cell < view.own ? hidden[at(place.table)][at(place.cell)] : bound == SumBound::hidden;
    // What an earlier edition published is known, whatever is hidden now.
    cells.push_back(hides && bound != SumBound::published);
  }
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
