// What is suppressed stays suppressed, in every file and by every difference.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <map>

#include "support/memory_evaluator.h"
#include "support/small_program.h"
#include "takecare/reports/plan.h"
#include "takecare/reports/publish.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/files.h"
#include "takecare/reports/tabulate.h"

namespace takecare::reports {
namespace {

using testing::known;
using testing::MemoryEvaluator;
using testing::Row;
using testing::SmallProgram;

constexpr int threshold = 4;
constexpr Days first_week = 17000;
// Dates of long before the weeks, one for each row, so that a date in a file tells which row it is from.
constexpr Days first_date = 3000;

struct Made {
  Counts counts;
  Report report;
};

// Weekly, by place and kind, with the earliest date; and by place alone.
Result<Made> make(const std::vector<Row>& rows) {
  SmallProgram small("Detainer");
  const int place =
      small.field("place", lang::Kind::enumeration, small.enumeration("Place", {"adams", "berks", "bucks"}));
  const int kind = small.field("kind", lang::Kind::enumeration, small.enumeration("Kind", {"one", "two"}));
  const int on = small.field("on", lang::Kind::date);
  const int served = small.field("served_on", lang::Kind::date);
  lang::Report& report = small.report("weekly", "Weekly");
  report.every = lang::Every::week;
  report.about = small.within_period(on);
  small.table(report, {place, kind});
  small.count_and_percent(report);
  small.earliest(report, served);
  small.latest(report, served);
  report.protection.counts_under = threshold;
  MemoryEvaluator evaluator(small.program, rows);
  const auto plan = make_plan(small.program, 0);
  if (!plan) return std::unexpected(plan.error());
  const auto tabulated = tabulate(*plan, "all", std::nullopt, evaluator);
  if (!tabulated) return std::unexpected(tabulated.error());
  auto made = make_report(small.program, 0, {}, evaluator);
  if (!made) return std::unexpected(made.error());
  return Made{.counts = tabulated->counts, .report = std::move(*made)};
}

std::vector<Row> some_rows() {
  const int count = *rc::gen::inRange(1, 60);
  std::vector<Row> rows;
  for (int i = 0; i < count; ++i) {
    rows.push_back({known(*rc::gen::inRange(0, 3)), known(*rc::gen::inRange(0, 2)),
                    known(first_week + *rc::gen::inRange(0, 21)), known(first_date + 3 * i)});
  }
  return rows;
}

// The cheapest movement is one of halves all over here, and a search in whole numbers that rounds it up cell by cell
// goes on for ever.
TEST(ProtectionOfFewRows, IsFoundWhereTheCheapestMovementIsOneOfHalves) {
  const std::vector<std::array<int, 3>> places_kinds_days = {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {1, 1, 7}, {0, 1, 0},
                                                             {1, 0, 7}, {1, 1, 7}, {1, 1, 7}, {0, 1, 0}, {0, 0, 7}};
  std::vector<Row> rows;
  for (const auto& [place, kind, day] : places_kinds_days) {
    rows.push_back(
        {known(place), known(kind), known(first_week + day), known(first_date + 3 * static_cast<Days>(rows.size()))});
  }
  const auto made = make(rows);
  EXPECT_TRUE(made) << made.error().message;
}

bool is_hidden(const Report& report, const Key& key) {
  return cell_at(report.cube, key).count.state == State::suppressed;
}

RC_GTEST_PROP(Protection, NoSmallCountIsInTheOpen, ()) {
  const auto made = make(some_rows());
  if (!made) RC_FAIL(made.error().message);
  for (const auto& [key, cell] : made->counts.cells) {
    if (cell.count < threshold) RC_ASSERT(is_hidden(made->report, key));
    if (!is_hidden(made->report, key)) RC_ASSERT(cell_at(made->report.cube, key).count.value == cell.count);
  }
}

RC_GTEST_PROP(Protection, NoDifferenceOfOpenCellsGivesAHiddenOne, ()) {
  const auto made = make(some_rows());
  if (!made) RC_FAIL(made.error().message);
  std::map<std::pair<Key, std::size_t>, int> hidden_parts;
  for (const auto& [key, cell] : made->counts.cells) {
    for (std::size_t along = 0; along < key.size(); ++along) {
      const Key parent = parent_key(made->counts.layout.time, key, along);
      if (!parent.empty() && is_hidden(made->report, key)) ++hidden_parts[{parent, along}];
    }
  }
  for (const auto& [parent, hidden] : hidden_parts) {
    if (!is_hidden(made->report, parent.first)) RC_ASSERT(hidden != 1);
  }
}

// Dates that only rows of a hidden cell have stand in no file, however they are written.
RC_GTEST_PROP(Protection, NoFileHoldsADateOfAHiddenCell, ()) {
  const std::vector<Row> rows = some_rows();
  const auto made = make(rows);
  if (!made) RC_FAIL(made.error().message);
  std::string all;
  for (const pages::OutFile& file : render::report_files(made->report)) all += file.content;
  for (const Row& row : rows) {
    const auto& periods = made->counts.layout.time.periods;
    int period = 0;
    while (periods[static_cast<std::size_t>(period)].end < row[2].value) ++period;
    const Key inner = {period, static_cast<int>(row[0].value), static_cast<int>(row[1].value)};
    if (!is_hidden(made->report, inner)) continue;
    const Days date = static_cast<Days>(row[3].value);
    RC_ASSERT(all.find(format_iso_date(date)) == std::string::npos);
    RC_ASSERT(all.find(render::short_date(date)) == std::string::npos);
  }
}

}  // namespace
}  // namespace takecare::reports
