// What is due, who owes it, and whether it was done. Overdue is computed from the record, never stored.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/programs/fold.h"

namespace takecare::programs {

enum class DutyState : std::uint8_t {
  done,
  done_late,
  due,  // not yet done, and the day has not passed
  overdue,
  not_owed,   // the law that it rests on is not in force on the due date
  not_known,  // an act that may have done it was erased
};

struct DutyRow {
  std::string duty;
  std::string about;                 // 'Fine F-1'; '2017-01-28 to 2017-02-03'; empty for one that is due once
  std::vector<std::string> owed_by;  // authorities
  std::vector<std::string> holders;  // who holds them: on the due date, or on the day asked for when that is earlier
  std::string to;
  std::optional<Days> due;  // nothing: the record does not say yet
  std::optional<Days> done_on;
  DutyState state = DutyState::due;
  std::string why;                     // of one that is not owed or not known, or that has no date
  std::vector<std::string> citations;  // as written

  friend bool operator==(const DutyRow&, const DutyRow&) = default;
};

const char* state_words(DutyState state);

// In the order of the book, and of the due dates within a duty. Of a series: every period that has begun; of a duty
// about records: every time that it arose, unless it ceased to be owed before it was done.
Result<std::vector<DutyRow>> duties(const lang::Program& program, const Past& past, const When& when);

// A table; rows of one duty that are not owed, one after the other, are one line.
std::string duties_text(const std::vector<DutyRow>& rows, Days as_of);
std::string duties_json(const std::vector<DutyRow>& rows, Days as_of);
// A calendar (RFC 5545): an event a day on which something is due. The same rows give the same bytes.
std::string duties_calendar(const std::vector<DutyRow>& rows, Days as_of);

}  // namespace takecare::programs
