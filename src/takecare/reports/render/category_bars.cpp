#include "takecare/reports/render/category_bars.h"

#include <fmt/format.h>

#include "takecare/pages/words.h"
#include "takecare/reports/render/chart_words.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/headline.h"
#include "takecare/reports/render/table_rows.h"
#include "takecare/reports/render/tables.h"

namespace takecare::reports::render {

namespace {

ChartBar bar_of(const Report& report, const Dimension& dimension, int at, const Key& key, bool percent) {
  const Figure count = headline(report, cell_at(report.cube, key));
  ChartBar bar{.label = shown_category(dimension, at), .text = shown_headline(report, count), .value = std::nullopt};
  bar.apart = dimension.categories[static_cast<std::size_t>(at)].kind != CategoryKind::value;
  if (!is_shown(count)) return bar;
  bar.value = count.value;
  const Figure all = headline(report, cell_at(report.cube, total_key(report.cube.layout, key[0])));
  if (percent && all.state == State::value)
    bar.text += fmt::format(" ({}%)", pages::tenths(pages::percent_tenths(count.value, all.value)));
  return bar;
}

}  // namespace

std::vector<Wanted> panels_of(const Report& report, const TableShape& table, int time, int panels, int bars) {
  std::vector<Wanted> out;
  const Dimension& dimension = dimension_of(report, panels);
  for (const int category : listed(dimension)) {
    Wanted wanted{.id = fmt::format("chart-{}-{}", table.id, category),
                  .panel = shown_category(dimension, category),
                  .dimension = bars,
                  .fixed = key_at(report, time)};
    wanted.fixed[coordinate(panels)] = category;
    out.push_back(std::move(wanted));
  }
  return out;
}

std::vector<ChartBar> bars_of(const Report& report, const Wanted& wanted) {
  const Dimension& dimension = dimension_of(report, wanted.dimension);
  std::vector<ChartBar> bars;
  for (const int at : listed(dimension)) {
    Key key = wanted.fixed;
    key[coordinate(wanted.dimension)] = at;
    bars.push_back(bar_of(report, dimension, at, key, wanted.panel.empty()));
  }
  return bars;
}

}  // namespace takecare::reports::render
