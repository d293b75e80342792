#include <algorithm>
#include <numeric>

#include "takecare/reports/render/charts.h"
#include "takecare/reports/render/plot.h"
#include "takecare/reports/render/series.h"
#include "takecare/reports/render/spread.h"
#include "takecare/reports/render/svg.h"

namespace takecare::reports::render {

namespace {

// All in tenths of a pixel.
constexpr std::int64_t top = 120;
constexpr std::int64_t least_height = 2200;
constexpr std::int64_t line_height = 180;
constexpr std::int64_t lane_height = 130;    // of the hollow markers of one series
constexpr std::int64_t pad = 280;            // before the first moment, and half of its mark
constexpr std::int64_t apart_markers = 110;  // markers nearer to one another are left out
constexpr std::size_t wide_characters = 21;
constexpr std::size_t narrow_characters = 32;

struct Label {
  std::vector<std::string> lines;
  std::int64_t height() const { return static_cast<std::int64_t>(lines.size()) * line_height; }
};

struct Chart {
  const std::vector<ChartSeries>& series;
  const std::vector<std::string>& marks;
  std::vector<std::size_t> styles;
  Width width;
  Plot plot;

  std::int64_t x(std::size_t moment) const {
    return plot.left + pad +
           (plot.width - 2 * pad) * static_cast<std::int64_t>(moment) / static_cast<std::int64_t>(marks.size() - 1);
  }
};

// A phone has room for a letter at the end of a line; the key below says what it stands for.
std::string letter(std::size_t at) { return {static_cast<char>('A' + at)}; }

std::vector<Label> end_labels(const std::vector<ChartSeries>& series, Width width) {
  std::vector<Label> labels;
  for (std::size_t i = 0; i < series.size(); ++i) {
    labels.push_back(
        {width == Width::wide ? wrapped(series[i].label, wide_characters, 2) : std::vector<std::string>{letter(i)}});
  }
  return labels;
}

std::vector<std::optional<Spot>> spots_of(const Chart& chart, const ChartSeries& series) {
  std::vector<std::optional<Spot>> spots;
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    const auto& value = series.values[i];
    spots.push_back(value ? std::optional<Spot>({chart.x(i), chart.plot.y(*value)}) : std::nullopt);
  }
  return spots;
}

void draw_lines(Svg& svg, const Chart& chart) {
  const std::int64_t step = (chart.plot.width - 2 * pad) / static_cast<std::int64_t>(chart.marks.size() - 1);
  const auto every = static_cast<std::size_t>(apart_markers / std::max<std::int64_t>(step, 1) + 1);
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    draw_series(svg, chart.styles[i], spots_of(chart, chart.series[i]), every);
  }
}

bool has_gap(const ChartSeries& series) {
  return std::ranges::any_of(series.values, [](const auto& value) { return !value.has_value(); });
}

// Each series with a suppressed figure has a lane of its own below the axis, so that no mark hides another.
std::int64_t lanes_of(const std::vector<ChartSeries>& series) {
  return lane_height * std::ranges::count_if(series, has_gap);
}

void draw_gaps(Svg& svg, const Chart& chart) {
  std::int64_t y = chart.plot.base() + lane_height / 2 + 20;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const auto& values = chart.series[i].values;
    if (!has_gap(chart.series[i])) continue;
    for (std::size_t at = 0; at < values.size(); ++at) {
      if (!values[at]) draw_gap(svg, chart.styles[i], {chart.x(at), y});
    }
    y += lane_height;
  }
}

void draw_end_labels(Svg& svg, const Chart& chart, const std::vector<Label>& labels) {
  std::vector<Wish> wishes;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto& values = chart.series[i].values;
    std::int64_t last = 0;
    for (const auto& value : values) last = value.value_or(last);
    wishes.push_back({.middle = chart.plot.y(last), .height = labels[i].height()});
  }
  const std::vector<std::int64_t> begins = spread(wishes, 0, chart.plot.base() + line_height);
  const std::int64_t from = chart.plot.left + chart.plot.width - pad + 90;
  const std::int64_t to = chart.plot.left + chart.plot.width;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::int64_t middle = begins[i] + labels[i].height() / 2;
    // From the line to its label; not where the line ends before, which would go on with it.
    if (chart.series[i].values.back()) svg.line("leader", from, wishes[i].middle, to, middle);
    std::int64_t x = to + 40;
    if (chart.width == Width::wide) {
      draw_sample(svg, chart.styles[i], {x, middle});
      x += sample_width + 80;
    }
    for (std::size_t line = 0; line < labels[i].lines.size(); ++line) {
      svg.text("label", x, begins[i] + static_cast<std::int64_t>(line) * line_height + 140, labels[i].lines[line]);
    }
  }
}

void draw_key(Svg& svg, const Chart& chart, const std::vector<Label>& key, std::int64_t y) {
  for (std::size_t i = 0; i < key.size(); ++i) {
    draw_sample(svg, chart.styles[i], {0, y + 90});
    svg.text("figure", sample_width + 80, y + 140, letter(i));
    for (const std::string& line : key[i].lines) {
      svg.text("label", sample_width + 280, y + 140, line);
      y += line_height;
    }
    y += 40;
  }
}

std::vector<Label> key_of(const std::vector<ChartSeries>& series, Width width) {
  std::vector<Label> key;
  if (width == Width::wide) return key;
  for (const ChartSeries& one : series) key.push_back({wrapped(one.label, narrow_characters, 2)});
  return key;
}

std::int64_t height_of(const std::vector<Label>& labels, std::int64_t gap) {
  return std::accumulate(labels.begin(), labels.end(), std::int64_t{0},
                         [gap](std::int64_t sum, const Label& label) { return sum + label.height() + gap; });
}

std::string one_width(const std::string& id, Width width, const std::string& title, const std::string& description,
                      const std::vector<ChartSeries>& series, const std::vector<std::string>& marks) {
  std::int64_t largest = 1;
  for (const ChartSeries& one : series) {
    for (const auto& value : one.values) largest = std::max(largest, value.value_or(0));
  }
  const std::int64_t step = grid_step(largest, 4);
  const std::vector<Label> labels = end_labels(series, width);
  const std::vector<Label> key = key_of(series, width);
  Chart chart{.series = series, .marks = marks, .styles = styles_of(series), .width = width, .plot = {}};
  chart.plot.ceiling = ceiling_of(largest, step);
  chart.plot.top = top;
  chart.plot.height = std::max(least_height, height_of(labels, 0) - top);
  chart.plot.left = room_for_numbers(chart.plot.ceiling);
  const std::int64_t gutter = width == Width::wide ? 2250 : 180;
  chart.plot.width = std::int64_t{pixels(width)} * 10 - chart.plot.left - gutter;

  const std::int64_t foot = chart.plot.base() + lanes_of(series) + 340;
  const std::int64_t height = foot + height_of(key, 40);
  Svg svg(id, width == Width::narrow ? "narrow" : "wide", pixels(width), static_cast<int>(height / 10), title,
          description);
  draw_grid(svg, chart.plot, step);
  draw_lines(svg, chart);
  draw_gaps(svg, chart);
  std::vector<MarkedPoint> points;
  for (std::size_t i = 0; i < marks.size(); ++i) points.push_back({.x = chart.x(i), .mark = marks[i]});
  draw_marks(svg, points, chart.plot.base() + lanes_of(series), chart.plot.base() + lanes_of(series) + 80,
             std::int64_t{pixels(width)} * 10);
  draw_end_labels(svg, chart, labels);
  draw_key(svg, chart, key, foot);
  return svg.finish();
}

}  // namespace

std::string line_chart(const std::string& id, const std::string& title, const std::string& description,
                       const std::vector<ChartSeries>& series, const std::vector<std::string>& marks) {
  return one_width(id + "-n", Width::narrow, title, description, series, marks) +
         one_width(id + "-w", Width::wide, title, description, series, marks);
}

}  // namespace takecare::reports::render
