// The charts of a report's tables.
#pragma once

#include <string>
#include <vector>

#include "takecare/reports/render/marks.h"
#include "takecare/reports/report.h"

namespace takecare::reports::render {

// A table of one dimension: a bar for each category, the largest ones when there are too many. Of two, when one of them
// is short: such bars for each category of the short one, on one scale; otherwise a small chart for each category of
// the first. Nothing for other tables.
std::string table_chart(const Report& report, const TableShape& table, int time);

// The totals of periods, in order, with the years or the months below.
std::string period_chart(const Report& report, const std::vector<int>& periods, const std::string& id, Marks marks);

}  // namespace takecare::reports::render
