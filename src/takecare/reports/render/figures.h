// A figure in words, for people and for files.
#pragma once

#include <string>

#include "takecare/reports/table.h"

namespace takecare::reports::render {

// '57,820', '60.2%', 'Jan 28, 2017', '$5.00', '1 year 6 months'; 'suppressed', 'unknown', 'not applicable'. An
// incomplete one has a dagger after it, which the page explains.
std::string shown(const Figure& figure, const Measure& measure);

// '57820', '60.2', '2017-01-28', '5.00', days; 'suppressed', 'unknown', 'not applicable'. For CSV.
std::string raw(const Figure& figure, const Measure& measure);

std::string_view state_word(State state);  // of the three without a value

// A count alone.
std::string shown_count(const Figure& count);
std::string raw_count(const Figure& count);

// 'Jan 28, 2017'.
std::string short_date(Days date);

// '(all)', '(unknown)', '(not applicable)' or the category's name; a name that could be taken for one of these, or for
// a formula, gets an apostrophe before it.
std::string raw_category(const Dimension& dimension, int at);
std::string shown_category(const Dimension& dimension, int at);

// The time of a cell: a period, a year or all of them.
struct Moment {
  std::string id;     // '2017-01-28', '2017', '(all)'
  std::string label;  // 'Week of January 28 to February 3, 2017', '2017', 'All 402 weeks'
  Days start = 0;
  Days end = 0;
};
Moment moment_of(const Time& time, int at);

}  // namespace takecare::reports::render
