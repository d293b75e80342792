// What the charts and the summary of a report speak of: how many, where it shows counts or percentages; else its first
// sum, and where it has none, how many.
#pragma once

#include <string>

#include "takecare/reports/report.h"

namespace takecare::reports::render {

bool speaks_of_counts(const Report& report);
Figure headline(const Report& report, const Cell& cell);
std::string shown_headline(const Report& report, const Figure& figure);
// 'Persons', 'Sum of owed'.
std::string headline_label(const Report& report);

}  // namespace takecare::reports::render
