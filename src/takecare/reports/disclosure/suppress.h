// One way through the search for complementary cells: cover every requirement by movements, cheapest first, then
// publish again what turns out not to be needed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "takecare/reports/disclosure/requirements.h"

namespace takecare::disclosure {

struct Problem {
  const Structure& structure;
  const std::vector<std::int64_t>& counts;  // as `complete` gives them
  const std::vector<Bound>& bounds;         // of each cell
  int own = 0;                              // the first cells are those that are to be published now
  std::int64_t threshold = 0;
  std::vector<Requirement> requirements;
};

// What it costs to hide a cell: a price for each.
using Prices = std::vector<double>;

// Which cells are hidden, primary and complementary; nothing when the search found no protection (an unlucky search in
// whole numbers behind a ring of tables, or what went out before leaves none).
std::optional<std::vector<bool>> suppress(const Problem& problem, const Prices& prices);

}  // namespace takecare::disclosure
