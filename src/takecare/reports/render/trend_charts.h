// How the categories of a table went over time.
#pragma once

#include <string>
#include <vector>

#include "takecare/reports/render/marks.h"
#include "takecare/reports/report.h"

namespace takecare::reports::render {

// The times that can be followed over a whole report: its periods, or its years where there are too many periods for a
// table of them. Fewer than three are none.
std::vector<int> trend_times(const Report& report);
// 'quarter', 'year', 'fiscal year'.
std::string trend_noun(const Time& time, const std::vector<int>& times);

// Of a table of one dimension: a line for each category in one chart, or in small charts where there are too many for
// one. Empty for other tables, for fewer than three times, and where fewer than two categories have enough figures that
// are shown: half of them.
std::string trend_chart(const Report& report, const TableShape& table, const std::vector<int>& times,
                        const std::string& id, Marks marks);

}  // namespace takecare::reports::render
