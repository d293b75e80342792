// What can be asked of the year, and asked again whenever somebody likes: the answer rests on the ledger alone.
#pragma once

#include <optional>
#include <string>

#include "takecare/base/error.h"
#include "takecare/ledger/event.h"
#include "takecare/programs/fold.h"
#include "takecare/reports/report.h"

namespace takecare::test {

enum class Ask : std::uint8_t { duties, overdue, calendar, report, files, record, counts, show };

struct Question {
  Ask ask = Ask::duties;
  std::string duty;  // of duties: the one that is asked for; empty: all
  int report = -1;   // of report, files: index in Program::reports
  std::string period;
  std::optional<Days> on;  // of report, files: the day whose state it shows; none: the last of the period
  int program = -1;        // of record, counts, show
  std::string id;
  std::string viewer;
  programs::When when;  // 'known' is the end of the day on which it is asked
};

// 'duties as of DATE', 'duties of NAME as of DATE', 'overdue as of DATE', 'calendar as of DATE',
// 'report NAME for PERIOD [on DATE] as of DATE': its tables; every file of it is asked for by 'files' in its place;
// 'record Officer O-1 as of DATE known DATE', 'counts Officer as of DATE', 'show Officer O-1 as WHO as of DATE'.
Result<Question> read_question(const lang::Program& program, const std::string& info);

// The last second of a day.
std::string end_of(Days day);

// The log that the year is kept in.
inline constexpr const char* origin_of_the_year = "test.example/year";

// A report out of the ledger; 'known' is a time, 'on' as in Question.
Result<reports::Report> report_of(const lang::Program& program, const programs::Past& past, int report,
                                  const std::string& period, std::optional<Days> on, const std::string& known);
// 'REPORT for PERIOD [at DATE]': the digest of its content.
Result<std::string> digest_of(const lang::Program& program, const programs::Past& past, const std::string& words,
                              const std::string& known);

struct Answer {
  std::string text;
  std::optional<ledger::Event> read;  // what 'show' records before it shows
};

Result<Answer> answer(const lang::Program& program, const programs::Past& past, const Question& question);

}  // namespace takecare::test
