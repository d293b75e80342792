// Tables that were published one after the other, as one system: the tables to be published and earlier editions of
// them, with the equations of each, in which a cell that has the same number in two editions is one variable.
#pragma once

#include <vector>

#include "takecare/reports/disclosure/margins.h"
#include "takecare/reports/disclosure/structure.h"

namespace takecare::disclosure {

struct Edition {
  std::vector<Scope> scopes;
  Structure structure;
  // Of each cell of the structure: which of the numbers that its place has had. Cells of one place with the same state
  // are the same number, and everybody is taken to know that.
  std::vector<int> state;
};

struct Joined {
  std::vector<Scope> scopes;            // of all editions, one after the other; those of earlier ones say so
  Structure structure;                  // cells of the first edition first, in their order
  std::vector<std::vector<int>> cells;  // [edition][cell of that edition]: the variable
};

// The editions have the same dimensions, and tables in the same order. One alone is joined to itself.
Joined join(const std::vector<Edition>& editions);

// Editions of which all counts are known: a place that has one count in two editions is one variable.
struct CountedEditions {
  std::vector<CountedTables> counted;
  Joined joined;
  std::vector<std::int64_t> counts;  // of each cell of the joined structure
};

// Errors as of count_margins.
Result<CountedEditions> count_editions(const std::vector<const LinkedTables*>& editions);

}  // namespace takecare::disclosure
