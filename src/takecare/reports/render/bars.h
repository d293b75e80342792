// One horizontal bar with its figure right of it. Lengths in tenths of a pixel.
#pragma once

#include "takecare/reports/render/charts.h"
#include "takecare/reports/render/svg.h"

namespace takecare::reports::render {

struct BarSize {
  std::int64_t longest = 0;  // of a bar whose value is 'longest'
  std::int64_t height = 0;
  std::int64_t before_zero = 0;  // left of the figure where there is no bar
};

// From (x, y) to the right. A suppressed one is a short dashed frame, and one that stands apart is hatched.
void draw_bar(Svg& svg, const ChartBar& bar, std::int64_t x, std::int64_t y, const BarSize& size, std::int64_t longest);

}  // namespace takecare::reports::render
