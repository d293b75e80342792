#include "takecare/reports/disclosure/moves.h"

#include <cmath>

namespace takecare::disclosure {
namespace {

// Unseen cells move for next to nothing, but not for nothing: the shortest way is nearly always one in whole numbers.
constexpr double unseen_price = 1e-3;

constexpr Effort bulk_effort{.starts = 1, .nodes = 20};

// The differences of a whole and of its parts agree, as the starting values do.
std::vector<LinearRow> rows_of(const Structure& structure) {
  std::vector<LinearRow> rows;
  const auto add = [](LinearRow& row, int variable, int sign) {
    row.terms.push_back({.column = 2 * variable, .coefficient = sign});
    row.terms.push_back({.column = 2 * variable + 1, .coefficient = -sign});
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

std::optional<std::vector<std::int64_t>> complete(const Structure& structure, std::vector<std::int64_t> counts) {
  if (structure.unseen == 0) return counts;
  std::vector<LinearRow> rows;
  for (const Equation& equation : structure.equations) {
    if (equation.parts.front() < structure.cells) continue;
    LinearRow row{.terms = {}, .right = counts[static_cast<std::size_t>(equation.whole)]};
    for (const int part : equation.parts) row.terms.push_back({.column = part - structure.cells, .coefficient = 1});
    rows.push_back(std::move(row));
  }
  LinearProgram program(structure.unseen, std::move(rows));
  const WholeSolution solution = find_whole(program, LinearProgram::Method::anew, full_effort);
  if (solution.search != Search::found) return std::nullopt;
  counts.insert(counts.end(), solution.values.begin(), solution.values.end());
  return counts;
}

Moves::Moves(const Structure& structure, const std::vector<std::int64_t>& start)
    : start_(start),
      price_(static_cast<std::size_t>(structure.cells)),
      program_(2 * structure.variables(), rows_of(structure)) {
  for (int cell = 0; cell < structure.cells; ++cell) restore(cell);
  for (int unseen = structure.cells; unseen < structure.variables(); ++unseen) {
    program_.bound(down(unseen), 0, static_cast<double>(count(unseen)));
  }
  price_unseen(unseen_price);
}

void Moves::price_unseen(double price) {
  for (int unseen = static_cast<int>(price_.size()); unseen < static_cast<int>(start_.size()); ++unseen) {
    program_.cost(up(unseen), price);
    program_.cost(down(unseen), price);
  }
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

std::optional<Movement> Moves::solve(LinearProgram::Method method, Effort effort) {
  const WholeSolution solution = find_whole(program_, method, effort, Columns::up_and_down);
  if (solution.search != Search::found) return std::nullopt;
  Movement out;
  for (int cell = 0; cell < static_cast<int>(price_.size()); ++cell) {
    const std::int64_t difference =
        solution.values[static_cast<std::size_t>(up(cell))] - solution.values[static_cast<std::size_t>(down(cell))];
    if (difference != 0) out.emplace_back(cell, difference);
  }
  return out;
}

std::optional<Movement> Moves::reach(int cell, std::int64_t target, Effort effort) {
  const auto distance = static_cast<double>(target - count(cell));
  if (distance > 0) {
    program_.bound(up(cell), distance, LinearProgram::infinity);
    program_.bound(down(cell), 0, 0);
  } else {
    program_.bound(up(cell), 0, 0);
    program_.bound(down(cell), -distance, static_cast<double>(count(cell) - 1));
  }
  auto out = solve(LinearProgram::Method::anew, effort);
  restore(cell);
  return out;
}

std::optional<Movement> Moves::raise(const std::vector<int>& cells, std::int64_t target) {
  for (const int cell : cells) {
    program_.bound(up(cell), 0, static_cast<double>(target - count(cell)));
    program_.cost(up(cell), -1);
    program_.cost(down(cell), 1);
  }
  auto out = solve(LinearProgram::Method::primal, bulk_effort);
  for (const int cell : cells) restore(cell);
  return out;
}

std::optional<Movement> Moves::lower(const std::vector<int>& cells) {
  for (const int cell : cells) {
    program_.cost(up(cell), 1);
    program_.cost(down(cell), -1);
  }
  auto out = solve(LinearProgram::Method::primal, bulk_effort);
  for (const int cell : cells) restore(cell);
  return out;
}

std::pair<std::int64_t, Movement> Moves::least(int cell) {
  program_.cost(up(cell), 1);
  program_.cost(down(cell), -1);
  price_unseen(0);
  const auto outcome = program_.minimize(LinearProgram::Method::primal);
  const auto at = [&](int column) { return program_.values()[static_cast<std::size_t>(column)]; };
  const double bound = static_cast<double>(count(cell)) + at(up(cell)) - at(down(cell));
  restore(cell);
  price_unseen(unseen_price);
  if (outcome != LinearProgram::Outcome::optimal) return {count(cell), {}};
  for (auto target = static_cast<std::int64_t>(std::ceil(bound - 1e-6)); target < count(cell); ++target) {
    if (auto movement = reach(cell, target, full_effort)) return {target, std::move(*movement)};
  }
  return {count(cell), {}};
}

}  // namespace takecare::disclosure
