// The pages of one report: the front one, and one a year where there are too many periods for it.
#pragma once

#include <string>
#include <vector>

#include "takecare/reports/report.h"

namespace takecare::reports::render {

// Years with the periods in them, when a report is paged by year; empty when all stands on one page.
struct YearOfPeriods {
  std::string name;
  int time = total;  // the year's own cells, or total when there are none
  std::vector<int> periods;
};
std::vector<YearOfPeriods> paged_years(const Report& report);

std::string report_page(const Report& report);
std::string year_page_of(const Report& report, const std::vector<YearOfPeriods>& years, std::size_t year);

}  // namespace takecare::reports::render
