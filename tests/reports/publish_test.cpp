#include "takecare/reports/publish.h"

#include <gtest/gtest.h>

namespace takecare::reports {
namespace {

// One period, one dimension {a, b, c}, a count, a percent and an earliest date.
Counts one_table(const std::vector<std::pair<std::int64_t, Gathered>>& rows) {
  Counts counts;
  counts.layout.time.periods = {{.id = "2017", .label = "2017", .start = 0, .end = 364}};
  counts.layout.dimensions = {{.name = "d", .label = "D", .categories = {{.name = "a"}, {.name = "b"}, {.name = "c"}}}};
  counts.layout.tables = {{.id = "by-d", .title = "By d", .dimensions = {0}}};
  counts.layout.measures = {
      {.name = "count", .label = "Number", .kind = MeasureKind::count},
      {.name = "percent", .label = "Percent", .kind = MeasureKind::percent},
      {.name = "earliest on", .label = "Earliest", .kind = MeasureKind::smallest, .type = {.kind = lang::Kind::date}}};
  CountedCell all{.count = 0, .gathered = {{}}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& [count, gathered] = rows[i];
    counts.cells[{0, static_cast<int>(i)}] = {.count = count, .gathered = {gathered}};
    all.count += count;
    all.gathered[0].some_unknown = all.gathered[0].some_unknown || gathered.some_unknown;
    if (gathered.any && (!all.gathered[0].any || gathered.value < all.gathered[0].value)) {
      all.gathered[0].any = true;
      all.gathered[0].value = gathered.value;
    }
  }
  counts.cells[{0, total}] = all;
  return counts;
}

Gathered on(std::int64_t date) { return {.any = true, .some_unknown = false, .value = date}; }

TEST(Publish, ASuppressedFigureHasNoValue) {
  const Counts counts = one_table({{3, on(10)}, {2, on(20)}, {95, on(5)}});
  const Cube cube = publish(counts, {.cells = {{0, 0}, {0, 1}}, .unplaced = {}, .unplaced_total = false});
  for (const Key& key : {Key{0, 0}, Key{0, 1}}) {
    for (const Figure& figure : cube.cells.at(key).figures) EXPECT_EQ(figure, (Figure{.state = State::suppressed}));
    EXPECT_EQ(cube.cells.at(key).count, (Figure{.state = State::suppressed}));
  }
  EXPECT_EQ(cube.cells.at({0, 2}).figures[0].value, 95);
  EXPECT_EQ(cube.cells.at({0, 2}).figures[1].value, 950);
}

TEST(Publish, AnEarliestDateThatOnlyAHiddenCellHasIsWithheld) {
  const Hidden hidden{.cells = {{0, 0}, {0, 1}}, .unplaced = {}, .unplaced_total = false};
  const Cube told = publish(one_table({{3, on(10)}, {2, on(20)}, {95, on(5)}}), hidden);
  EXPECT_EQ(told.cells.at({0, total}).figures[2].state, State::value);
  EXPECT_EQ(told.cells.at({0, total}).figures[2].value, 5);
  const Cube withheld = publish(one_table({{3, on(4)}, {2, on(20)}, {95, on(5)}}), hidden);
  EXPECT_EQ(withheld.cells.at({0, total}).figures[2].state, State::suppressed);
  EXPECT_EQ(withheld.cells.at({0, total}).figures[0].value, 100);
}

TEST(Publish, SoIsThatADateIsUnknownInAHiddenCell) {
  const Hidden hidden{.cells = {{0, 0}, {0, 1}}, .unplaced = {}, .unplaced_total = false};
  const Cube cube =
      publish(one_table({{3, {.any = true, .some_unknown = true, .value = 10}}, {2, on(20)}, {95, on(5)}}), hidden);
  EXPECT_EQ(cube.cells.at({0, total}).figures[2].state, State::suppressed);
}

TEST(Publish, UnknownIsNotNotApplicable) {
  const Cube cube = publish(
      one_table(
          {{3, {.any = false, .some_unknown = true}}, {2, {}}, {95, {.any = true, .some_unknown = true, .value = 5}}}),
      {});
  EXPECT_EQ(cube.cells.at({0, 0}).figures[2].state, State::unknown);
  EXPECT_EQ(cube.cells.at({0, 1}).figures[2].state, State::not_applicable);
  EXPECT_EQ(cube.cells.at({0, 2}).figures[2], (Figure{.state = State::value, .value = 5, .incomplete = true}));
}

TEST(Publish, WithoutItsBaseAPercentIsSuppressed) {
  const Cube cube = publish(one_table({{3, on(10)}, {2, on(20)}, {95, on(5)}}),
                            {.cells = {{0, total}, {0, 0}}, .unplaced = {}, .unplaced_total = false});
  EXPECT_EQ(cube.cells.at({0, 2}).figures[0].value, 95);
  EXPECT_EQ(cube.cells.at({0, 2}).figures[1].state, State::suppressed);
}

}  // namespace
}  // namespace takecare::reports
