// What is published, read as a set of cells and equations.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takecare/reports/disclosure/disclosure.h"
#include "takecare/reports/disclosure/structure.h"

namespace takecare::disclosure {

struct ReadersView {
  std::vector<Scope> scopes;
  Structure structure;
  std::vector<std::optional<std::int64_t>> counts;  // of each cell of the structure; none: hidden everywhere
  std::vector<bool> primary;
  std::vector<int> given_away;  // cells that one table hides and another publishes
  // Of each cell, its count when an earlier version published it.
  std::vector<std::optional<std::int64_t>> before;
  int own = 0;                      // the first cells are those of the first version
  std::vector<bool> hidden_before;  // of each of these: whether an earlier version hid what stood there
};

// Errors: input out of range, a margin missing, a cell with two counts, published parts that do not add up to their
// margin.
Result<ReadersView> read_published(const PublishedTables& tables);

// What a reader of all versions has, as one system (editions.h). Errors as above, and for a cell that two versions give
// one state and two counts.
Result<ReadersView> read_published(const std::vector<PublishedTables>& versions);

std::string describe(const PublishedTables& tables, const ReadersView& view, int cell);

}  // namespace takecare::disclosure
