#include <algorithm>

#include "takecare/reports/render/bars.h"
#include "takecare/reports/render/charts.h"
#include "takecare/reports/render/svg.h"

namespace takecare::reports::render {

namespace {

// All in tenths of a pixel. The label stands above its bar and the figure right of it, so the longest bar leaves room
// for the longest figure.
constexpr BarSize widest = {.longest = 2050, .height = 180};
constexpr std::int64_t figure_gap = 70;
constexpr std::int64_t character = 90;
constexpr std::int64_t line_height = 180;
constexpr std::int64_t label_gap = 40;
constexpr std::int64_t row_gap = 120;
constexpr std::size_t label_characters = 38;

std::int64_t characters(const std::string& text) {
  return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
}

BarSize size_for(const std::vector<ChartBar>& bars) {
  BarSize size = widest;
  for (const ChartBar& bar : bars) {
    const std::int64_t left = std::int64_t{10} * narrow_pixels - figure_gap - characters(bar.text) * character;
    size.longest = std::clamp<std::int64_t>(left, widest.longest / 4, size.longest);
  }
  return size;
}

}  // namespace

std::string bar_chart(const std::string& id, const std::string& title, const std::string& description,
                      const std::vector<ChartBar>& bars, std::int64_t longest) {
  const BarSize size = size_for(bars);
  std::vector<std::vector<std::string>> labels;
  std::int64_t height = 0;
  for (const ChartBar& bar : bars) {
    labels.push_back(wrapped(bar.label, label_characters, 2));
    height += static_cast<std::int64_t>(labels.back().size()) * line_height + label_gap + size.height + row_gap;
  }
  Svg svg(id, "one", narrow_pixels, static_cast<int>(height / 10) + 2, title, description);
  std::int64_t y = 0;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    for (const std::string& line : labels[i]) {
      svg.text("label", 0, y + 140, line);
      y += line_height;
    }
    y += label_gap;
    draw_bar(svg, bars[i], 0, y, size, longest);
    y += size.height + row_gap;
  }
  return svg.finish();
}

}  // namespace takecare::reports::render
