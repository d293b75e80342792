#include "takecare/reports/render/trend_charts.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/reports/render/chart_words.h"
#include "takecare/reports/render/charts.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/headline.h"
#include "takecare/reports/render/kept.h"
#include "takecare/reports/render/table_rows.h"
#include "takecare/reports/render/tables.h"

namespace takecare::reports::render {

namespace {

constexpr std::size_t fewest_times = 3;
constexpr std::size_t most_periods = 40;
constexpr std::size_t most_panels = 12;
constexpr std::size_t each_named = 8;  // up to so many moments each has its mark
constexpr std::size_t most_said = 80;  // figures in a description
constexpr std::size_t fewest_series = 2;

ChartSeries series_of(const Report& report, int dimension, int at, const std::vector<int>& times) {
  const Dimension& of = dimension_of(report, dimension);
  ChartSeries series{.label = shown_category(of, at), .values = {}};
  series.apart = of.categories[static_cast<std::size_t>(at)].kind != CategoryKind::value;
  for (const int time : times) {
    Key key = key_at(report, time);
    key[coordinate(dimension)] = at;
    const Figure count = cell_at(report.cube, key).count;
    series.values.push_back(is_shown(count) ? std::optional(count.value) : std::nullopt);
  }
  return series;
}

// Half of its figures are shown, and they are not all zero: otherwise there is no line to see.
bool can_be_drawn(const ChartSeries& series) {
  std::size_t shown = 0;
  std::int64_t largest = 0;
  for (const auto& value : series.values) {
    if (value) ++shown;
    largest = std::max(largest, value.value_or(0));
  }
  return shown >= 2 && shown * 2 >= series.values.size() && largest > 0;
}

using Lines = Kept<ChartSeries>;

Lines lines_of(const Report& report, int dimension, const std::vector<int>& times) {
  Lines lines;
  for (const int at : listed(dimension_of(report, dimension))) {
    ChartSeries series = series_of(report, dimension, at, times);
    std::int64_t size = 0;
    for (const auto& value : series.values) size += value.value_or(0);
    can_be_drawn(series) ? lines.draw(std::move(series), size) : lines.others.push_back(std::move(series.label));
  }
  return lines;
}

// Too many for one chart.
bool are_many(const Lines& lines) {
  const auto apart = std::ranges::count(lines.drawn, true, &ChartSeries::apart);
  return lines.drawn.size() - static_cast<std::size_t>(apart) > most_lines;
}

std::string value_in_words(const std::optional<std::int64_t>& value) {
  return value ? pages::grouped(*value) : std::string(state_word(State::suppressed));
}

std::string all_figures(const ChartSeries& series) {
  std::string text = series.label + ":";
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    text += (i == 0 ? " " : ", ") + value_in_words(series.values[i]);
  }
  return text + ".";
}

std::string course(const ChartSeries& series) {
  const auto hidden = std::ranges::count_if(series.values, [](const auto& value) { return !value.has_value(); });
  std::int64_t largest = 0;
  for (const auto& value : series.values) largest = std::max(largest, value.value_or(0));
  return fmt::format("{}: first {}, last {}, the most shown {}{}.", series.label, value_in_words(series.values.front()),
                     value_in_words(series.values.back()), pages::grouped(largest),
                     hidden == 0 ? "" : fmt::format(", {} suppressed", hidden));
}

// Every figure where they are few; otherwise how each line goes, and where the figures are.
std::string description_of(const std::vector<ChartSeries>& series, const std::string& first, const std::string& last) {
  std::string text = fmt::format("From {} to {}.", first, last);
  const bool all = series.size() * series.front().values.size() <= most_said;
  for (const ChartSeries& one : series) text += " " + (all ? all_figures(one) : course(one));
  return all ? text : text + " The table below has every figure.";
}

std::string note_of(const Lines& lines, bool small) {
  std::string note = small ? "All on one scale." : "";
  const auto say = [&note](const std::string& sentence) {
    if (!sentence.empty()) note += (note.empty() ? "" : " ") + sentence;
  };
  const bool hidden = std::ranges::any_of(lines.drawn, [](const ChartSeries& one) {
    return std::ranges::any_of(one.values, [](const auto& value) { return !value.has_value(); });
  });
  if (hidden) {
    say(small ? "A gap, and a grey mark below the line: suppressed."
              : "A gap, and a hollow marker below the axis: suppressed.");
  }
  say(only_in_table(lines.others));
  return note;
}

std::vector<std::string> ids_of(const Time& time, const std::vector<int>& times) {
  std::vector<std::string> ids;
  for (const int at : times) ids.push_back(moment_of(time, at).id);
  return ids;
}

// Each moment by its name where there is room, else where a year or a month begins.
std::vector<std::string> marks_of(const Time& time, const std::vector<int>& times, Marks marks) {
  if (times.size() <= each_named || !is_period(time, times.front())) return ids_of(time, times);
  std::vector<std::string> out;
  for (const int at : times) out.push_back(mark_of(time, at, marks));
  return out;
}

}  // namespace

std::vector<int> trend_times(const Report& report) {
  const Time& time = report.cube.layout.time;
  std::vector<int> times;
  if (time.periods.size() <= most_periods) {
    for (std::size_t i = 0; i < time.periods.size(); ++i) times.push_back(static_cast<int>(i));
  } else if (time.additive) {
    for (std::size_t i = 0; i < time.years.size(); ++i) times.push_back(year_key(time, static_cast<int>(i)));
  }
  if (times.size() < fewest_times || times.size() > most_periods) times.clear();
  return times;
}

std::string trend_noun(const Time& time, const std::vector<int>& times) {
  if (is_period(time, times.front())) return std::string(rhythm_noun(time.rhythm.every));
  return time.rhythm.every == lang::Every::fiscal_quarter ? "fiscal year" : "year";
}

std::string trend_chart(const Report& report, const TableShape& table, const std::vector<int>& times,
                        const std::string& id, Marks marks) {
  if (table.dimensions.size() != 1 || times.size() < fewest_times || !speaks_of_counts(report)) return {};
  const int dimension = table.dimensions[0];
  Lines lines = lines_of(report, dimension, times);
  if (lines.drawn.size() < fewest_series) return {};
  const bool small = are_many(lines);
  if (small) lines.at_most(most_panels);
  const Time& time = report.cube.layout.time;
  const std::string title = fmt::format("{} by {}, each {}", pages::capitalized(pages::record_noun(report.record, 2)),
                                        pages::plain(dimension_of(report, dimension).name), trend_noun(time, times));
  const std::vector<std::string> ids = ids_of(time, times);
  const std::string description = description_of(lines.drawn, ids.front(), ids.back());
  const std::string chart = small ? small_lines(id, title, description, lines.drawn, ids)
                                  : line_chart(id, title, description, lines.drawn, marks_of(time, times, marks));
  return chart_figure(title, note_of(lines, small), chart);
}

}  // namespace takecare::reports::render
