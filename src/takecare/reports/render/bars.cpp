#include "takecare/reports/render/bars.h"

#include <algorithm>

namespace takecare::reports::render {

void draw_bar(Svg& svg, const ChartBar& bar, std::int64_t x, std::int64_t y, const BarSize& size,
              std::int64_t longest) {
  const std::int64_t base_line = y + size.height / 2 + 50;
  if (!bar.value) {
    svg.rect("hidden", x + 5, y, 200, size.height);
    svg.text("figure missing", x + 280, base_line, bar.text);
    return;
  }
  const std::int64_t length = longest == 0 ? 0 : *bar.value * size.longest / longest;
  const std::int64_t drawn = *bar.value > 0 ? std::max<std::int64_t>(length, 10) : 0;
  if (bar.apart && drawn > 0) {
    svg.hatched(x + 5, y, drawn, size.height);
  } else if (drawn > 0) {
    svg.rect("bar", x, y, drawn, size.height);
  }
  svg.text("figure", x + (drawn == 0 ? size.before_zero : drawn + 70), base_line, bar.text);
}

std::int64_t longest_of(const std::vector<ChartBar>& bars) {
  std::int64_t longest = 0;
  for (const ChartBar& bar : bars) longest = std::max(longest, bar.value.value_or(0));
  return longest;
}

}  // namespace takecare::reports::render
