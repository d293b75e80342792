#include <algorithm>

#include "takecare/reports/render/charts.h"
#include "takecare/reports/render/plot.h"
#include "takecare/reports/render/svg.h"

namespace takecare::reports::render {

namespace {

// All in tenths of a pixel.
constexpr std::int64_t top = 120;
constexpr std::int64_t plot_height = 1700;
constexpr std::int64_t base = top + plot_height;
constexpr std::int64_t stub = 50;
constexpr std::int64_t right = 40;

std::int64_t x_of(const Plot& plot, std::size_t period, std::size_t periods) {
  return plot.left + plot.width * static_cast<std::int64_t>(period) / static_cast<std::int64_t>(periods);
}

// A mark is left out where the one before reaches it.
void draw_starts(Svg& svg, const Plot& plot, const std::vector<ChartPeriod>& periods) {
  std::int64_t free_from = 0;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const bool starts = i == 0 || periods[i].mark != periods[i - 1].mark;
    if (!starts || periods[i].mark.empty()) continue;
    const std::int64_t x = x_of(plot, i, periods.size());
    svg.line("axis", x, base, x, base + 80);
    const auto length = static_cast<std::int64_t>(periods[i].mark.size()) * 88;
    if (x < free_from || x + length > plot.left + plot.width + right) continue;
    svg.text("tick", x, base + 240, periods[i].mark);
    free_from = x + length + 60;
  }
}

std::string one_width(const std::string& id, Width width, const std::string& title, const std::string& description,
                      const std::vector<ChartPeriod>& periods) {
  std::int64_t largest = 1;
  for (const ChartPeriod& period : periods) largest = std::max(largest, period.value.value_or(0));
  const std::int64_t step = grid_step(largest, 4);
  Plot plot{.top = top, .height = plot_height, .ceiling = ceiling_of(largest, step)};
  plot.left = room_for_numbers(plot.ceiling);
  plot.width = std::int64_t{pixels(width)} * 10 - plot.left - right;

  Svg svg(id, width == Width::narrow ? "narrow" : "wide", pixels(width), static_cast<int>(base + 300) / 10, title,
          description);
  draw_grid(svg, plot, step);
  std::vector<Svg::Bar> bars;
  std::vector<Svg::Bar> hidden;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const std::int64_t x = x_of(plot, i, periods.size());
    const std::int64_t room = x_of(plot, i + 1, periods.size()) - x;
    const std::int64_t bar = std::max<std::int64_t>(room * 8 / 10, 8);
    if (!periods[i].value) {
      hidden.push_back({.x = x, .y = base + 15, .width = bar, .height = stub});
    } else if (*periods[i].value > 0) {
      const std::int64_t height = std::max<std::int64_t>(plot.height_of(*periods[i].value), 8);
      bars.push_back({.x = x, .y = base - height, .width = bar, .height = height});
    }
  }
  svg.bars("bar", bars);
  svg.bars("stub", hidden);
  draw_starts(svg, plot, periods);
  return svg.finish();
}

}  // namespace

std::string time_chart(const std::string& id, const std::string& title, const std::string& description,
                       const std::vector<ChartPeriod>& periods) {
  return one_width(id + "-n", Width::narrow, title, description, periods) +
         one_width(id + "-w", Width::wide, title, description, periods);
}

}  // namespace takecare::reports::render
