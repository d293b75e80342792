#include "takecare/reports/render/plot.h"

#include "takecare/pages/words.h"

namespace takecare::reports::render {

namespace {

constexpr std::int64_t half_character = 44;

}  // namespace

void draw_grid(Svg& svg, const Plot& plot, std::int64_t step) {
  for (std::int64_t value = 0; value <= plot.ceiling; value += step) {
    const std::int64_t y = plot.y(value);
    svg.line(value == 0 ? "axis" : "grid", plot.left, y, plot.left + plot.width, y);
    svg.text("tick end", plot.left - 60, y + 50, pages::grouped(value));
  }
}

std::int64_t ceiling_of(std::int64_t largest, std::int64_t step) { return (largest + step - 1) / step * step; }

std::int64_t room_for_numbers(std::int64_t ceiling) {
  return static_cast<std::int64_t>(pages::grouped(ceiling).size()) * 92 + 100;
}

void draw_marks(Svg& svg, const std::vector<MarkedPoint>& points, std::int64_t from, std::int64_t to,
                std::int64_t right) {
  std::int64_t free_from = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto& [x, mark] = points[i];
    if (mark.empty() || (i > 0 && mark == points[i - 1].mark)) continue;
    svg.line("axis", x, from, x, to);
    const std::int64_t half = static_cast<std::int64_t>(mark.size()) * half_character;
    if (x - half < free_from || x + half > right) continue;
    svg.text("tick middle", x, to + 160, mark);
    free_from = x + half + 60;
  }
}

}  // namespace takecare::reports::render
