// Which files a report consists of.
#pragma once

#include <string>
#include <vector>

#include "takecare/pages/folder.h"
#include "takecare/pages/page.h"
#include "takecare/reports/render/report_page.h"
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

// The checksums of what a report consists of but for its pages, as sha256sum -c reads them. The digest of this file
// stands for the content of the report: pages show it, and may come to say more (what was corrected since).
inline constexpr const char* sums_file = "SHA256SUMS";

// All files of a report's folder, in order of path.
std::vector<pages::OutFile> report_files(const Report& report, const Frame& frame = {});

// SHA-256 of the file with the checksums, 64 hexadecimal digits in lower case; empty when it is not among the files.
std::string content_digest(const std::vector<pages::OutFile>& files);

}  // namespace takecare::reports::render
