#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/table_rows.h"
#include "takecare/reports/render/tables.h"

namespace takecare::reports::render {

namespace {

constexpr std::size_t widest = 10;  // columns of categories

// Categories with something in them at one of the times, and 'total' first.
std::vector<int> occurring(const Report& report, int dimension, const std::vector<int>& times) {
  std::vector<int> out = {total};
  for (const int at : listed(dimension_of(report, dimension))) {
    const bool occurs = std::ranges::any_of(times, [&](int time) {
      Key key = key_at(report, time);
      key[coordinate(dimension)] = at;
      return report.cube.cells.contains(key);
    });
    if (occurs) out.push_back(at);
  }
  return out;
}

struct Axes {
  const Report& report;
  int dimension;
  std::vector<int> times;
  std::vector<int> categories;
  bool times_down;  // otherwise across

  const std::vector<int>& down() const { return times_down ? times : categories; }
  const std::vector<int>& across() const { return times_down ? categories : times; }
  std::string category(int at) const { return shown_category(dimension_of(report, dimension), at); }
  std::string time(int at, bool brief) const {
    const Moment moment = moment_of(report.cube.layout.time, at);
    return at == total ? "Total" : brief ? moment.id : moment.label;
  }
};

void write_head(pages::Html& html, const Axes& axes, const std::string& noun) {
  const auto head = html.in("thead");
  const auto row = html.in("tr");
  html.line("th", axes.times_down ? pages::capitalized(noun) : dimension_of(axes.report, axes.dimension).label,
            {{"scope", "col"}});
  for (const int at : axes.across()) {
    html.line("th", axes.times_down ? axes.category(at) : axes.time(at, true), {{"scope", "col"}, {"class", "num"}});
  }
}

void write_body(pages::Html& html, const Axes& axes) {
  const Measure count{.name = "count", .label = "Number", .kind = MeasureKind::count, .type = {}};
  const auto body = html.in("tbody");
  for (const int row_at : axes.down()) {
    const auto row = html.in("tr", {{"class", row_at == total ? "total" : ""}});
    html.line("th", axes.times_down ? axes.time(row_at, false) : axes.category(row_at), {{"scope", "row"}});
    for (const int at : axes.across()) {
      Key key = key_at(axes.report, axes.times_down ? row_at : at);
      key[coordinate(axes.dimension)] = axes.times_down ? at : row_at;
      write_figure(html, cell_at(axes.report.cube, key).count, count);
    }
  }
}

}  // namespace

void write_over_time(pages::Html& html, const Report& report, const TableShape& table, std::vector<int> times,
                     const std::string& noun) {
  std::vector<int> categories = occurring(report, table.dimensions[0], times);
  const bool times_down = categories.size() <= widest + 1;
  if (!times_down) {
    categories.erase(categories.begin());
    categories.push_back(total);
  }
  const bool additive = report.cube.layout.time.additive;
  const bool total_first = times_down || additive;
  if (additive) times.insert(times_down ? times.end() : times.begin(), total);
  const Axes axes{.report = report,
                  .dimension = table.dimensions[0],
                  .times = std::move(times),
                  .categories = std::move(categories),
                  .times_down = times_down};
  const auto box = scroll_box(html, table.title + ", each " + noun);
  const auto element = html.in("table", {{"class", total_first ? "cross" : "cross even"}});
  write_caption(html, {}, unit_note(report));
  write_head(html, axes, noun);
  write_body(html, axes);
}

}  // namespace takecare::reports::render
