// Two reports side by side: what a correction changed, and how a period compares with an earlier one. It looks at what
// was published and at nothing else, so it tells nothing that the two do not.
#pragma once

#include <string>
#include <vector>

#include "takecare/reports/report.h"

namespace takecare::reports {

struct Difference {
  std::string table;  // title
  std::vector<std::string>
      at;  // 'Status: Final order of removal', one for each dimension that is no total; none: total
  Measure measure;
  Figure before;
  Figure after;

  bool changed() const { return before != after; }
};

// Every figure of every table that both have, of the first period of each; what one of them has no cell for is zero
// there. In the order of the later report. Tables and measures go by their names, categories too.
std::vector<Difference> differences(const Report& before, const Report& after);

}  // namespace takecare::reports
