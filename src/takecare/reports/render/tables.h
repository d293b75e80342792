// Tables as HTML: each in a box of its own that scrolls when the page is narrower than the table.
#pragma once

#include <string>

#include "takecare/pages/html.h"
#include "takecare/reports/report.h"

namespace takecare::reports::render {

// One table of the report at one time, in the form that fits it: rows for one dimension, a cross table for two of which
// one is short, and groups of rows otherwise.
void write_table(pages::Html& html, const Report& report, const TableShape& table, int time);

// A table with levels: each category of the coarser one is followed by those within it.
void write_levels(pages::Html& html, const Report& report, const TableShape& table, int time);

// One row a tuple of categories, under the first dimension's.
void write_grouped(pages::Html& html, const Report& report, const TableShape& table, int time, const std::string& note);

// The table for several periods one below the other, each period with its total; periods without a record are left out.
void write_by_period(pages::Html& html, const Report& report, const TableShape& table, const std::vector<int>& periods);

// One row a time: a link to its page (empty: none), the total and the other measures.
struct TimeRow {
  int time = total;
  std::string href;
};
void write_times(pages::Html& html, const Report& report, const std::string& caption, const std::string& heading,
                 const std::vector<TimeRow>& rows);

// A table of one dimension at several times: times down and categories across, or the other way round where the
// categories are many. Categories that never occur are left out.
void write_over_time(pages::Html& html, const Report& report, const TableShape& table, std::vector<int> times,
                     const std::string& noun);

// The categories of a dimension that tables list, in order.
std::vector<int> listed(const Dimension& dimension);

}  // namespace takecare::reports::render
