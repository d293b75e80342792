// takecare's column engine on the workload: the rules are those of book.md.
#pragma once

#include <functional>
#include <string>

#include "bench/eleven_rules/workload.h"
#include "takecare/base/error.h"

namespace takecare::bench {

// Lays the workload out as columns with bitmaps (not part of what is timed), compiles the book, and gives a function
// that evaluates all rules in blocks of 'block' people on this thread.
Result<std::function<Counts()>> engine_loop(const Workload& workload, const std::string& book_file, std::size_t block);

}  // namespace takecare::bench
