// What is written below a chart over time.
#pragma once

#include <cstdint>
#include <string>

#include "takecare/reports/table.h"

namespace takecare::reports::render {

enum class Marks : std::uint8_t { years, months };

// '2014' or 'Jan'. A week is marked by the month of its fourth day, as it is filed under the year of that day.
std::string mark_of(const Time& time, int period, Marks marks);

}  // namespace takecare::reports::render
