#include "takecare/reports/render/county_map.h"

#include <gtest/gtest.h>

#include "takecare/reports/render/map_classes.h"

namespace takecare::reports::render {
namespace {

// Two States far from one another, with two counties and one; 01003 has an island.
constexpr const char* outlines =
    "# for a test\n"
    "01 M0,0l1000,0 0,800 -1000,0z\n"
    "02 M8000,4000l1500,0 0,1000 -1500,0z\n"
    "01001 M0,0l500,0 0,800 -500,0z\n"
    "01003 M500,0l500,0 0,800 -500,0zM1010,0l20,0 0,20z\n"
    "02020 M8000,4000l1500,0 0,1000 -1500,0z\n";

MapShapes shapes() {
  auto read = parse_map_shapes(outlines, "outlines");
  return read ? *read : MapShapes{};
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}
bool has(const std::string& text, const std::string& what) { return count(text, what) > 0; }

MapValue counted(const std::string& fips, std::int64_t value) {
  return {.fips = fips, .label = "County " + fips, .text = std::to_string(value), .value = value};
}
MapValue hidden(const std::string& fips) {
  return {.fips = fips, .label = "County " + fips, .text = "suppressed", .value = {}};
}

std::string map(const std::vector<MapValue>& values) {
  return county_map("m", "Findings", "In the table.", shapes(), values);
}

TEST(MapShapes, AFileIsReadInOrder) {
  const MapShapes read = shapes();
  ASSERT_EQ(read.counties.size(), 3U);
  EXPECT_EQ(read.counties[1].rings.size(), 2U);
  EXPECT_EQ(read.counties[0].rings[0], (MapRing{{0, 0}, {500, 0}, {500, 800}, {0, 800}}));
  EXPECT_EQ(read.box.right, 9500);
  EXPECT_NE(read.county("02020"), nullptr);
  EXPECT_EQ(read.county("02021"), nullptr);
}

TEST(MapShapes, BrokenLinesAreRefusedWithFileAndLine) {
  const auto error = [](const std::string& line) {
    const auto read = parse_map_shapes("# outlines\n01 M0,0l1,0 0,1z\n" + line + "\n", "file.txt");
    return read ? std::string() : read.error().message;
  };
  const std::string ring =
      "file.txt:3: ring 1 of 01001 is not of the form M1,2l3,4 5,6z with three points or more, none beyond 1000000";
  for (const char* broken :
       {"01001", "01001 ", "01001 M0,0", "01001 M0,0l1,1z", "01001 M0,0l1,0 0,1", "01001 M0,0l1,0  0,1z",
        "01001 M0,0l1000000,0 1,0 0,1z", "01001 M0,0l99999999999,0 0,1z", "01001 M0,0l1.5,0 0,1z"}) {
    EXPECT_EQ(error(broken), ring) << broken;
  }
  EXPECT_EQ(error("01001 M0,0l1,0 0,1zx"), "file.txt:3: ring 2 of 01001" + ring.substr(27));
  EXPECT_EQ(error("1 M0,0l1,0 0,1z"), "file.txt:3: does not begin with the code of a State or a county and a blank");
  EXPECT_EQ(error("01 M0,0l1,0 0,1z"), "file.txt:3: 01 is out of order");
  EXPECT_EQ(error("03001 M0,0l1,0 0,1z"), "file.txt:3: the State of 03001 is not above it");
  const auto none = parse_map_shapes("# nothing\n", "file.txt");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().message, "file.txt has no outline of a State");
}

TEST(MapClasses, AreRoundAndTheLastHoldsTheLargest) {
  using Classes = std::vector<MapClass>;
  EXPECT_EQ(map_classes(0), Classes{});
  EXPECT_EQ(map_classes(4), (Classes{{1, 4}}));
  EXPECT_EQ(map_classes(5), (Classes{{1, 4}, {5, 9}}));
  EXPECT_EQ(map_classes(499), (Classes{{1, 4}, {5, 9}, {10, 49}, {50, 99}, {100, 499}}));
  EXPECT_EQ(map_classes(500), (Classes{{1, 9}, {10, 49}, {50, 99}, {100, 499}, {500, 999}}));
  EXPECT_EQ(map_classes(34834).front(), (MapClass{1, 499}));
  EXPECT_EQ(map_classes(34834).back(), (MapClass{10000, 49999}));
  EXPECT_EQ(map_class_words({5000, 9999}), "5,000 to 9,999");
}

TEST(MapClasses, HoldEveryCountOnce) {
  for (std::int64_t largest = 1; largest < 3'000'000; largest = largest * 3 + 1) {
    const auto classes = map_classes(largest);
    ASSERT_LE(classes.size(), most_map_classes);
    EXPECT_EQ(classes.front().from, 1);
    EXPECT_TRUE(classes.back().holds(largest));
    for (std::size_t i = 1; i < classes.size(); ++i) EXPECT_EQ(classes[i].from, classes[i - 1].to + 1);
  }
}

TEST(CountyMap, EachCountyIsOneShapeThatSaysItsFigure) {
  const std::string svg = map({counted("01001", 3), counted("01003", 70), hidden("02020")});
  EXPECT_EQ(count(svg, "<path class=\"county"), 3U);
  EXPECT_TRUE(has(svg, "<title>County 01001: 3</title>"));
  EXPECT_TRUE(has(svg, "<title>County 02020: suppressed</title>"));
  EXPECT_TRUE(has(svg, "<path class=\"county\" fill=\"url(#m-pattern)\" d=\"M8000,4000l1500,0 0,1000 -1500,0z\">"));
}

TEST(CountyMap, TheKeyCountsTheCountiesOfEachClass) {
  const std::string svg = map({counted("01001", 3), counted("01003", 0), hidden("02020")});
  EXPECT_TRUE(has(svg, "</svg> 1 to 4 <span class=\"say\">(1 county)</span>"));
  EXPECT_TRUE(has(svg, "</svg> 0 <span class=\"say\">(1 county)</span>"));
  EXPECT_TRUE(has(svg, "</svg> suppressed <span class=\"say\">(1 county)</span>"));
  EXPECT_EQ(count(svg, "<li>"), 3U);
}

TEST(CountyMap, CountiesOfOneStateAreShownLargeWithAMapOfWhereTheyAre) {
  const std::string one = map({counted("01001", 3)});
  EXPECT_TRUE(has(one, "<svg class=\"inset\""));
  EXPECT_TRUE(has(one, "<path class=\"border\" d=\"M0,0l500,0 0,800 -500,0zM500,0l500"));
  EXPECT_FALSE(has(one.substr(0, one.find("<svg class=\"inset\"")), "M8000,4000"));
  const std::string both = map({counted("01001", 3), counted("02020", 3)});
  EXPECT_FALSE(has(both, "inset"));
  EXPECT_FALSE(has(both, "class=\"border\""));
}

TEST(CountyMap, WhatHasNoOutlineIsNamed) {
  EXPECT_EQ(map({counted("99001", 3)}), "");
  EXPECT_TRUE(has(map({counted("01001", 3), counted("99001", 3)}), "in the table: County 99001."));
}

TEST(CountyMap, NoLabelBecomesMarkup) {
  const std::string svg = map({{.fips = "01001", .label = "<script>", .text = "&", .value = 5}});
  EXPECT_TRUE(has(svg, "<title>&lt;script&gt;: &amp;</title>"));
  EXPECT_FALSE(has(svg, "<script"));
}

TEST(CountyMap, TheProjectsOutlinesAreRead) {
  const auto read = read_map_shapes(std::string(TAKECARE_ROOT) + "/data/maps/us-counties.txt");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->states.size(), 51U);
  EXPECT_EQ(read->counties.size(), 3142U);
  const MapShape* montgomery = read->county("42091");
  ASSERT_NE(montgomery, nullptr);
  EXPECT_TRUE(read->state("42")->box.touches(montgomery->box));
}

}  // namespace
}  // namespace takecare::reports::render
