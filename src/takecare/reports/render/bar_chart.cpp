#include <algorithm>

#include "takecare/reports/render/charts.h"
#include "takecare/reports/render/svg.h"

namespace takecare::reports::render {

namespace {

// All in tenths of a pixel. The label stands above its bar and the figure right of it, so the longest bar leaves room
// for a figure.
constexpr std::int64_t longest_bar = 2050;
constexpr std::int64_t bar_height = 180;
constexpr std::int64_t line_height = 180;
constexpr std::int64_t label_gap = 40;
constexpr std::int64_t row_gap = 120;
constexpr std::size_t label_characters = 38;

void draw_bar(Svg& svg, const ChartBar& bar, std::int64_t y, std::int64_t longest) {
  const std::int64_t base_line = y + bar_height / 2 + 50;
  if (!bar.value) {
    svg.rect("hidden", 5, y, 200, bar_height);
    svg.text("figure missing", 280, base_line, bar.text);
    return;
  }
  const std::int64_t length = longest == 0 ? 0 : *bar.value * longest_bar / longest;
  const std::int64_t drawn = *bar.value > 0 ? std::max<std::int64_t>(length, 10) : 0;
  if (bar.apart && drawn > 0) {
    svg.hatched(5, y, drawn, bar_height);
  } else if (drawn > 0) {
    svg.rect("bar", 0, y, drawn, bar_height);
  }
  svg.text("figure", drawn == 0 ? 0 : drawn + 70, base_line, bar.text);
}

}  // namespace

std::int64_t longest_of(const std::vector<ChartBar>& bars) {
  std::int64_t longest = 0;
  for (const ChartBar& bar : bars) longest = std::max(longest, bar.value.value_or(0));
  return longest;
}

std::string bar_chart(const std::string& id, const std::string& title, const std::string& description,
                      const std::vector<ChartBar>& bars, std::int64_t longest) {
  std::vector<std::vector<std::string>> labels;
  std::int64_t height = 0;
  for (const ChartBar& bar : bars) {
    labels.push_back(wrapped(bar.label, label_characters, 2));
    height += static_cast<std::int64_t>(labels.back().size()) * line_height + label_gap + bar_height + row_gap;
  }
  Svg svg(id, "one", narrow_pixels, static_cast<int>(height / 10) + 2, title, description);
  std::int64_t y = 0;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    for (const std::string& line : labels[i]) {
      svg.text("label", 0, y + 140, line);
      y += line_height;
    }
    y += label_gap;
    draw_bar(svg, bars[i], y, longest);
    y += bar_height + row_gap;
  }
  return svg.finish();
}

}  // namespace takecare::reports::render
