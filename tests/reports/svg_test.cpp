#include "takecare/reports/render/svg.h"

#include <gtest/gtest.h>

namespace takecare::reports::render {
namespace {

TEST(Svg, LabelsBreakAtSpacesAndAreCutAtTheEnd) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(wrapped("In proceedings, unlawfully present", 20, 2), (Lines{"In proceedings,", "unlawfully present"}));
  EXPECT_EQ(wrapped("one two three four", 9, 2), (Lines{"one two", "three\u2026"}));
  EXPECT_EQ(wrapped("Llanfairpwllgwyngyll", 10, 2), (Lines{"Llanfairp\u2026"}));
  EXPECT_EQ(wrapped("", 10, 2), (Lines{""}));
}

TEST(Svg, GridLinesStandAtRoundNumbers) {
  EXPECT_EQ(grid_step(1, 4), 1);
  EXPECT_EQ(grid_step(9, 4), 2);
  EXPECT_EQ(grid_step(22, 4), 5);
  EXPECT_EQ(grid_step(34834, 4), 10000);
  EXPECT_EQ(px(125), "12.5");
  EXPECT_EQ(px(120), "12");
}

}  // namespace
}  // namespace takecare::reports::render
