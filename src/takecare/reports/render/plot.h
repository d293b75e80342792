// The frame of a chart over time: round numbers at its left, moments below it. Lengths in tenths of a pixel.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "takecare/reports/render/svg.h"

namespace takecare::reports::render {

struct Plot {
  std::int64_t left = 0;
  std::int64_t top = 0;
  std::int64_t width = 0;
  std::int64_t height = 0;
  std::int64_t ceiling = 1;  // the value at the top

  std::int64_t base() const { return top + height; }
  std::int64_t height_of(std::int64_t value) const { return value * height / ceiling; }
  std::int64_t y(std::int64_t value) const { return base() - height_of(value); }
};

// Grid lines at 'step', with their numbers left of them; the one at zero is the axis.
void draw_grid(Svg& svg, const Plot& plot, std::int64_t step);

// The lowest multiple of the step that is not below a value.
std::int64_t ceiling_of(std::int64_t largest, std::int64_t step);
// What the numbers of the grid need at the left.
std::int64_t room_for_numbers(std::int64_t ceiling);

// What is written below the axis: each mark centred below its point, where it differs from the one before and has room
// up to 'right'.
struct MarkedPoint {
  std::int64_t x = 0;
  std::string mark;
};
void draw_marks(Svg& svg, const std::vector<MarkedPoint>& points, std::int64_t from, std::int64_t to,
                std::int64_t right);

}  // namespace takecare::reports::render
