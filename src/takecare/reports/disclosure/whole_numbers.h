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

struct Effort {
  int starts = 1;  // searches, each from another corner of the feasible region
  int nodes = 1;   // linear programs in each
};

// What the columns mean.
enum class Columns : std::uint8_t {
  values,
  // 2n and 2n + 1 are how far one number goes up and down, and only the difference counts: one of the two may as well
  // be 0. A search that does not know it raises both for ever, each by a half.
  up_and_down,
};

// The first solution that a depth-first search finds, beginning from the cheapest fractional one, which is found by
// `method`. Frequency tables of two dimensions are flows in networks, whose basic solutions are whole already. Tables
// of three dimensions are not; there it is better to give up soon and to begin again, with costs that are raised a
// little at random, than to search long. Bounds and costs are the same before and after. The objective must be bounded;
// for more than one start no column without an upper bound may have a negative cost.
WholeSolution find_whole(LinearProgram& program, LinearProgram::Method method, Effort effort,
                         Columns columns = Columns::values);

}  // namespace takecare::disclosure
