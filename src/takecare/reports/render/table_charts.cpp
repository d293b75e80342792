#include "takecare/reports/render/table_charts.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/pages/html.h"
#include "takecare/pages/words.h"
#include "takecare/reports/render/charts.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/tables.h"

namespace takecare::reports::render {

namespace {

constexpr std::size_t most_bars = 15;
constexpr std::size_t most_panels = 3;
constexpr std::size_t listed_whole = 30;  // of categories that the book gives, in its order

bool known(const Figure& figure) { return figure.state == State::value || figure.state == State::zero; }

ChartBar bar_of(const Report& report, const Dimension& dimension, int at, const Key& key, bool percent) {
  const Figure count = cell_at(report.cube, key).count;
  ChartBar bar{.label = shown_category(dimension, at), .text = shown_count(count), .value = std::nullopt};
  bar.apart = dimension.categories[static_cast<std::size_t>(at)].kind != CategoryKind::value;
  if (!known(count)) return bar;
  bar.value = count.value;
  const Figure all = cell_at(report.cube, total_key(report.cube.layout, key[0])).count;
  if (percent && all.state == State::value)
    bar.text += fmt::format(" ({}%)", pages::tenths(pages::percent_tenths(count.value, all.value)));
  return bar;
}

std::string said(const std::vector<ChartBar>& bars) {
  std::string text;
  for (const ChartBar& bar : bars) text += (text.empty() ? "" : "; ") + bar.label + ": " + bar.text;
  return text + ".";
}

const Dimension& dimension_at(const Report& report, int index) {
  return report.cube.layout.dimensions[static_cast<std::size_t>(index)];
}

// Bars over one dimension, the others as in 'fixed'.
struct Wanted {
  std::string id;
  std::string panel;  // what 'fixed' says, in words
  int dimension = 0;
  Key fixed;
};

std::vector<ChartBar> bars_of(const Report& report, const Wanted& wanted) {
  const Dimension& dimension = dimension_at(report, wanted.dimension);
  std::vector<ChartBar> bars;
  for (const int at : listed(dimension)) {
    Key key = wanted.fixed;
    key[static_cast<std::size_t>(wanted.dimension) + 1] = at;
    bars.push_back(bar_of(report, dimension, at, key, wanted.panel.empty()));
  }
  return bars;
}

std::string figure(const std::string& caption, const std::string& note, const std::string& svg) {
  pages::Html html;
  {
    const auto scope = html.in("figure");
    pages::Html words;
    words.text(caption);
    if (!note.empty()) words.text(" ").span("span", note, {{"class", "say"}});
    html.line_of("figcaption", words);
    html.markup(svg);
  }
  return html.str();
}

// 'longest' 0: a scale of its own.
std::string chart_of(const Report& report, const Wanted& wanted, std::int64_t longest) {
  const Dimension& dimension = dimension_at(report, wanted.dimension);
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
  std::string title =
      fmt::format("{} by {}", pages::capitalized(pages::record_noun(report.record, 2)), pages::plain(dimension.name));
  if (!wanted.panel.empty()) title += ": " + wanted.panel;
  return figure(title, note, bar_chart(wanted.id, title, said(bars), bars, longest == 0 ? longest_of(bars) : longest));
}

// Whether a table by this dimension alone draws it; many places once more in panels would say little.
bool has_chart_alone(const Report& report, int dimension) {
  if (!dimension_at(report, dimension).open) return false;
  return std::ranges::any_of(report.cube.layout.tables, [dimension](const TableShape& table) {
    return table.dimensions == std::vector<int>{dimension};
  });
}

// A week is marked by the month of its fourth day, as it is filed under the year of that day.
std::string mark_of(const Time& time, int period, Marks marks) {
  const Period& one = time.periods[static_cast<std::size_t>(period)];
  if (marks == Marks::years) return year_of(time.rhythm, one);
  const Days day = time.rhythm.every == lang::Every::week ? one.start + 3 : one.start;
  return std::string(pages::month_name(civil_from_days(day).month).substr(0, 3));
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
  if (table.dimensions.size() != 2) return {};
  int bars = table.dimensions[0];
  int panels = table.dimensions[1];
  if (listed(dimension_at(report, panels)).size() > most_panels) std::swap(bars, panels);
  const std::vector<int> categories = listed(dimension_at(report, panels));
  if (categories.size() > most_panels || has_chart_alone(report, bars)) return {};
  std::vector<Wanted> charts;
  std::int64_t longest = 0;
  for (const int category : categories) {
    Wanted wanted{.id = fmt::format("chart-{}-{}", table.id, category),
                  .panel = shown_category(dimension_at(report, panels), category),
                  .dimension = bars,
                  .fixed = total_key(report.cube.layout, time)};
    wanted.fixed[static_cast<std::size_t>(panels) + 1] = category;
    longest = std::max(longest, longest_of(bars_of(report, wanted)));
    charts.push_back(std::move(wanted));
  }
  pages::Html html;
  {
    const auto scope = html.in("div", {{"class", "panels"}});
    for (const Wanted& wanted : charts) {
      if (longest_of(bars_of(report, wanted)) > 0) html.markup(chart_of(report, wanted, longest));
    }
  }
  return html.str();
}

std::string period_chart(const Report& report, const std::vector<int>& periods, const std::string& id, Marks marks) {
  const Time& time = report.cube.layout.time;
  std::vector<ChartPeriod> bars;
  std::size_t hidden = 0;
  int most = periods.front();
  std::int64_t largest = -1;
  for (const int period : periods) {
    const Figure count = cell_at(report.cube, total_key(report.cube.layout, period)).count;
    ChartPeriod bar{.value = std::nullopt, .mark = mark_of(time, period, marks)};
    if (known(count)) {
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
  return figure(title, note, time_chart(id, title, description + (note.empty() ? "" : " ") + note, bars));
}

}  // namespace takecare::reports::render
