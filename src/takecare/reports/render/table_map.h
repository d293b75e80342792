// The map of a table by counties.
#pragma once

#include <string>

#include "takecare/reports/report.h"

namespace takecare::reports::render {

// Of a table whose dimension, or finest level, the report has a map of, at one time. Empty for other tables, and where
// no county has a figure.
std::string table_map(const Report& report, const TableShape& table, int time);

}  // namespace takecare::reports::render
