// What stands around a chart: its caption, what it leaves to the table, and its figures in words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "takecare/reports/render/charts.h"
#include "takecare/reports/table.h"

namespace takecare::reports::render {

// The note may be empty.
std::string chart_figure(const std::string& caption, const std::string& note, const std::string& chart);

// 'Citizen: 12 (3.1%); Unknown: suppressed.'
std::string said(const std::vector<ChartBar>& bars);

// 'Only in the table: Kent, Sussex.' 'Only in the table: 14 others.' Empty for none.
std::string only_in_table(const std::vector<std::string>& names);

bool is_shown(const Figure& count);  // a value or zero

}  // namespace takecare::reports::render
