#include "takecare/reports/published.h"

#include <gtest/gtest.h>

namespace takecare::reports {
namespace {

// Two dimensions in one table and a third in another.
Cube cube() {
  Cube out;
  out.layout.time.periods = {{.id = "2018-Q1", .label = "First quarter", .start = 0, .end = 90}};
  out.layout.dimensions = {{.name = "custody", .label = "Custody", .categories = {{.name = "bop"}, {.name = "usms"}}},
                           {.name = "status",
                            .label = "Status",
                            .categories = {{.name = "final_order"}, {.name = "pending"}, {.name = "relief"}}},
                           {.name = "sex", .label = "Sex", .categories = {{.name = "male"}}}};
  out.layout.tables = {{.id = "a", .title = "A", .dimensions = {0, 1}}, {.id = "b", .title = "B", .dimensions = {2}}};
  const auto put = [&out](Key key, std::int64_t count) {
    out.cells[key].count = {.state = count < 0 ? State::suppressed : State::value, .value = count < 0 ? 0 : count};
  };
  put({0, total, total, total}, 100);
  put({0, total, 0, total}, 60);
  put({0, 0, 0, total}, 45);
  put({0, 0, 1, total}, 30);
  put({0, 1, 1, total}, -1);
  return out;
}

Result<Comparison> compared(const std::string& rows) {
  return compare_published(cube(), "period,cell,label,count,note,source\n" + rows, "published/it.csv");
}

TEST(Published, FindsOurFigureAndAddsCategoriesUp) {
  const auto out = compared(
      "2018-Q1,,All,101,,\n"
      "2018-Q1,custody=bop; status=final_order|pending|relief,BOP,80,a note,https://example.com\n"
      "2018-Q1,status=pending; custody=usms,Pending,5,,\n"
      "2017-Q4,status=final_order,Orders,50,,\n");
  ASSERT_TRUE(out) << out.error().message;
  ASSERT_EQ(out->figures.size(), 4U);
  EXPECT_EQ(out->figures[0].ours->value, 100);
  EXPECT_EQ(out->figures[1].ours->value, 75);
  EXPECT_EQ(out->figures[1].note, "a note");
  EXPECT_EQ(out->figures[2].ours->state, State::suppressed);
  EXPECT_FALSE(out->figures[3].ours);
}

void expect_error(const std::string& rows, const std::string& message, int line) {
  const auto out = compared(rows);
  ASSERT_FALSE(out) << rows;
  EXPECT_EQ(out.error().message, message);
  EXPECT_EQ(out.error().place.line, line);
  EXPECT_EQ(out.error().place.file, "published/it.csv");
}

TEST(Published, ErrorsSayWhereAndWhat) {
  expect_error("2018-Q1,,All,1,,\n2018-Q1,state=final_order,X,1,,\n", "the report has no table by 'state'", 3);
  expect_error("2018-Q1,status=final,X,1,,\n", "'final' is not a category of 'status'", 2);
  expect_error("2018-Q1,status,X,1,,\n", "'status' names no category", 2);
  expect_error("2018-Q1,sex=male; custody=bop,X,1,,\n", "no table of the report has the cell 'sex=male; custody=bop'",
               2);
  expect_error("2018-Q1,,X,\"1,000\",,\n", "'1,000' is not a count", 2);
  expect_error("2018-Q1,,X,1\n", "4 fields where the header has 6", 2);
  const auto missing = compare_published(cube(), "period,label,count,note,source\n", "published/it.csv");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().message, "the column 'cell' is missing");
}

}  // namespace
}  // namespace takecare::reports
