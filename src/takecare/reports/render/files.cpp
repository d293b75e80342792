#include "takecare/reports/render/files.h"

#include <algorithm>

#include "takecare/base/sha256.h"
#include "takecare/pages/words.h"
#include "takecare/reports/render/csvw.h"
#include "takecare/reports/render/datapackage.h"
#include "takecare/reports/render/report_json.h"
#include "takecare/reports/render/report_page.h"
#include "takecare/reports/render/table_csv.h"

namespace takecare::reports::render {

namespace {

std::string sums_of(const std::vector<pages::OutFile>& files) {
  std::string sums;
  for (const pages::OutFile& file : files) {
    if (!file.path.ends_with(".html")) sums += sha256_hex(file.content) + "  " + file.path + "\n";
  }
  return sums;
}

}  // namespace

std::string table_file(const TableShape& table) { return table.id + ".csv"; }

std::string year_page(const std::string& year) { return pages::slug(year) + ".html"; }

std::vector<pages::Link> downloads(const Report& report) {
  std::vector<pages::Link> links;
  for (const TableShape& table : report.cube.layout.tables) {
    links.push_back({.href = table_file(table), .text = table.title + " (CSV)"});
  }
  if (!report.cube.unplaced.empty())
    links.push_back({.href = unplaced_file, .text = "Records that could not be placed (CSV)"});
  if (!report.comparison.figures.empty()) {
    links.push_back({.href = published_file, .text = "Published figures beside those of this report (CSV)"});
  }
  links.push_back({.href = json_file, .text = "The whole report (JSON)"});
  links.push_back({.href = package_file, .text = "Description of the columns (Data Package)"});
  links.push_back({.href = sums_file, .text = "Checksums of these files"});
  links.push_back({.href = csvw_file, .text = "Description of the columns (CSV on the Web)"});
  return links;
}

std::string content_digest(const std::vector<pages::OutFile>& files) {
  const auto sums = std::ranges::find(files, sums_file, &pages::OutFile::path);
  return sums == files.end() ? std::string() : sha256_hex(sums->content);
}

std::vector<pages::OutFile> report_files(const Report& report, const Frame& frame) {
  std::vector<pages::OutFile> files;
  files.push_back({.path = "index.html", .content = report_page(report, frame)});
  const auto years = paged_years(report);
  for (std::size_t i = 0; i < years.size(); ++i) {
    files.push_back({.path = year_page(years[i].name), .content = year_page_of(report, years, i, frame)});
  }
  const std::vector<CsvTable> tables = csv_tables(report);
  for (const CsvTable& table : tables) files.push_back({.path = table.file, .content = table.text});
  files.push_back({.path = json_file, .content = report_json(report)});
  files.push_back({.path = package_file, .content = report_package(report, tables)});
  files.push_back({.path = csvw_file, .content = csv_metadata(report, tables)});
  std::ranges::sort(files, {}, &pages::OutFile::path);
  files.insert(files.begin(), {.path = sums_file, .content = sums_of(files)});
  return files;
}

}  // namespace takecare::reports::render
