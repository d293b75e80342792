// From what was counted to what may be published.
#pragma once

#include <map>
#include <optional>
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

// Counts that are published as other numbers near them, of cells that are not zero.
struct Moved {
  std::map<Key, std::int64_t> cells;
  std::vector<std::int64_t> unplaced;  // of Counts::unplaced
  std::int64_t unplaced_total = 0;
  // By what was moved together (a period, or total for all; not_placed): no count is further from its number.
  std::map<int, std::int64_t> within;
  static constexpr int not_placed = -2;

  std::int64_t most() const;
};

// What is done to counts before they are published.
struct Safe {
  Hidden hidden;
  std::optional<Moved> moved;
};

// What was counted for a version that was let out, and what was done to it: for disclosure control of the versions
// after it, and for nothing else.
struct Kept {
  Counts counts;
  Safe safe;
};

// The cube without any value that is hidden. A percent is of all records of the same time. An earliest or latest date
// of a margin is withheld too when only a hidden cell can have it: it would be told about that cell.
Cube publish(const Counts& counts, const Hidden& hidden);

// The numbers in the place of the counts. What became zero is as if it had never been counted: no table lists it.
Counts moved_counts(const Counts& counts, const Moved& moved);

}  // namespace takecare::reports
