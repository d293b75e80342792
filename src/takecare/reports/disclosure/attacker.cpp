#include "takecare/reports/disclosure/attacker.h"

#include <cmath>

#include "takecare/reports/disclosure/whole_numbers.h"

namespace takecare::disclosure {
namespace {

constexpr double tolerance = 1e-6;

std::vector<LinearRow> rows_of(const Structure& structure) {
  std::vector<LinearRow> rows;
  for (const Equation& equation : structure.equations) {
    LinearRow row{.terms = {{.column = equation.whole, .coefficient = 1}}, .right = 0};
    for (const int part : equation.parts) row.terms.push_back({.column = part, .coefficient = -1});
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Attacker::Attacker(const Structure& structure, const Counts& published)
    : structure_(structure), published_(published), program_(structure.variables(), rows_of(structure)) {
  for (int cell = 0; cell < structure.cells; ++cell) restore(cell);
}

void Attacker::restore(int cell) {
  const auto count = published_[static_cast<std::size_t>(cell)];
  // Zeros are published, so a hidden cell is at least 1.
  program_.bound(cell, count ? static_cast<double>(*count) : 1,
                 count ? static_cast<double>(*count) : LinearProgram::infinity);
  program_.cost(cell, 0);
}

Attacker::Try Attacker::search() {
  WholeSolution solution = find_whole(program_);
  switch (solution.search) {
    case Search::found: break;
    case Search::none: return {.answer = Answer::impossible, .tables = {}};
    case Search::gave_up: return {};
  }
  solution.values.resize(static_cast<std::size_t>(structure_.cells));
  return {.answer = Answer::possible, .tables = std::move(solution.values)};
}

Attacker::Try Attacker::any() { return search(); }

Attacker::Try Attacker::at_least(int cell, std::int64_t value) {
  program_.bound(cell, static_cast<double>(value), LinearProgram::infinity);
  Try out = search();
  restore(cell);
  return out;
}

Attacker::Try Attacker::at_most(int cell, std::int64_t value) {
  program_.bound(cell, 1, static_cast<double>(value));
  Try out = search();
  restore(cell);
  return out;
}

Attacker::Try Attacker::raise(const std::vector<int>& cells, std::int64_t cap) {
  for (const int cell : cells) {
    program_.bound(cell, 1, static_cast<double>(cap));
    program_.cost(cell, -1);
  }
  Try out = search();
  for (const int cell : cells) restore(cell);
  return out;
}

Attacker::Try Attacker::lower(const std::vector<int>& cells) {
  for (const int cell : cells) program_.cost(cell, 1);
  Try out = search();
  for (const int cell : cells) restore(cell);
  return out;
}

std::optional<double> Attacker::bound(int cell, double cost) {
  program_.cost(cell, cost);
  const auto outcome = program_.minimize();
  const double value = program_.values()[static_cast<std::size_t>(cell)];
  restore(cell);
  if (outcome != LinearProgram::Outcome::optimal) return std::nullopt;
  return value;
}

std::int64_t Attacker::least(int cell) {
  const auto bottom = bound(cell, 1);
  if (!bottom) return 1;
  const auto least = static_cast<std::int64_t>(std::ceil(*bottom - tolerance));
  for (std::int64_t value = least;; ++value) {
    const Try attempt = at_most(cell, value);
    if (attempt.answer != Answer::impossible) return attempt.answer == Answer::possible ? value : least;
  }
}

std::optional<std::int64_t> Attacker::greatest(int cell) {
  const auto top = bound(cell, -1);
  if (!top) return std::nullopt;
  const auto greatest = static_cast<std::int64_t>(std::floor(*top + tolerance));
  for (std::int64_t value = greatest;; --value) {
    const Try attempt = at_least(cell, value);
    if (attempt.answer != Answer::impossible) return attempt.answer == Answer::possible ? value : greatest;
  }
}

}  // namespace takecare::disclosure
