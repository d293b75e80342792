// The charts of a report, as SVG made here: bars for categories, upright bars for periods, lines for categories over
// periods, and small charts side by side. Those that would be too wide for a phone are made narrow and wide.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace takecare::reports::render {

struct ChartBar {
  std::string label;
  std::string text;                   // '34,834 (60.2%)', 'suppressed'
  std::optional<std::int64_t> value;  // none: suppressed
  bool apart = false;                 // unknown or not applicable: hatched
};

// Horizontal bars, each with its label and its figure in words. 'longest' is the value of a bar of full length, so that
// several charts have one scale.
std::string bar_chart(const std::string& id, const std::string& title, const std::string& description,
                      const std::vector<ChartBar>& bars, std::int64_t longest);
std::int64_t longest_of(const std::vector<ChartBar>& bars);

struct ChartPanel {
  std::string label;
  std::vector<ChartBar> bars;  // the same categories in every panel
};

// Small charts of horizontal bars side by side, all on one scale.
std::string small_bars(const std::string& id, const std::string& title, const std::string& description,
                       const std::vector<ChartPanel>& panels);

struct ChartPeriod {
  std::optional<std::int64_t> value;  // none: suppressed
  std::string mark;                   // written below the axis where it differs from the one before: '2014'
};

// Upright bars in order of time. A suppressed period is a short grey stub below the axis.
std::string time_chart(const std::string& id, const std::string& title, const std::string& description,
                       const std::vector<ChartPeriod>& periods);

struct ChartSeries {
  std::string label;
  std::vector<std::optional<std::int64_t>> values;  // one a moment; none: suppressed. At least one is there
  bool apart = false;                               // unknown or not applicable: dotted
};

// Of values in one chart; unknown and not applicable come in addition.
inline constexpr std::size_t most_lines = 6;

// A line a series, each with its own dashes and markers and its label. A suppressed figure breaks the line and is a
// hollow marker below the axis. 'marks' as of periods, one a moment; at least two moments.
std::string line_chart(const std::string& id, const std::string& title, const std::string& description,
                       const std::vector<ChartSeries>& series, const std::vector<std::string>& marks);

// A small chart a series, side by side, all on one scale. A suppressed figure is a short grey stub below the axis.
std::string small_lines(const std::string& id, const std::string& title, const std::string& description,
                        const std::vector<ChartSeries>& series, const std::vector<std::string>& marks);

}  // namespace takecare::reports::render
