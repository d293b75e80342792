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

namespace takecare::disclosure {

// What changes between the true tables and others: cell and difference, ascending by cell, no difference 0.
using Movement = std::vector<std::pair<int, std::int64_t>>;

class Moves {
 public:
  // Every cell is closed at first.
  Moves(const Structure& structure, const std::vector<std::int64_t>& counts);

  // An open cell may take any value from 1 up; each step away from its count costs `price`, 0 or more.
  void open(int cell, double price);
  void close(int cell);

  // The cheapest movement that brings the cell to `target`, at least when that is more than its count, else at most.
  std::optional<Movement> reach(int cell, std::int64_t target);

  // A movement that raises as many of these open cells to `target` as a linear program that rewards every step can.
  std::optional<Movement> raise(const std::vector<int>& cells, std::int64_t target);

  // A movement that makes the sum of these open cells least.
  std::optional<Movement> lower(const std::vector<int>& cells);

  // The least whole value of an open cell, and the movement to it.
  std::pair<std::int64_t, Movement> least(int cell);

 private:
  int up(int cell) const { return 2 * cell; }
  int down(int cell) const { return 2 * cell + 1; }
  std::int64_t count(int cell) const { return counts_[static_cast<std::size_t>(cell)]; }
  void restore(int cell);
  std::optional<Movement> solve();

  const std::vector<std::int64_t>& counts_;
  std::vector<std::optional<double>> price_;  // none: closed
  LinearProgram program_;
};

}  // namespace takecare::disclosure
