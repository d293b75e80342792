// From the entries of linked tables to every cell that is not zero, margins too.
#pragma once

#include <cstdint>
#include <vector>

#include "takecare/reports/disclosure/disclosure.h"
#include "takecare/reports/disclosure/structure.h"

namespace takecare::disclosure {

struct CountedTables {
  std::vector<Scope> scopes;  // cells in the order of `at`
  Structure structure;
  std::vector<std::int64_t> counts;  // of each cell of the structure
};

// Errors as of `protect`.
Result<CountedTables> count_margins(const LinkedTables& tables);

}  // namespace takecare::disclosure
