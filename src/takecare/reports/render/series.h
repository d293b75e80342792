// Lines of a chart: what tells one from another, and how a line is broken where a figure is suppressed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "takecare/reports/render/charts.h"
#include "takecare/reports/render/svg.h"

namespace takecare::reports::render {

// A style is a shape of marker and a pattern of dashes; the colour comes in addition. One a series, in order; those
// that stand apart have styles of their own.
std::vector<std::size_t> styles_of(const std::vector<ChartSeries>& series);

struct Spot {
  std::int64_t x = 0;
  std::int64_t y = 0;
};

// Between suppressed figures there is no line. 'every': each so many points have a marker, and so has each end of a
// piece.
void draw_series(Svg& svg, std::size_t style, const std::vector<std::optional<Spot>>& spots, std::size_t every);

// A suppressed figure: the marker of its series, hollow.
void draw_gap(Svg& svg, std::size_t style, Spot at);

// A piece of the line with its marker, for a key: from x to x + sample_width.
inline constexpr std::int64_t sample_width = 300;
void draw_sample(Svg& svg, std::size_t style, Spot at);

}  // namespace takecare::reports::render
