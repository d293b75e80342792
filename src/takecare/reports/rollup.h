// From the counts of full tuples to every margin of every table.
#pragma once

#include <vector>

#include "takecare/reports/table.h"
#include "takecare/reports/tally.h"

namespace takecare::reports {

// The kinds of the measures that gather values, in order: those of CountedCell::gathered.
std::vector<MeasureKind> gathering_kinds(const std::vector<Measure>& measures);

// Adds the entries of a table, whose tuples are the period and the categories of its dimensions, and all their margins
// to the cells. Margins that an earlier table of the layout has too are left as they are.
void add_table(Counts& counts, std::size_t table, const std::vector<Tally::Entry>& entries);

}  // namespace takecare::reports
