// Dates as a contract writes them: 'MM/DD/YYYY', 'YYYY-MM-DD HH:MM:SS', 'DD-MON-YY' is not one (two-digit years are
// refused).
//
// Fields: YYYY, MM (month, or minutes after HH), DD, MON (JAN … DEC, in any case), HH (00 to 23), SS. M and D alone
// take one or two digits; MM and DD take two. Everything else stands for itself. A time of day is read and left out:
// the book knows days.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/base/error.h"

namespace takecare::extracts {

class DatePattern {
 public:
  // Fails, with the reason, on a pattern that does not give year, month and day once each.
  static Result<DatePattern> compile(std::string_view pattern);

  // The day, or why the text is none, in words that go on from 'expected ': "a date as MM/DD/YYYY", "… : February 2017
  // has 28 days".
  std::expected<Days, std::string> read(std::string_view text) const;
  // The text of a day; a time of day is midnight.
  std::string write(Days day) const;
  const std::string& pattern() const { return pattern_; }

 private:
  enum class Part : std::uint8_t { literal, year, month, month_any, month_name, day, day_any, hour, minute, second };
  struct Step {
    Part part = Part::literal;
    char letter = '\0';
  };
  std::string pattern_;
  std::vector<Step> steps_;
};

}  // namespace takecare::extracts
