// From what was counted to what may be published.
#pragma once

#include <set>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/reports/table.h"

namespace takecare::reports {

struct Hidden {
  std::set<Key> cells;
  std::vector<std::set<Key>> sums;  // by gathered measure: of sums, the cells whose sum is hidden; else empty
  std::set<std::size_t> unplaced;   // indices in Counts::unplaced
  bool unplaced_total = false;
};

// What was counted for a version that was let out, and what of it was hidden: for disclosure control of the versions
// after it, and for nothing else.
struct Kept {
  Counts counts;
  Hidden hidden;
};

// Which counts are hidden: those from 1 to protect_under - 1, and what is needed so that they cannot be worked out from
// all tables of the report and all its periods together. Then the audit: an error, naming the cell, when something
// hidden could be worked out after all. 0 or 1: nothing is hidden. Sums are hidden by the p-percent rule, and wherever
// their count is (disclosure/sums.h).
//
// 'earlier': versions of the same report and periods that were let out, the last first. Then a reader is taken to have
// them all (disclosure/disclosure.h). An error when they have other tables.
Result<Hidden> hide(const Counts& counts, int protect_under, int sums_percent, const std::vector<Kept>& earlier = {});

// The cube without any value that is hidden. A percent is of all records of the same time. An earliest or latest date
// of a margin is withheld too when only a hidden cell can have it: it would be told about that cell.
Cube publish(const Counts& counts, const Hidden& hidden);

}  // namespace takecare::reports
