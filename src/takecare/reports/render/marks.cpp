#include "takecare/reports/render/marks.h"

#include "takecare/pages/words.h"

namespace takecare::reports::render {

std::string mark_of(const Time& time, int period, Marks marks) {
  const Period& one = time.periods[static_cast<std::size_t>(period)];
  if (marks == Marks::years) return year_of(time.rhythm, one);
  const Days day = time.rhythm.every == lang::Every::week ? one.start + 3 : one.start;
  return std::string(pages::month_name(civil_from_days(day).month).substr(0, 3));
}

}  // namespace takecare::reports::render
