// Movements of the true counts that keep every table adding up, as a linear program: each cell may go up or down from
// its count, at a price. A solution in whole numbers, added to the true counts, is a set of tables that the attacker
// cannot tell from the true ones, as long as only hidden cells move.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "takecare/reports/disclosure/linear_program.h"
#include "takecare/reports/disclosure/structure.h"
#include "takecare/reports/disclosure/whole_numbers.h"

namespace takecare::disclosure {

// What changes between the true tables and others: cell and difference, ascending by cell, no difference 0.
using Movement = std::vector<std::pair<int, std::int64_t>>;

// A value for each variable of the structure: the counts of the cells, and after them counts of the unseen cells that
// agree with them. The true ones are not known here, and any will do: what is sought are other tables, by movements
// from these. Nothing when none were found: no cross-classification in whole numbers stands behind these cells, or the
// search gave up.
std::optional<std::vector<std::int64_t>> complete(const Structure& structure, std::vector<std::int64_t> counts);

inline constexpr Effort full_effort{.starts = 40, .nodes = 50};

class Moves {
 public:
  // `start` as `complete` gives it. Every cell is closed at first.
  Moves(const Structure& structure, const std::vector<std::int64_t>& start);

  // An open cell may take any value from 1 up; each step away from its count costs `price`, 0 or more.
  void open(int cell, double price);
  void close(int cell);

  // The cheapest movement that brings the cell to `target`, at least when that is more than its count, else at most.
  // The search in whole numbers looks at `effort` fractional solutions and then gives up.
  std::optional<Movement> reach(int cell, std::int64_t target, Effort effort);

  // A movement that raises as many of these open cells to `target` as a linear program that rewards every step can.
  std::optional<Movement> raise(const std::vector<int>& cells, std::int64_t target);

  // A movement that makes the sum of these open cells least.
  std::optional<Movement> lower(const std::vector<int>& cells);

  // The least whole value of an open cell, and the movement to it.
  std::pair<std::int64_t, Movement> least(int cell);

 private:
  int up(int variable) const { return 2 * variable; }
  int down(int variable) const { return 2 * variable + 1; }
  std::int64_t count(int variable) const { return start_[static_cast<std::size_t>(variable)]; }
  void restore(int cell);
  void price_unseen(double price);
  std::optional<Movement> solve(LinearProgram::Method method, Effort effort);

  const std::vector<std::int64_t>& start_;
  std::vector<std::optional<double>> price_;  // of each cell; none: closed
  LinearProgram program_;
};

}  // namespace takecare::disclosure
