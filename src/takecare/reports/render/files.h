// Which files a report consists of.
#pragma once

#include <string>
#include <vector>

#include "takecare/pages/folder.h"
#include "takecare/pages/page.h"
#include "takecare/reports/report.h"

namespace takecare::reports::render {

std::string table_file(const TableShape& table);  // 'by-status.csv'
inline constexpr const char* unplaced_file = "not-placed.csv";
inline constexpr const char* published_file = "published.csv";
inline constexpr const char* json_file = "report.json";
inline constexpr const char* package_file = "datapackage.json";
inline constexpr const char* csvw_file = "csv-metadata.json";
std::string year_page(const std::string& year);  // '2014.html'

// What a reader may want to have, in order.
std::vector<pages::Link> downloads(const Report& report);

// All files of a report's folder, in order of path.
std::vector<pages::OutFile> report_files(const Report& report);

}  // namespace takecare::reports::render
