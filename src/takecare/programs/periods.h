// The periods of a duty that comes again and again.
#pragma once

#include <vector>

#include "takecare/lang/program_life.h"

namespace takecare::programs {

struct DuePeriod {
  Days first = 0;
  Days last = 0;
  Days due = 0;
};

// Every period of the series that has begun by a day, in order.
std::vector<DuePeriod> periods_begun(const lang::Series& series, Days by);

}  // namespace takecare::programs
