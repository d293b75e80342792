// The periods that a report is made for.
//
// How a period is written:
//   every week            '2017-01-28', the day it starts on; '2017-W05', the week with most of its days in ISO week 5
//   (the
//                         week belongs to the year that holds its fourth day, as in ISO 8601 for weeks from Monday and
//                         in the epidemiological weeks for weeks from Sunday)
//   every month           '2017-01'
//   every quarter         '2017-Q1', January to March 2017
//   every fiscal quarter  '2018-Q1' or 'FY2018-Q1', October to December 2017: the federal fiscal year begins on October
//   1
//                         of the year before (31 USC 1102)
//   every year            '2017'
//   every fiscal year     'FY2018' or '2018', October 2017 to September 2018
//   once                  '2017-12-31', that day; '2017-01-01..2017-12-31', those days
// Several: 'A,B', or 'A..B' for all from A to B. 'all' is every period that occurs in the records and is resolved by
// the caller.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/base/error.h"
#include "takecare/lang/program.h"

namespace takecare::reports {

struct Period {
  std::string id;     // as above, the first form of each
  std::string label;  // 'First quarter of fiscal year 2018: October 1 to December 31, 2017'
  Days start = 0;
  Days end = 0;  // the last day, in the period

  friend bool operator==(const Period&, const Period&) = default;
};

struct Rhythm {
  lang::Every every = lang::Every::once;
  int week_start = 1;  // ISO: Monday 1 … Sunday 7
};

// The period of the rhythm that holds a day. For 'once' that day alone.
Period period_of(const Rhythm& rhythm, Days day);

// All periods from the one that holds 'first' to the one that holds 'last', in order. For 'once' one period from first
// to last.
std::vector<Period> periods_between(const Rhythm& rhythm, Days first, Days last);

// Reads what a user wrote, 'all' excepted. In order of time, each once. Errors say how a period of this rhythm is
// written.
Result<std::vector<Period>> parse_periods(const Rhythm& rhythm, std::string_view text);

// The calendar year (fiscal year for fiscal quarters) that a period is filed under: '2017', 'FY2018'. A week is filed
// under the year that holds its fourth day.
std::string year_of(const Rhythm& rhythm, const Period& period);

// 'week', 'fiscal quarter'; 'period' for once.
std::string_view rhythm_noun(lang::Every every);

}  // namespace takecare::reports
