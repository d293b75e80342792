// What the rule demands for each primary cell (see disclosure.h), as values that the attacker must find possible.
#pragma once

#include <cstdint>
#include <vector>

#include "takecare/reports/disclosure/moves.h"
#include "takecare/reports/disclosure/structure.h"

namespace takecare::disclosure {

// Some movement of hidden cells must bring the cell to `target`: at least, when that is more than its count, else at
// most.
struct Requirement {
  int cell = 0;
  std::int64_t target = 0;
};

bool is_primary(std::int64_t count, std::int64_t threshold);

// What a cell is bound to by what went out before.
enum class Bound : std::uint8_t { free, hidden, published };

// Hardest first: those that ask for the longest way. Cells that are at their floor ask for no low value: the true
// tables show it.
// `start` as `complete` gives it. `bounds` of each cell.
std::vector<Requirement> find_requirements(const Structure& structure, const std::vector<std::int64_t>& start,
                                           const std::vector<Bound>& bounds, std::int64_t threshold);

}  // namespace takecare::disclosure
