// The rival that a good C++ programmer writes in an afternoon: one loop over the people, all rules at once.
#pragma once

#include <functional>

#include "bench/eleven_rules/workload.h"

namespace takecare::bench {

// Lays the workload out as values with a byte beside each that says whether it is known (not part of what is timed),
// and gives a function that counts.
std::function<Counts()> naive_loop(const Workload& workload);

}  // namespace takecare::bench
