// Many small charts of one table.
#pragma once

#include <string>

#include "takecare/reports/report.h"

namespace takecare::reports::render {

// Of a table of two dimensions: small bars for each category of the first, or of the second where the second has too
// many for bars. The largest ones where they are too many; the caption says which are left to the table. Empty where
// neither dimension is short enough, and where fewer than two categories have half of their figures shown.
std::string small_chart(const Report& report, const TableShape& table, int time);

}  // namespace takecare::reports::render
