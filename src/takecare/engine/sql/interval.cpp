#include "takecare/engine/sql/interval.h"

#include <fmt/format.h>

#include "takecare/base/date.h"
#include "takecare/engine/sql/names.h"
#include "takecare/engine/sql/terms.h"

namespace takecare::engine::sql {

std::string twelfths_of(const std::string& interval, const std::string& otherwise) {
  const auto part = [&](const char* unit) { return fmt::format("EXTRACT({} FROM {})", unit, interval); };
  const std::string odd = fmt::format("{} % 2 + {} + {} <> 0", part("HOUR"), part("MINUTE"), part("SECOND"));
  const std::string sum =
      fmt::format("CAST({} * {} + {} * {} + {} * {} + {} / 2 AS BIGINT)", part("YEAR"), twelfths_per_year,
                  part("MONTH"), twelfths_per_month, part("DAY"), twelfths_per_day, part("HOUR"));
  return case_of({{odd, otherwise}}, sum);
}

// A month is 365 twelfths, 5 more than whole days, and 5 times 5 is 1 more than 24: so 5 times the twelfths are, but
// for twelves, the months that leave whole days.
IntervalParts parts_of(const std::string& twelfths) {
  const std::string t = grouped(twelfths);
  const std::string months = fmt::format("({} * 5 % 12)", t);
  return {.months = months,
          .days_beside_months = fmt::format("({} - 365 * {}) / 12", t, months),
          .is_exact = fmt::format("{} >= 365 * {}", t, months),
          .days = fmt::format("({} - {} % 12) / 12", t, t),
          .hours = fmt::format("{} % 12 * 2", t)};
}

}  // namespace takecare::engine::sql
