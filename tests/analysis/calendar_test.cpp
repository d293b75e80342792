// What the calendar says first of a period must hold of every day: else 'impossible' would not.
#include "takecare/analysis/calendar.h"

#include <gtest/gtest.h>

#include <array>

namespace takecare::test {
namespace {

using analysis::Calendar;
using analysis::Solver;
using analysis::Term;
using analysis::Verdict;

constexpr std::chrono::milliseconds enough{5'000};

TEST(Calendar, LeavesRoomForEveryDayThatCanComeOut) {
  for (const int months : {-120, -12, -1, 1, 6, 11, 12, 60, 120, 180, 2'399}) {
    for (const Rounding rounding : {Rounding::last_day_kept, Rounding::next_day}) {
      for (Days day = days_from_civil({1999, 12, 1}); day < days_from_civil({2004, 3, 2}); ++day) {
        const std::int64_t near = std::int64_t{day} + months * std::int64_t{146'097} / 4'800;
        EXPECT_LE(std::abs(add_period(day, months, 0, rounding) - near), 4) << months << " " << format_iso_date(day);
      }
    }
  }
}

// Asks until the calendar has nothing to teach.
Verdict ask(Solver& solver, Calendar& calendar, Term question) {
  while (true) {
    const Verdict verdict = solver.check(std::array{question}, enough);
    if (verdict != Verdict::possible || !calendar.teach()) return verdict;
  }
}

TEST(Calendar, FindsTheOneDayThatFits) {
  Solver solver;
  Calendar calendar(solver);
  const Term date = solver.new_number();
  const Term later = calendar.add(date, 60, 0, Rounding::last_day_kept);
  solver.require(solver.same(later, solver.number(days_from_civil({2019, 1, 15}))));
  ASSERT_EQ(ask(solver, calendar, solver.truth(true)), Verdict::possible);
  EXPECT_EQ(format_iso_date(static_cast<Days>(solver.value(date))), "2014-01-15");
}

TEST(Calendar, KnowsThatNoDayComesOutAsADayThatIsSkipped) {
  Solver solver;
  Calendar calendar(solver);
  const Term later = calendar.add(solver.new_number(), 12, 0, Rounding::last_day_kept);
  // A year after some day, kept within its month, is never February 29.
  solver.require(solver.same(later, solver.number(days_from_civil({2016, 2, 29}))));
  EXPECT_EQ(ask(solver, calendar, solver.truth(true)), Verdict::impossible);
}

}  // namespace
}  // namespace takecare::test
