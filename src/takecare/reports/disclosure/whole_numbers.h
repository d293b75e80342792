// Solutions of a linear program in whole numbers: branch and bound, with every solution checked in exact arithmetic.
#pragma once

#include <cstdint>
#include <vector>

#include "takecare/reports/disclosure/linear_program.h"

namespace takecare::disclosure {

enum class Search : std::uint8_t {
  found,
  none,     // there is no solution, in whole numbers or at all
  gave_up,  // the limit was reached, or the solver failed
};

struct WholeSolution {
  Search search = Search::gave_up;
  std::vector<std::int64_t> values;  // of every column, when found
};

// The first solution that a depth-first search finds, beginning from the cheapest fractional one. Frequency tables of
// two dimensions are flows in networks, whose basic solutions are whole already; other tables seldom need more than a
// few nodes. The bounds are the same before and after. The objective must be bounded.
WholeSolution find_whole(LinearProgram& program, int node_limit = 400);

}  // namespace takecare::disclosure
