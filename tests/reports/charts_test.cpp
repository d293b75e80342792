// What somebody sees in a chart: pieces of lines, marks, labels.
#include "takecare/reports/render/charts.h"

#include <gtest/gtest.h>

#include "takecare/reports/render/kept.h"
#include "takecare/reports/render/series.h"
#include "takecare/reports/render/spread.h"

namespace takecare::reports::render {
namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

// The chart that a wide page shows.
std::string wide(const std::string& both) { return both.substr(both.find("<svg class=\"wide\"")); }
std::string narrow(const std::string& both) { return both.substr(0, both.find("<svg class=\"wide\"")); }

// The path of a class.
std::string path_of(const std::string& svg, const std::string& css) {
  const std::string begin = "<path class=\"" + css + "\" d=\"";
  const std::size_t at = svg.find(begin);
  if (at == std::string::npos) return {};
  const std::size_t from = at + begin.size();
  return svg.substr(from, svg.find('"', from) - from);
}

const std::vector<std::string> quarters = {"2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4", "2018-Q1"};

std::string lines(const std::vector<ChartSeries>& series) {
  return line_chart("c", "Findings", "From first to last.", series, quarters);
}

TEST(LineChart, NoLineLeadsOverASuppressedFigureAndAMarkStandsInItsPlace) {
  const std::string svg = wide(
      lines({{.label = "A", .values = {10, 20, std::nullopt, 20, 10}}, {.label = "B", .values = {1, 2, 3, 4, 5}}}));
  EXPECT_EQ(count(path_of(svg, "line s0"), "M"), 2U);
  EXPECT_EQ(count(path_of(svg, "line s0"), "L"), 2U);
  EXPECT_EQ(count(path_of(svg, "line s1"), "M"), 1U);
  EXPECT_EQ(count(svg, "class=\"gap s0\""), 1U);
  EXPECT_EQ(count(svg, "class=\"gap s1\""), 0U);
}

TEST(LineChart, AFigureBetweenTwoSuppressedOnesHasAMarker) {
  std::vector<std::optional<Spot>> spots = {Spot{0, 0},   Spot{10, 0}, Spot{20, 0},
                                            std::nullopt, Spot{40, 0}, std::nullopt};
  Svg svg("x", "wide", 10, 10, "t", "d");
  draw_series(svg, 0, spots, 100);
  // The first piece at both ends, the second where it is.
  EXPECT_EQ(count(path_of(svg.finish(), "mark s0"), "M"), 3U);
}

TEST(LineChart, EachSeriesHasItsLabelAndAStyleOfItsOwnAndUnknownStandsApart) {
  const std::string both = lines({{.label = "Upheld", .values = {9, 9, 9, 9, 9}},
                                  {.label = "Reversed <b>", .values = {5, 5, 5, 5, 5}},
                                  {.label = "Unknown", .values = {1, 1, 1, 1, 1}, .apart = true}});
  for (const auto& svg : {wide(both), narrow(both)}) {
    EXPECT_EQ(count(svg, ">Upheld</text>"), 1U);
    EXPECT_EQ(count(svg, ">Reversed &lt;b&gt;</text>"), 1U);
    EXPECT_NE(svg.find("class=\"line s0\""), std::string::npos);
    EXPECT_NE(svg.find("class=\"line s1\""), std::string::npos);
    EXPECT_NE(svg.find("class=\"line s6 apart\""), std::string::npos);
    for (const char* quarter : {"2017-Q1", "2018-Q1"}) EXPECT_NE(svg.find(quarter), std::string::npos);
  }
  // A phone has a letter at each line and a key.
  EXPECT_EQ(count(narrow(both), ">A</text>"), 2U);
  EXPECT_EQ(count(wide(both), ">A</text>"), 0U);
}

TEST(LineChart, AScreenReaderHasTitleAndDescriptionOfEachWidth) {
  const std::string both = lines({{.label = "A", .values = {1, 2, 3, 4, 5}}});
  EXPECT_EQ(count(both, "role=\"img\""), 2U);
  for (const char* id : {"c-n", "c-w"}) {
    const std::string name(id);
    EXPECT_EQ(count(both, "aria-labelledby=\"" + name + "-title " + name + "-desc\""), 1U);
    EXPECT_EQ(count(both, "<desc id=\"" + name + "-desc\">From first to last.</desc>"), 1U);
  }
}

TEST(SmallLines, OnePanelASeriesAllOnOneScale) {
  std::vector<ChartSeries> series;
  for (int i = 1; i <= 8; ++i) {
    series.push_back({.label = "County " + std::to_string(i), .values = {10 * i, 10, std::nullopt, 10, 10}});
  }
  const std::string both = small_lines("c", "Findings", "d", series, quarters);
  for (const auto& svg : {wide(both), narrow(both)}) {
    EXPECT_EQ(count(svg, "<path class=\"line s0\""), 8U);
    EXPECT_EQ(count(svg, "<path class=\"stub\""), 8U);
    EXPECT_EQ(count(svg, ">2017-Q1</text>"), 8U);
  }
  // The numbers stand at the left of each row: two of four panels, four of two.
  EXPECT_EQ(count(wide(both), ">100</text>"), 2U);
  EXPECT_EQ(count(narrow(both), ">100</text>"), 4U);
}

TEST(SmallBars, EveryPanelHasEveryBarOnOneScale) {
  const std::vector<ChartPanel> panels = {
      {.label = "Kent",
       .bars = {{.label = "Yes", .text = "200", .value = 200}, {.label = "No", .text = "0", .value = 0}}},
      {.label = "Sussex",
       .bars = {{.label = "Yes", .text = "100", .value = 100}, {.label = "No", .text = "suppressed", .value = {}}}}};
  const std::string svg = wide(small_bars("c", "Findings", "d", panels));
  EXPECT_EQ(count(svg, "width=\"130\""), 1U);
  EXPECT_EQ(count(svg, "width=\"65\""), 1U);
  EXPECT_EQ(count(svg, "class=\"hidden\""), 1U);
  EXPECT_EQ(count(svg, ">suppressed</text>"), 1U);
  EXPECT_EQ(count(svg, ">No</text>"), 2U);
}

TEST(Spread, LabelsMoveApartAndStayInTheirOrder) {
  using Begins = std::vector<std::int64_t>;
  EXPECT_EQ(spread({{100, 20}, {200, 20}}, 0, 300), (Begins{90, 190}));
  EXPECT_EQ(spread({{100, 20}, {100, 20}, {95, 20}}, 0, 300), (Begins{105, 125, 85}));
  EXPECT_EQ(spread({{300, 20}, {300, 20}, {0, 20}}, 0, 300), (Begins{260, 280, 0}));
  EXPECT_EQ(spread({}, 0, 300), Begins{});
}

TEST(Kept, TheLargestHaveRoomInTheirOwnOrder) {
  using Chosen = std::vector<std::size_t>;
  EXPECT_EQ(with_room({5, 1, 9, 5}, 3), (Chosen{0, 2, 3}));
  EXPECT_EQ(with_room({5, 5, 5}, 2), (Chosen{0, 1}));
  EXPECT_EQ(with_room({1, 2}, 2), (Chosen{0, 1}));
}

}  // namespace
}  // namespace takecare::reports::render
