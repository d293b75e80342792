#include <algorithm>

#include "takecare/reports/render/bars.h"
#include "takecare/reports/render/charts.h"
#include "takecare/reports/render/svg.h"

namespace takecare::reports::render {

namespace {

// All in tenths of a pixel. A panel is as wide as a phone; a wide page has two side by side.
constexpr std::int64_t panel_width = std::int64_t{10} * narrow_pixels;
constexpr std::int64_t bars_from = 1260;
constexpr BarSize size = {.longest = 1300, .height = 160, .before_zero = 50};
constexpr std::int64_t line_height = 170;
constexpr std::int64_t row_gap = 50;
constexpr std::int64_t panel_gap = 220;
constexpr std::size_t title_characters = 38;
constexpr std::size_t label_characters = 15;

struct Row {
  std::vector<std::string> label;
  std::int64_t height = 0;
};

// Of every panel, since all have the same categories.
std::vector<Row> rows_of(const ChartPanel& panel) {
  std::vector<Row> rows;
  for (const ChartBar& bar : panel.bars) {
    Row row{.label = wrapped(bar.label, label_characters, 2), .height = 0};
    row.height = std::max(static_cast<std::int64_t>(row.label.size()) * line_height, size.height) + row_gap;
    rows.push_back(std::move(row));
  }
  return rows;
}

std::size_t title_lines(const std::vector<ChartPanel>& panels) {
  std::size_t lines = 1;
  for (const ChartPanel& panel : panels) lines = std::max(lines, wrapped(panel.label, title_characters, 2).size());
  return lines;
}

std::int64_t panel_height(const std::vector<Row>& rows, std::size_t titles) {
  std::int64_t height = static_cast<std::int64_t>(titles) * line_height + row_gap + panel_gap;
  for (const Row& row : rows) height += row.height;
  return height;
}

void draw_panel(Svg& svg, const ChartPanel& panel, const std::vector<Row>& rows, std::size_t titles, std::int64_t x,
                std::int64_t y, std::int64_t longest) {
  y += static_cast<std::int64_t>(titles) * line_height;
  const std::vector<std::string> title = wrapped(panel.label, title_characters, 2);
  // The last line of a title stands next to its bars.
  for (std::size_t line = 0; line < title.size(); ++line) {
    svg.text("figure", x, y - static_cast<std::int64_t>(title.size() - line) * line_height + 140, title[line]);
  }
  y += row_gap;
  const std::int64_t first = y;
  for (std::size_t i = 0; i < panel.bars.size(); ++i) {
    for (std::size_t line = 0; line < rows[i].label.size(); ++line) {
      svg.text("tick end", x + bars_from - 80, y + static_cast<std::int64_t>(line) * line_height + 130,
               rows[i].label[line]);
    }
    draw_bar(svg, panel.bars[i], x + bars_from, y, size, longest);
    y += rows[i].height;
  }
  svg.line("axis", x + bars_from, first - 20, x + bars_from, y - row_gap + 20);
}

std::string one_width(const std::string& id, Width width, const std::string& title, const std::string& description,
                      const std::vector<ChartPanel>& panels) {
  const std::size_t across = width == Width::wide ? 2 : 1;
  const std::int64_t right = std::int64_t{pixels(width)} * 10 - panel_width;
  const std::vector<Row> rows = rows_of(panels.front());
  const std::size_t titles = title_lines(panels);
  const std::int64_t height = panel_height(rows, titles);
  const auto down = static_cast<std::int64_t>((panels.size() + across - 1) / across);
  std::int64_t longest = 0;
  for (const ChartPanel& panel : panels) longest = std::max(longest, longest_of(panel.bars));
  Svg svg(id, width == Width::narrow ? "narrow" : "wide", pixels(width),
          static_cast<int>((down * height - panel_gap) / 10) + 2, title, description);
  for (std::size_t i = 0; i < panels.size(); ++i) {
    const std::int64_t x = i % across == 0 ? 0 : right;
    draw_panel(svg, panels[i], rows, titles, x, static_cast<std::int64_t>(i / across) * height, longest);
  }
  return svg.finish();
}

}  // namespace

std::string small_bars(const std::string& id, const std::string& title, const std::string& description,
                       const std::vector<ChartPanel>& panels) {
  return one_width(id + "-n", Width::narrow, title, description, panels) +
         one_width(id + "-w", Width::wide, title, description, panels);
}

}  // namespace takecare::reports::render
