// The cells of the cross-classification behind a ring of tables (see ring.h), and their equations.
#pragma once

#include <map>
#include <span>
#include <utility>
#include <vector>

#include "takecare/reports/disclosure/structure.h"

namespace takecare::disclosure {

// What makes a cell the same in two tables: its categories by dimension, without the dimensions that are summed over.
using CellKey = std::vector<std::pair<int, int>>;

using PartsOf = std::map<int, std::vector<int>>;

// Adds them to `structure`. A cell of the cross-classification that has a published zero among its margins is zero too,
// and is left out. Errors: too many cells; a cell of a table that no cell of the cross-classification can make up.
Result<void> add_unseen(std::span<const Dimension> dimensions, const std::vector<std::vector<int>>& tables,
                        const std::vector<std::vector<bool>>& leaves, const std::map<CellKey, int>& names,
                        Structure& structure);

}  // namespace takecare::disclosure
