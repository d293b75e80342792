#include "takecare/reports/render/report_page.h"

#include <fmt/format.h>

#include "takecare/pages/page.h"
#include "takecare/pages/words.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/files.h"
#include "takecare/reports/render/sections.h"
#include "takecare/reports/render/summary.h"
#include "takecare/reports/render/table_charts.h"
#include "takecare/reports/render/table_map.h"
#include "takecare/reports/render/tables.h"
#include "takecare/reports/render/trend_charts.h"

namespace takecare::reports::render {

namespace {

// More periods than this are paged by year.
constexpr std::size_t most_on_a_page = 8;

void write_notice(pages::Html& html, const Frame& frame) {
  if (frame.notice.empty()) return;
  const auto box = html.in("div", {{"class", "box warn"}});
  pages::Html words;
  words.text(frame.notice);
  if (!frame.notice_href.empty()) words.text(" ").link(frame.notice_href, "All versions, and what changed");
  html.line_of("p", words);
}

void write_summary(pages::Html& html, const Report& report) {
  const Summary summary = summary_of(report);
  std::string text;
  for (const std::string& sentence : summary.sentences) text += (text.empty() ? "" : " ") + sentence;
  html.line("p", text, {{"class", "summary"}});
  if (summary.figures.empty()) return;
  const auto list = html.in("dl", {{"class", "key"}});
  for (const KeyFigure& key : summary.figures) {
    const auto pair = html.in("div");
    html.line("dt", key.words);
    html.line("dd", key.figure);
  }
}

void write_on_this_page(pages::Html& html, const Report& report, bool by_time) {
  const auto nav = html.in("nav", {{"class", "on-page"}, {"aria-label", "On this page"}});
  const auto list = html.in("ul");
  const auto item = [&html](const char* href, const std::string& text) {
    pages::Html one;
    one.link(href, text);
    html.line_of("li", one);
  };
  item("#tables", "Tables");
  if (by_time) item("#by-time", fmt::format("Each {}", rhythm_noun(report.cube.layout.time.rhythm.every)));
  if (!report.cube.unplaced.empty()) item("#not-placed", "Not placed");
  item("#reading", "How to read");
  if (!report.comparison.figures.empty()) item("#published", "Published figures");
  item("#law", "The law");
  item("#files", "Download");
}

// Side by side where there is room.
void write_chart_and_table(pages::Html& html, const Report& report, const TableShape& table, int time) {
  const std::string chart = table_chart(report, table, time);
  const bool pair = table.dimensions.size() == 1 && !chart.empty();
  const auto scope = html.in("div", {{"class", pair ? "pair" : ""}});
  html.markup(chart);
  write_table(html, report, table, time);
}

void write_map(pages::Html& html, const Report& report, const TableShape& table, int time) {
  if (const std::string map = table_map(report, table, time); !map.empty()) html.markup(map);
}

void write_tables(pages::Html& html, const Report& report, int time) {
  const Layout& layout = report.cube.layout;
  html.line("h2",
            layout.time.additive ? fmt::format("All {}s together", rhythm_noun(layout.time.rhythm.every)) : "Tables",
            {{"id", "tables"}});
  for (const TableShape& table : layout.tables) {
    html.line("h3", table.title, {{"id", table.id}});
    write_chart_and_table(html, report, table, time);
    write_map(html, report, table, time);
  }
}

std::vector<int> all_periods(const Time& time) {
  std::vector<int> periods;
  for (std::size_t i = 0; i < time.periods.size(); ++i) periods.push_back(static_cast<int>(i));
  return periods;
}

void write_paged_time(pages::Html& html, const Report& report, const std::vector<YearOfPeriods>& years) {
  std::vector<TimeRow> rows;
  for (const YearOfPeriods& year : years) {
    if (year.time != total) rows.push_back({.time = year.time, .href = year_page(year.name)});
  }
  const std::string_view noun = rhythm_noun(report.cube.layout.time.rhythm.every);
  if (rows.empty()) {
    const auto list = html.in("ul");
    for (const YearOfPeriods& year : years) {
      pages::Html item;
      item.link(year_page(year.name), fmt::format("{}: every {}", year.name, noun));
      html.line_of("li", item);
    }
    return;
  }
  rows.push_back({.time = total, .href = {}});
  write_times(html, report, fmt::format("By year; each year has a page with its {}s", noun), "Year", rows);
}

// How the categories went over all periods, or over the years, of a report whose periods stand on pages of their own.
void write_trends(pages::Html& html, const Report& report) {
  const std::vector<int> times = trend_times(report);
  if (times.empty()) return;
  const std::string noun = trend_noun(report.cube.layout.time, times);
  for (const TableShape& table : report.cube.layout.tables) {
    const std::string chart = trend_chart(report, table, times, "trend-" + table.id, Marks::years);
    if (chart.empty()) continue;
    html.line("h3", fmt::format("{}, each {}", table.title, noun));
    html.markup(chart);
    write_over_time(html, report, table, times, noun);
  }
}

void write_time(pages::Html& html, const Report& report, const std::vector<YearOfPeriods>& years) {
  const Time& time = report.cube.layout.time;
  const std::string_view noun = rhythm_noun(time.rhythm.every);
  html.line("h2", fmt::format("Each {}", noun), {{"id", "by-time"}});
  html.markup(period_chart(report, all_periods(time), "chart-time", Marks::years));
  if (!years.empty()) {
    write_paged_time(html, report, years);
    return write_trends(html, report);
  }
  std::vector<TimeRow> rows;
  for (const int period : all_periods(time)) rows.push_back({.time = period, .href = {}});
  if (time.additive) rows.push_back({.time = total, .href = {}});
  write_times(html, report, fmt::format("By {}", noun), pages::capitalized(std::string(noun)), rows);
  for (const TableShape& table : report.cube.layout.tables) {
    if (table.dimensions.empty()) continue;
    html.markup(trend_chart(report, table, all_periods(time), "trend-" + table.id, Marks::years));
    write_by_period(html, report, table, all_periods(time));
  }
}

std::string lede_of(const Report& report, int time) {
  const Time& all = report.cube.layout.time;
  const Moment moment = moment_of(all, time);
  if (time == total) return fmt::format("{}, {}", moment.label, when(all, time));
  if (all.standing == Standing::over) return moment.label;
  const std::string day = pages::capitalized(when(all, time));
  // The period may be that day itself.
  return day == "On " + moment.label ? day : fmt::format("{}. {}", day, moment.label);
}

}  // namespace

std::vector<YearOfPeriods> paged_years(const Report& report) {
  const Time& time = report.cube.layout.time;
  std::vector<YearOfPeriods> years;
  if (time.periods.size() <= most_on_a_page) return years;
  for (std::size_t i = 0; i < time.periods.size(); ++i) {
    const std::string name = year_of(time.rhythm, time.periods[i]);
    if (years.empty() || years.back().name != name) {
      years.push_back({.name = name, .time = total, .periods = {}});
      if (!time.years.empty()) years.back().time = year_key(time, time.year_of[i]);
    }
    years.back().periods.push_back(static_cast<int>(i));
  }
  for (YearOfPeriods& year : years) {
    if (year.periods.size() == 1) year.time = year.periods[0];
  }
  return years;
}

std::string report_page(const Report& report, const Frame& frame) {
  const int time = main_time(report);
  const bool by_time = report.cube.layout.time.periods.size() > 1;
  pages::Html html;
  write_notice(html, frame);
  html.line("h1", report.title);
  html.line("p", lede_of(report, time), {{"class", "lede"}});
  write_law_alert(html, report);
  write_summary(html, report);
  write_on_this_page(html, report, by_time);
  write_tables(html, report, time);
  if (by_time) write_time(html, report, paged_years(report));
  write_unplaced(html, report);
  write_reading(html, report);
  write_published(html, report);
  write_law(html, report);
  write_notes(html, report);
  write_files(html, report);
  return pages::page({.title = report.title,
                      .description = report.title + ", " + lede_of(report, time),
                      .home = frame.home,
                      .trail = frame.trail,
                      .warning = report.warning,
                      .around = frame.around},
                     html);
}

std::string year_page_of(const Report& report, const std::vector<YearOfPeriods>& years, std::size_t year,
                         const Frame& frame) {
  const YearOfPeriods& one = years[year];
  const Time& time = report.cube.layout.time;
  const std::string noun(rhythm_noun(time.rhythm.every));
  const std::string title = fmt::format("{}, {}", report.title, one.name);
  pages::Html html;
  write_notice(html, frame);
  html.line("h1", title);
  html.line("p",
            fmt::format("The {} {}s that have most of their days in it, {}.",
                        pages::grouped(static_cast<std::int64_t>(one.periods.size())), noun,
                        pages::english_span(time.periods[static_cast<std::size_t>(one.periods.front())].start,
                                            time.periods[static_cast<std::size_t>(one.periods.back())].end)),
            {{"class", "lede"}});
  write_law_alert(html, report);
  if (one.periods.size() > 1) html.markup(period_chart(report, one.periods, "chart-year", Marks::months));
  // Where the front page follows the periods themselves, this page would say the same again.
  const std::vector<int> followed = trend_times(report);
  const bool followed_by_year = followed.empty() || !is_period(time, followed.front());
  std::vector<TimeRow> rows;
  for (const int period : one.periods) {
    if (report.cube.cells.contains(total_key(report.cube.layout, period))) rows.push_back({.time = period, .href = {}});
  }
  for (const TableShape& table : report.cube.layout.tables) {
    html.line("h2", table.title, {{"id", table.id}});
    if (one.time != total) {
      if (one.periods.size() > 1) html.line("h3", "The whole year");
      write_table(html, report, table, one.time);
    }
    if (one.periods.size() == 1) continue;
    if (!table.dimensions.empty()) {
      html.line("h3", "Each " + noun);
      if (followed_by_year) html.markup(trend_chart(report, table, one.periods, "trend-" + table.id, Marks::months));
      write_by_period(html, report, table, one.periods);
    } else {
      write_times(html, report, "By " + noun, pages::capitalized(noun), rows);
    }
  }
  const auto nav_line = [&](pages::Html& into) {
    const auto nav = into.in("nav", {{"class", "on-page"}, {"aria-label", "Other years"}});
    const auto list = into.in("ul");
    for (const YearOfPeriods& other : years) {
      pages::Html item;
      &other == &one ? item.span("strong", other.name, {{"aria-current", "page"}})
                     : item.link(year_page(other.name), other.name);
      into.line_of("li", item);
    }
  };
  nav_line(html);
  write_reading(html, report);
  std::vector<pages::Link> trail = frame.trail;
  trail.push_back({.href = "index.html", .text = report.title});
  return pages::page({.title = title,
                      .description = title,
                      .home = frame.home,
                      .trail = trail,
                      .warning = report.warning,
                      .around = frame.around},
                     html);
}

}  // namespace takecare::reports::render
