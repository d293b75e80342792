#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/reports/render/charts.h"
#include "takecare/reports/render/plot.h"
#include "takecare/reports/render/series.h"
#include "takecare/reports/render/svg.h"

namespace takecare::reports::render {

namespace {

// All in tenths of a pixel.
constexpr std::int64_t plot_height = 800;
constexpr std::int64_t line_height = 170;
constexpr std::int64_t stub = 50;
constexpr std::int64_t foot = 300;
constexpr std::int64_t row_gap = 180;
constexpr std::int64_t column_gap = 220;
constexpr std::int64_t pad = 60;
constexpr std::int64_t bold_character = 98;
constexpr std::int64_t character = 86;
constexpr std::size_t title_lines = 3;

struct Grid {
  const std::vector<ChartSeries>& series;
  const std::vector<std::string>& marks;
  std::size_t across;
  std::int64_t step;  // of the numbers
  Plot panel;         // of the first one
  std::vector<std::vector<std::string>> titles;
  std::int64_t title_height = 0;

  std::int64_t row_height() const { return title_height + plot_height + foot + row_gap; }
  Plot plot(std::size_t at) const {
    Plot out = panel;
    out.left += static_cast<std::int64_t>(at % across) * (panel.width + column_gap);
    out.top += static_cast<std::int64_t>(at / across) * row_height();
    return out;
  }
};

Grid grid_of(const std::vector<ChartSeries>& series, const std::vector<std::string>& marks, Width width) {
  std::int64_t largest = 1;
  for (const ChartSeries& one : series) {
    for (const auto& value : one.values) largest = std::max(largest, value.value_or(0));
  }
  Grid grid{.series = series,
            .marks = marks,
            .across = width == Width::wide ? std::size_t{4} : std::size_t{2},
            .step = grid_step(largest, 2),
            .panel = {.height = plot_height},
            .titles = {}};
  grid.panel.ceiling = ceiling_of(largest, grid.step);
  grid.panel.left = room_for_numbers(grid.panel.ceiling);
  const auto columns = static_cast<std::int64_t>(grid.across);
  const std::int64_t room = std::int64_t{pixels(width)} * 10 - grid.panel.left - 20;
  grid.panel.width = (room - (columns - 1) * column_gap) / columns;
  std::size_t lines = 1;
  for (const ChartSeries& one : series) {
    const auto characters = static_cast<std::size_t>((grid.panel.width + column_gap / 2) / bold_character);
    grid.titles.push_back(wrapped(one.label, characters, title_lines));
    lines = std::max(lines, grid.titles.back().size());
  }
  grid.title_height = static_cast<std::int64_t>(lines) * line_height + 80;
  grid.panel.top = grid.title_height;
  return grid;
}

// The numbers stand at the left of a row of panels, and their lines in every panel.
void draw_scale(Svg& svg, const Plot& plot, std::int64_t step, bool first) {
  if (first) return draw_grid(svg, plot, step);
  for (std::int64_t value = 0; value <= plot.ceiling; value += step) {
    svg.line(value == 0 ? "axis" : "grid", plot.left, plot.y(value), plot.left + plot.width, plot.y(value));
  }
}

// The first moment and the last one, where both have room.
void draw_ends(Svg& svg, const Plot& plot, const std::vector<std::string>& marks) {
  const std::int64_t y = plot.base() + stub + 190;
  const std::string& first = marks.front();
  const std::string& last = marks.back();
  svg.text("tick", plot.left, y, first);
  const auto both = static_cast<std::int64_t>(first.size() + last.size() + 1) * character;
  if (last != first && both <= plot.width) svg.text("tick end", plot.left + plot.width, y, last);
}

void draw_panel(Svg& svg, const Grid& grid, std::size_t at) {
  const ChartSeries& series = grid.series[at];
  const Plot plot = grid.plot(at);
  const std::vector<std::string>& title = grid.titles[at];
  std::int64_t y = plot.top - 80 - static_cast<std::int64_t>(title.size()) * line_height;
  for (const std::string& line : title) {
    svg.text("figure", plot.left, y + 140, line);
    y += line_height;
  }
  draw_scale(svg, plot, grid.step, at % grid.across == 0);
  const auto moments = static_cast<std::int64_t>(grid.marks.size());
  const std::int64_t step = (plot.width - 2 * pad) / (moments - 1);
  std::vector<std::optional<Spot>> spots;
  std::vector<Svg::Bar> hidden;
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    const std::int64_t x = plot.left + pad + (plot.width - 2 * pad) * static_cast<std::int64_t>(i) / (moments - 1);
    const auto& value = series.values[i];
    spots.push_back(value ? std::optional<Spot>({x, plot.y(*value)}) : std::nullopt);
    const std::int64_t width = std::clamp<std::int64_t>(step * 8 / 10, 8, 120);
    if (!value) hidden.push_back({.x = x - width / 2, .y = plot.base() + 15, .width = width, .height = stub});
  }
  // Markers at the ends of each piece alone: a panel has no room for more.
  draw_series(svg, series.apart ? most_lines : 0, spots, series.values.size());
  svg.bars("stub", hidden);
  draw_ends(svg, plot, grid.marks);
}

std::string one_width(const std::string& id, Width width, const std::string& title, const std::string& description,
                      const std::vector<ChartSeries>& series, const std::vector<std::string>& marks) {
  const Grid grid = grid_of(series, marks, width);
  const auto down = static_cast<std::int64_t>((series.size() + grid.across - 1) / grid.across);
  Svg svg(id, width == Width::narrow ? "narrow" : "wide", pixels(width),
          static_cast<int>((down * grid.row_height() - row_gap) / 10), title, description);
  for (std::size_t i = 0; i < series.size(); ++i) draw_panel(svg, grid, i);
  return svg.finish();
}

}  // namespace

std::string small_lines(const std::string& id, const std::string& title, const std::string& description,
                        const std::vector<ChartSeries>& series, const std::vector<std::string>& marks) {
  return one_width(id + "-n", Width::narrow, title, description, series, marks) +
         one_width(id + "-w", Width::wide, title, description, series, marks);
}

}  // namespace takecare::reports::render
