#include "takecare/reports/disclosure/attacker.h"

#include <algorithm>
#include <cmath>

namespace takecare::disclosure {
namespace {

constexpr double tolerance = 1e-6;
constexpr Effort full_effort{.starts = 40, .nodes = 50};
// A search that is worth its time when the other has found nothing: one, and deep.
constexpr Effort last_effort{.starts = 1, .nodes = 4'000};
constexpr Effort bulk_effort{.starts = 1, .nodes = 20};

// Zeros are published, so a hidden cell is at least 1.
std::int64_t least_of(const Structure& structure, int variable) { return variable < structure.cells ? 1 : 0; }

std::optional<std::int64_t> known(const Structure& structure, const Attacker::Counts& published, int variable) {
  return variable < structure.cells ? published[static_cast<std::size_t>(variable)] : std::nullopt;
}

// `columns` gives the terms of a variable with the sign +1.
template <class Columns>
std::vector<LinearRow> rows_of(const Structure& structure, Columns columns) {
  std::vector<LinearRow> rows;
  for (const Equation& equation : structure.equations) {
    LinearRow row;
    const auto add = [&](int variable, int sign) {
      for (const LinearTerm& term : columns(variable)) row.terms.push_back({term.column, sign * term.coefficient});
    };
    add(equation.whole, 1);
    for (const int part : equation.parts) add(part, -1);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<LinearRow> rows_of_values(const Structure& structure) {
  return rows_of(structure, [](int variable) { return std::vector<LinearTerm>{{variable, 1}}; });
}

std::vector<LinearRow> rows_of_differences(const Structure& structure) {
  return rows_of(structure,
                 [](int variable) { return std::vector<LinearTerm>{{2 * variable, 1}, {2 * variable + 1, -1}}; });
}

}  // namespace

bool agree(const Structure& structure, const Attacker::Counts& published, const Attacker::Tables& tables) {
  for (int variable = 0; variable < structure.variables(); ++variable) {
    const std::int64_t value = tables[static_cast<std::size_t>(variable)];
    if (value < least_of(structure, variable)) return false;
    if (known(structure, published, variable).value_or(value) != value) return false;
  }
  for (const Equation& equation : structure.equations) {
    std::int64_t sum = 0;
    for (const int part : equation.parts) sum += tables[static_cast<std::size_t>(part)];
    if (sum != tables[static_cast<std::size_t>(equation.whole)]) return false;
  }
  return true;
}

Attacker::Try find_tables(const Structure& structure, const Attacker::Counts& published) {
  LinearProgram program(structure.variables(), rows_of_values(structure));
  for (int variable = 0; variable < structure.variables(); ++variable) {
    const auto count = known(structure, published, variable);
    const auto low = static_cast<double>(count.value_or(least_of(structure, variable)));
    program.bound(variable, low, count ? low : LinearProgram::infinity);
  }
  WholeSolution solution = find_whole(program, LinearProgram::Method::anew, full_effort);
  if (solution.search == Search::none) return {.answer = Attacker::Answer::impossible, .tables = {}};
  if (solution.search == Search::gave_up || !agree(structure, published, solution.values)) return {};
  return {.answer = Attacker::Answer::possible, .tables = std::move(solution.values)};
}

Attacker::Attacker(const Structure& structure, const Counts& published, Tables first)
    : structure_(structure),
      published_(published),
      first_(std::move(first)),
      program_(2 * structure.variables(), rows_of_differences(structure)) {
  for (int variable = 0; variable < structure.variables(); ++variable) restore(variable);
}

// Short ways from the first tables are cheap, and they are nearly always ways in whole numbers.
void Attacker::restore(int variable) {
  const bool fixed = known(structure_, published_, variable).has_value();
  const std::int64_t room = first(variable) - least_of(structure_, variable);
  program_.bound(more(variable), 0, fixed ? 0 : LinearProgram::infinity);
  program_.bound(less(variable), 0, fixed ? 0 : static_cast<double>(room));
  program_.cost(more(variable), 1);
  program_.cost(less(variable), 1);
}

void Attacker::move_freely(bool freely) {
  for (int variable = 0; variable < structure_.variables(); ++variable) {
    program_.cost(more(variable), freely ? 0 : 1);
    program_.cost(less(variable), freely ? 0 : 1);
  }
}

void Attacker::reward(const std::vector<int>& cells, double direction) {
  move_freely(true);
  for (const int cell : cells) {
    program_.cost(more(cell), -direction);
    program_.cost(less(cell), direction);
  }
}

Attacker::Try Attacker::search(LinearProgram::Method method, Effort effort) {
  const WholeSolution solution = find_whole(program_, method, effort, Columns::up_and_down);
  if (solution.search == Search::none) return {.answer = Answer::impossible, .tables = {}};
  if (solution.search == Search::gave_up) return {};
  Tables tables = first_;
  for (int variable = 0; variable < structure_.variables(); ++variable) {
    tables[static_cast<std::size_t>(variable)] += solution.values[static_cast<std::size_t>(more(variable))] -
                                                  solution.values[static_cast<std::size_t>(less(variable))];
  }
  if (!agree(structure_, published_, tables)) return {};
  return {.answer = Answer::possible, .tables = std::move(tables)};
}

// A search in depth that rounds one up and up need never end, so nothing may go up by much more than the cell moves.
Attacker::Try Attacker::search_nearby(int cell) {
  const double far = 2 * std::max(program_.low(more(cell)), program_.low(less(cell)));
  for (int variable = 0; variable < structure_.variables(); ++variable) {
    if (variable != cell) program_.bound(more(variable), 0, std::min(program_.high(more(variable)), far));
  }
  Try out = search(LinearProgram::Method::anew, last_effort);
  for (int variable = 0; variable < structure_.variables(); ++variable) {
    if (variable != cell) restore(variable);
  }
  // What is not nearby may be elsewhere.
  return out.answer == Answer::possible ? out : Try{};
}

Attacker::Try Attacker::at_least(int cell, std::int64_t value) {
  if (first(cell) >= value) return {.answer = Answer::possible, .tables = first_};
  program_.bound(more(cell), static_cast<double>(value - first(cell)), LinearProgram::infinity);
  program_.bound(less(cell), 0, 0);
  Try out = search(LinearProgram::Method::anew, full_effort);
  if (out.answer == Answer::undecided) out = search_nearby(cell);
  restore(cell);
  return out;
}

Attacker::Try Attacker::at_most(int cell, std::int64_t value) {
  if (first(cell) <= value) return {.answer = Answer::possible, .tables = first_};
  if (value < least_of(structure_, cell)) return {.answer = Answer::impossible, .tables = {}};
  program_.bound(more(cell), 0, 0);
  program_.bound(less(cell), static_cast<double>(first(cell) - value), static_cast<double>(first(cell) - 1));
  Try out = search(LinearProgram::Method::anew, full_effort);
  if (out.answer == Answer::undecided) out = search_nearby(cell);
  restore(cell);
  return out;
}

Attacker::Try Attacker::raise(const std::vector<int>& cells, std::int64_t cap) {
  reward(cells, 1);
  for (const int cell : cells) {
    program_.bound(more(cell), 0, static_cast<double>(std::max<std::int64_t>(0, cap - first(cell))));
  }
  Try out = search(LinearProgram::Method::primal, bulk_effort);
  move_freely(false);
  for (const int cell : cells) restore(cell);
  return out;
}

Attacker::Try Attacker::lower(const std::vector<int>& cells) {
  reward(cells, -1);
  Try out = search(LinearProgram::Method::primal, bulk_effort);
  move_freely(false);
  return out;
}

// How far the linear program takes the cell in a direction, rounded inwards; none: without bound, or the solver failed.
std::optional<std::int64_t> Attacker::furthest(int cell, double direction) {
  reward({cell}, direction);
  const auto outcome = program_.minimize(LinearProgram::Method::primal);
  const double way =
      program_.values()[static_cast<std::size_t>(more(cell))] - program_.values()[static_cast<std::size_t>(less(cell))];
  move_freely(false);
  if (outcome != LinearProgram::Outcome::optimal) return std::nullopt;
  const auto steps = static_cast<std::int64_t>(std::floor(std::abs(way) + tolerance));
  return direction > 0 ? first(cell) + steps : first(cell) - steps;
}

std::int64_t Attacker::least(int cell) {
  const std::int64_t bottom = furthest(cell, -1).value_or(1);
  for (std::int64_t value = bottom;; ++value) {
    const Answer answer = at_most(cell, value).answer;
    if (answer != Answer::impossible) return answer == Answer::possible ? value : bottom;
  }
}

std::optional<std::int64_t> Attacker::greatest(int cell) {
  const auto top = furthest(cell, 1);
  if (!top) return std::nullopt;
  for (std::int64_t value = *top;; --value) {
    const Answer answer = at_least(cell, value).answer;
    if (answer != Answer::impossible) return answer == Answer::possible ? value : *top;
  }
}

}  // namespace takecare::disclosure
