#include "takecare/reports/render/small_charts.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/reports/render/category_bars.h"
#include "takecare/reports/render/chart_words.h"
#include "takecare/reports/render/kept.h"
#include "takecare/reports/render/table_rows.h"
#include "takecare/reports/render/tables.h"

namespace takecare::reports::render {

namespace {

constexpr std::size_t most_bars = 10;
constexpr std::size_t most_panels = 12;
constexpr std::size_t fewest_panels = 2;

struct Sides {
  int panels = 0;
  int bars = 0;
};

// A bar that is zero in every panel is left out of all, as the table leaves it out.
std::vector<ChartPanel> without_empty(std::vector<ChartPanel> panels) {
  std::vector<bool> occurs(panels.empty() ? 0 : panels.front().bars.size(), false);
  for (const ChartPanel& panel : panels) {
    for (std::size_t i = 0; i < occurs.size(); ++i) occurs[i] = occurs[i] || panel.bars[i].value != 0;
  }
  for (ChartPanel& panel : panels) {
    std::vector<ChartBar> kept;
    for (std::size_t i = 0; i < occurs.size(); ++i) {
      if (occurs[i]) kept.push_back(std::move(panel.bars[i]));
    }
    panel.bars = std::move(kept);
  }
  return panels;
}

bool can_be_drawn(const ChartPanel& panel) {
  const auto hidden = std::ranges::count_if(panel.bars, [](const ChartBar& bar) { return !bar.value; });
  return longest_of(panel.bars) > 0 && static_cast<std::size_t>(hidden) * 2 <= panel.bars.size();
}

Kept<ChartPanel> kept_of(const Report& report, const TableShape& table, int time, const Sides& sides) {
  std::vector<ChartPanel> panels;
  for (const Wanted& wanted : panels_of(report, table, time, sides.panels, sides.bars)) {
    panels.push_back({.label = wanted.panel, .bars = bars_of(report, wanted)});
  }
  Kept<ChartPanel> kept;
  for (ChartPanel& panel : without_empty(std::move(panels))) {
    std::int64_t size = 0;
    for (const ChartBar& bar : panel.bars) size += bar.value.value_or(0);
    can_be_drawn(panel) ? kept.draw(std::move(panel), size) : kept.others.push_back(std::move(panel.label));
  }
  kept.at_most(most_panels);
  return kept;
}

std::string description_of(const std::vector<ChartPanel>& panels) {
  std::string text;
  for (const ChartPanel& panel : panels) {
    text += (text.empty() ? "" : " ") + fmt::format("{}: {}", panel.label, said(panel.bars));
  }
  return text;
}

}  // namespace

std::string small_chart(const Report& report, const TableShape& table, int time) {
  Sides sides{.panels = table.dimensions[0], .bars = table.dimensions[1]};
  if (listed(dimension_of(report, sides.bars)).size() > most_bars) std::swap(sides.panels, sides.bars);
  if (listed(dimension_of(report, sides.bars)).size() > most_bars) return {};
  const Kept<ChartPanel> kept = kept_of(report, table, time, sides);
  if (kept.drawn.size() < fewest_panels) return {};
  const std::string title = fmt::format(
      "{} by {}, for each {}", pages::capitalized(pages::record_noun(report.record, 2)),
      pages::plain(dimension_of(report, sides.bars).name), pages::plain(dimension_of(report, sides.panels).name));
  const std::string left = only_in_table(kept.others);
  return chart_figure(title, "All on one scale." + (left.empty() ? "" : " " + left),
                      small_bars("chart-" + table.id, title, description_of(kept.drawn), kept.drawn));
}

}  // namespace takecare::reports::render
