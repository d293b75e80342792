#include "takecare/reports/disclosure/moves.h"

#include <cmath>

#include "takecare/reports/disclosure/whole_numbers.h"

namespace takecare::disclosure {
namespace {

// In each equation the true counts cancel, but for those of unseen cells, which are not known: these are variables
// themselves.
std::vector<LinearRow> rows_of(const Structure& structure, const std::vector<std::int64_t>& counts) {
  std::vector<LinearRow> rows;
  const auto add = [&](LinearRow& row, int variable, int sign) {
    if (variable >= structure.cells) {
      row.terms.push_back({.column = structure.cells + variable, .coefficient = sign});
      return;
    }
    row.terms.push_back({.column = 2 * variable, .coefficient = sign});
    row.terms.push_back({.column = 2 * variable + 1, .coefficient = -sign});
    row.right -= sign * counts[static_cast<std::size_t>(variable)];
  };
  for (const Equation& equation : structure.equations) {
    LinearRow row;
    add(row, equation.whole, 1);
    for (const int part : equation.parts) add(row, part, -1);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Moves::Moves(const Structure& structure, const std::vector<std::int64_t>& counts)
    : counts_(counts),
      price_(static_cast<std::size_t>(structure.cells)),
      program_(2 * structure.cells + structure.unseen, rows_of(structure, counts)) {
  for (int cell = 0; cell < structure.cells; ++cell) restore(cell);
}

void Moves::open(int cell, double price) {
  price_[static_cast<std::size_t>(cell)] = price;
  restore(cell);
}

void Moves::close(int cell) {
  price_[static_cast<std::size_t>(cell)].reset();
  restore(cell);
}

void Moves::restore(int cell) {
  const auto price = price_[static_cast<std::size_t>(cell)];
  program_.bound(up(cell), 0, price ? LinearProgram::infinity : 0);
  program_.bound(down(cell), 0, price ? static_cast<double>(count(cell) - 1) : 0);
  program_.cost(up(cell), price.value_or(0));
  program_.cost(down(cell), price.value_or(0));
}

std::optional<Movement> Moves::solve() {
  const WholeSolution solution = find_whole(program_);
  if (solution.search != Search::found) return std::nullopt;
  Movement out;
  for (int cell = 0; cell < static_cast<int>(counts_.size()); ++cell) {
    const std::int64_t difference =
        solution.values[static_cast<std::size_t>(up(cell))] - solution.values[static_cast<std::size_t>(down(cell))];
    if (difference != 0) out.emplace_back(cell, difference);
  }
  return out;
}

std::optional<Movement> Moves::reach(int cell, std::int64_t target) {
  const auto distance = static_cast<double>(target - count(cell));
  if (distance > 0) {
    program_.bound(up(cell), distance, LinearProgram::infinity);
    program_.bound(down(cell), 0, 0);
  } else {
    program_.bound(up(cell), 0, 0);
    program_.bound(down(cell), -distance, static_cast<double>(count(cell) - 1));
  }
  auto out = solve();
  restore(cell);
  return out;
}

std::optional<Movement> Moves::raise(const std::vector<int>& cells, std::int64_t target) {
  for (const int cell : cells) {
    program_.bound(up(cell), 0, static_cast<double>(target - count(cell)));
    program_.cost(up(cell), -1);
    program_.cost(down(cell), 1);
  }
  auto out = solve();
  for (const int cell : cells) restore(cell);
  return out;
}

std::optional<Movement> Moves::lower(const std::vector<int>& cells) {
  for (const int cell : cells) {
    program_.cost(up(cell), 1);
    program_.cost(down(cell), -1);
  }
  auto out = solve();
  for (const int cell : cells) restore(cell);
  return out;
}

std::pair<std::int64_t, Movement> Moves::least(int cell) {
  program_.cost(up(cell), 1);
  program_.cost(down(cell), -1);
  const auto outcome = program_.minimize();
  const auto at = [&](int column) { return program_.values()[static_cast<std::size_t>(column)]; };
  const double bound = static_cast<double>(count(cell)) + at(up(cell)) - at(down(cell));
  restore(cell);
  if (outcome != LinearProgram::Outcome::optimal) return {count(cell), {}};
  for (auto target = static_cast<std::int64_t>(std::ceil(bound - 1e-6)); target < count(cell); ++target) {
    if (auto movement = reach(cell, target)) return {target, std::move(*movement)};
  }
  return {count(cell), {}};
}

}  // namespace takecare::disclosure
