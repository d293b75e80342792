// csv-metadata.json: what the CSV files beside it hold, in the W3C's Metadata Vocabulary for Tabular Data (CSV on the
// Web, https://www.w3.org/TR/tabular-metadata/). A reader of these finds it under this name beside any of them.
#pragma once

#include <string>
#include <vector>

#include "takecare/reports/render/table_csv.h"

namespace takecare::reports::render {

// 'suppressed', 'unknown' and 'not applicable' are null in columns of figures; which of them a cell holds, the file
// says itself. In other columns '(unknown)' and '(not applicable)' are categories like any other.
std::string csv_metadata(const Report& report, const std::vector<CsvTable>& tables);

}  // namespace takecare::reports::render
