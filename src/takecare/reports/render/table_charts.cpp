#include "takecare/reports/render/table_charts.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/pages/html.h"
#include "takecare/pages/words.h"
#include "takecare/reports/render/category_bars.h"
#include "takecare/reports/render/chart_words.h"
#include "takecare/reports/render/charts.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/headline.h"
#include "takecare/reports/render/small_charts.h"
#include "takecare/reports/render/table_rows.h"
#include "takecare/reports/render/tables.h"

namespace takecare::reports::render {

namespace {

constexpr std::size_t most_bars = 15;
constexpr std::size_t most_panels = 3;
constexpr std::size_t listed_whole = 30;  // of categories that the book gives, in its order

// 'longest' 0: a scale of its own.
std::string chart_of(const Report& report, const Wanted& wanted, std::int64_t longest) {
  const Dimension& dimension = dimension_of(report, wanted.dimension);
  std::vector<ChartBar> bars = bars_of(report, wanted);
  if (bars.empty()) return {};
  std::string note;
  if (bars.size() > (dimension.open ? most_bars : listed_whole)) {
    note = fmt::format("The {} largest of {} that are shown; the table has all.", most_bars, bars.size());
    const auto apart = std::ranges::find(bars, true, &ChartBar::apart);
    const std::vector<ChartBar> last(apart, bars.end());
    bars.erase(apart, bars.end());
    std::erase_if(bars, [](const ChartBar& bar) { return !bar.value; });
    std::ranges::stable_sort(bars, std::greater<>(), [](const ChartBar& bar) { return *bar.value; });
    bars.resize(std::min(bars.size(), most_bars));
    bars.insert(bars.end(), last.begin(), last.end());
  }
  std::string title = fmt::format("{} by {}", headline_label(report), pages::plain(dimension.name));
  if (!wanted.panel.empty()) title += ": " + wanted.panel;
  return chart_figure(title, note,
                      bar_chart(wanted.id, title, said(bars), bars, longest == 0 ? longest_of(bars) : longest));
}

// Whether a table by this dimension alone draws it; many places once more in panels would say little.
bool has_chart_alone(const Report& report, int dimension) {
  if (!dimension_of(report, dimension).open) return false;
  return std::ranges::any_of(report.cube.layout.tables, [dimension](const TableShape& table) {
    return table.dimensions == std::vector<int>{dimension};
  });
}

std::string large_panels(const Report& report, const std::vector<Wanted>& charts) {
  std::int64_t longest = 0;
  for (const Wanted& wanted : charts) longest = std::max(longest, longest_of(bars_of(report, wanted)));
  pages::Html html;
  {
    const auto scope = html.in("div", {{"class", "panels"}});
    for (const Wanted& wanted : charts) {
      if (longest_of(bars_of(report, wanted)) > 0) html.markup(chart_of(report, wanted, longest));
    }
  }
  return html.str();
}

}  // namespace

std::string table_chart(const Report& report, const TableShape& table, int time) {
  if (table.dimensions.size() == 1) {
    return chart_of(report,
                    {.id = "chart-" + table.id,
                     .panel = {},
                     .dimension = table.dimensions[0],
                     .fixed = total_key(report.cube.layout, time)},
                    0);
  }
  // Of levels the coarsest is drawn; the table has the others.
  if (has_levels(table)) {
    const TableShape coarsest{.id = table.id, .title = table.title, .dimensions = {table.dimensions.front()}};
    return table.within.front() < 0 && finer_level(table, table.dimensions.front()) >= 0
               ? table_chart(report, coarsest, time)
               : std::string();
  }
  if (table.dimensions.size() != 2 || !speaks_of_counts(report)) return {};
  int bars = table.dimensions[0];
  int panels = table.dimensions[1];
  if (listed(dimension_of(report, panels)).size() > most_panels) std::swap(bars, panels);
  const bool few = listed(dimension_of(report, panels)).size() <= most_panels;
  if (!few || has_chart_alone(report, bars)) return small_chart(report, table, time);
  return large_panels(report, panels_of(report, table, time, panels, bars));
}

std::string period_chart(const Report& report, const std::vector<int>& periods, const std::string& id, Marks marks) {
  if (!speaks_of_counts(report)) return {};
  const Time& time = report.cube.layout.time;
  std::vector<ChartPeriod> bars;
  std::size_t hidden = 0;
  int most = periods.front();
  std::int64_t largest = -1;
  for (const int period : periods) {
    const Figure count = cell_at(report.cube, total_key(report.cube.layout, period)).count;
    ChartPeriod bar{.value = std::nullopt, .mark = mark_of(time, period, marks)};
    if (is_shown(count)) {
      bar.value = count.value;
      if (count.value > largest) most = period;
      largest = std::max(largest, count.value);
    } else {
      ++hidden;
    }
    bars.push_back(std::move(bar));
  }
  const std::string noun(rhythm_noun(time.rhythm.every));
  const std::string title = fmt::format("{} each {}", pages::capitalized(pages::record_noun(report.record, 2)), noun);
  std::string description;
  if (largest >= 0) {
    description =
        fmt::format("{} {}s; the most shown is {} in {}.", pages::grouped(static_cast<std::int64_t>(periods.size())),
                    noun, pages::grouped(largest), moment_of(time, most).label);
  }
  const std::string note = hidden == 0 ? ""
                                       : fmt::format("A grey mark below the line is a suppressed {} ({}).", noun,
                                                     pages::grouped(static_cast<std::int64_t>(hidden)));
  return chart_figure(title, note, time_chart(id, title, description + (note.empty() ? "" : " ") + note, bars));
}

}  // namespace takecare::reports::render
