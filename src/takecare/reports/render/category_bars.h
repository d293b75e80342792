// The figures of a table as bars.
#pragma once

#include <string>
#include <vector>

#include "takecare/reports/render/charts.h"
#include "takecare/reports/report.h"

namespace takecare::reports::render {

// Bars over one dimension, the others as in 'fixed'.
struct Wanted {
  std::string id;
  std::string panel;  // what 'fixed' says, in words; empty: nothing, and bars have their percent
  int dimension = 0;
  Key fixed;
};

// Of a table of two dimensions: bars over one of them for each category of the other.
std::vector<Wanted> panels_of(const Report& report, const TableShape& table, int time, int panels, int bars);

// One a category that tables list, in order.
std::vector<ChartBar> bars_of(const Report& report, const Wanted& wanted);

}  // namespace takecare::reports::render
