// The pages of one report: the front one, and one a year where there are too many periods for it.
#pragma once

#include <string>
#include <vector>

#include "takecare/pages/page.h"
#include "takecare/reports/report.h"

namespace takecare::reports::render {

// Years with the periods in them, when a report is paged by year; empty when all stands on one page.
struct YearOfPeriods {
  std::string name;
  int time = total;  // the year's own cells, or total when there are none
  std::vector<int> periods;
};
std::vector<YearOfPeriods> paged_years(const Report& report);

// Where the pages stand, and what is to be said of them first.
struct Frame {
  std::string home = "../index.html";                                               // the front page
  std::vector<pages::Link> trail = {{.href = "../index.html", .text = "Reports"}};  // from there down to the report
  std::vector<pages::Link> around;  // the main pages of the site; none: there are none
  // 'This report was corrected.', with where to go; may be empty.
  std::string notice;
  std::string notice_href;
};

std::string report_page(const Report& report, const Frame& frame);
std::string year_page_of(const Report& report, const std::vector<YearOfPeriods>& years, std::size_t year,
                         const Frame& frame);

}  // namespace takecare::reports::render
