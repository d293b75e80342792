// Which charts a report has over its periods.
#include <gtest/gtest.h>

#include "takecare/reports/render/report_page.h"
#include "takecare/reports/render/small_charts.h"
#include "takecare/reports/render/tables.h"
#include "takecare/reports/render/trend_charts.h"

namespace takecare::reports::render {
namespace {

Figure value(std::int64_t count) { return {.state = count == 0 ? State::zero : State::value, .value = count}; }
Figure hidden() { return {.state = State::suppressed}; }

bool has(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

// Snapshots at the ends of months, by a place: 'categories' of them and the unknown.
Report report(std::size_t periods, std::size_t categories) {
  Report out;
  out.name = "held";
  out.title = "Findings";
  out.record = "Finding";
  Layout& layout = out.cube.layout;
  layout.time.rhythm.every = lang::Every::month;
  layout.time.standing = Standing::last_day;
  layout.time.periods =
      periods_between(layout.time.rhythm, 17167, 17167 + 10 + static_cast<Days>(304 * (periods - 1) / 10));
  Dimension place{.name = "place", .label = "Place", .categories = {}};
  for (std::size_t i = 0; i < categories; ++i) {
    const std::string name = "P" + std::to_string(i);
    place.categories.push_back({.name = name, .label = name});
  }
  place.categories.push_back({.name = "unknown", .label = "Unknown", .kind = CategoryKind::unknown});
  layout.dimensions = {place};
  layout.tables = {{.id = "by-place", .title = "By place", .dimensions = {0}}};
  layout.measures = {{.name = "count", .label = "Number", .kind = MeasureKind::count}};
  return out;
}

void put(Report& report, int time, int at, const Figure& figure) {
  report.cube.cells[{time, at}] = {.count = figure, .figures = {figure}};
}

// Every place has 10 and its own number at all times.
Report filled(std::size_t periods, std::size_t categories) {
  Report out = report(periods, categories);
  const int times = static_cast<int>(out.cube.layout.time.periods.size());
  for (int time = 0; time < times; ++time) {
    put(out, time, total, value(1000));
    for (int at = 0; at <= static_cast<int>(categories); ++at) put(out, time, at, value(10 + at));
  }
  return out;
}

std::string chart(const Report& report) {
  return trend_chart(report, report.cube.layout.tables[0], trend_times(report), "trend", Marks::years);
}

TEST(Trend, UpToSixCategoriesAreLinesInOneChartWithTheUnknownBeside) {
  const std::string html = chart(filled(5, 6));
  EXPECT_TRUE(has(html, "Findings by place, each month"));
  EXPECT_TRUE(has(html, "class=\"line s5\""));
  EXPECT_TRUE(has(html, "class=\"line s6 apart\""));
  EXPECT_FALSE(has(html, "All on one scale."));
}

TEST(Trend, MoreAreSmallChartsAndTheCaptionNamesWhatIsLeftToTheTable) {
  const std::string html = chart(filled(5, 14));
  EXPECT_TRUE(has(html, "All on one scale."));
  EXPECT_TRUE(has(html, "Only in the table: P0; P1; P2."));
  EXPECT_TRUE(has(html, ">P13</text>"));
  EXPECT_FALSE(has(html, ">P0</text>"));
}

TEST(Trend, NothingIsDrawnOfTwoPeriodsOrOfOneCategory) {
  EXPECT_EQ(chart(filled(2, 3)), "");
  Report one = filled(5, 1);
  for (int time = 0; time < 5; ++time) put(one, time, 1, value(0));
  EXPECT_EQ(chart(one), "");
}

TEST(Trend, ACategoryWithoutHalfOfItsFiguresIsLeftToTheTable) {
  Report of = filled(5, 3);
  for (const int time : {0, 2, 4}) put(of, time, 1, hidden());
  put(of, 1, 0, hidden());
  const std::string html = chart(of);
  EXPECT_TRUE(has(html, "Only in the table: P1."));
  EXPECT_TRUE(has(html, "A gap, and a hollow marker below the axis: suppressed."));
  EXPECT_TRUE(has(html, "P0: 10, suppressed, 10, 10, 10."));
}

TEST(Trend, TheFrontPageOfManyPeriodsHasTheTableBesideTheLines) {
  const Report of = filled(12, 3);
  const std::string page = report_page(of, {});
  EXPECT_TRUE(has(page, "<h3>By place, each month</h3>"));
  EXPECT_TRUE(has(page, "aria-label=\"By place, each month\""));
  // The pages of the years would only say it again.
  EXPECT_FALSE(has(year_page_of(of, paged_years(of), 0, {}), "class=\"line"));
}

TEST(Trend, TooManyPeriodsAreFollowedOnThePagesOfTheirYears) {
  const Report of = filled(48, 3);
  EXPECT_TRUE(trend_times(of).empty());
  EXPECT_FALSE(has(report_page(of, {}), "class=\"line"));
  const std::string year = year_page_of(of, paged_years(of), 1, {});
  EXPECT_TRUE(has(year, "class=\"line s0\""));
  EXPECT_TRUE(has(year, ">Jan</text>"));
}

TEST(Trend, ATableOverTimeHasTimesDownWhereTheCategoriesAreFew) {
  pages::Html few;
  write_over_time(few, filled(12, 3), filled(12, 3).cube.layout.tables[0], {0, 1, 2}, "month");
  EXPECT_TRUE(has(few.str(), "<th scope=\"col\">Month</th>\n<th scope=\"col\" class=\"num\">Total</th>"));
  pages::Html many;
  write_over_time(many, filled(12, 20), filled(12, 20).cube.layout.tables[0], {0, 1, 2}, "month");
  EXPECT_TRUE(has(many.str(), "<th scope=\"col\">Place</th>\n<th scope=\"col\" class=\"num\">2017-01</th>"));
}

// Place by kind {x, y, z, w} at one time.
Report crossed(std::size_t places) {
  Report out = report(1, places);
  Layout& layout = out.cube.layout;
  Dimension kind{.name = "kind", .label = "Kind", .categories = {}};
  for (const char* name : {"x", "y", "z", "w"}) kind.categories.push_back({.name = name, .label = name});
  layout.dimensions.push_back(kind);
  layout.tables = {{.id = "by-place-and-kind", .title = "By place and kind", .dimensions = {0, 1}}};
  for (int at = 0; at < static_cast<int>(places); ++at) {
    for (int of = 0; of < 3; ++of) {
      const Figure figure = at == 1 && of > 0 ? hidden() : value(10 + at);
      out.cube.cells[{0, at, of}] = {.count = figure, .figures = {figure}};
    }
  }
  return out;
}

TEST(SmallChart, OnePanelForEachCategoryOfTheFirstDimension) {
  const Report of = crossed(5);
  const std::string html = small_chart(of, of.cube.layout.tables[0], 0);
  EXPECT_TRUE(has(html, "Findings by kind, for each place"));
  // One has too little to show, and the unknown nothing at all; the kind that nobody has is left out.
  EXPECT_TRUE(has(html, "Only in the table: P1; Unknown."));
  EXPECT_TRUE(has(html, "P4: x: 14; y: 14; z: 14."));
  EXPECT_FALSE(has(html, ">w</text>"));
}

}  // namespace
}  // namespace takecare::reports::render
