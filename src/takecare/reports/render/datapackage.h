// datapackage.json: Data Package v2 (datapackage.org), one resource a CSV, with labelled missing values.
#pragma once

#include <string>
#include <vector>

#include "takecare/reports/render/files.h"
#include "takecare/reports/render/table_csv.h"

namespace takecare::reports::render {

std::string report_package(const Report& report, const std::vector<CsvTable>& tables);

// One package over the packages of several folders (folder, its datapackage.json): their resources with the folder
// before path and name.
Result<std::string> joined_package(const std::string& name, const std::string& title,
                                   const std::vector<std::pair<std::string, std::string>>& packages);

}  // namespace takecare::reports::render
