// Durations as both databases read and write them: an INTERVAL of months, days and hours.
#pragma once

#include <string>

namespace takecare::engine::sql {

// Twelfths of a day of an INTERVAL; 'otherwise' where it is no whole number of them.
std::string twelfths_of(const std::string& interval, const std::string& otherwise);

// Of twelfths: the whole months and days that they are; TRUE while they are exactly that.
struct IntervalParts {
  std::string months;
  std::string days_beside_months;
  std::string is_exact;
  std::string days;
  std::string hours;
};
IntervalParts parts_of(const std::string& twelfths);

}  // namespace takecare::engine::sql
