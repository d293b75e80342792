// The two charts of a report, as SVG made here: bars for categories, upright bars for periods. Each is made narrow and
// wide.
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

struct ChartPeriod {
  std::optional<std::int64_t> value;  // none: suppressed
  std::string mark;                   // written below the axis where it differs from the one before: '2014'
};

// Upright bars in order of time. A suppressed period is a short grey stub below the axis.
std::string time_chart(const std::string& id, const std::string& title, const std::string& description,
                       const std::vector<ChartPeriod>& periods);

}  // namespace takecare::reports::render
