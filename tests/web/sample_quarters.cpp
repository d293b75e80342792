// A report over many quarters, and one over few: categories as lines, as small charts, and with figures that are
// suppressed.
#include <array>

#include "dice.h"
#include "sample_reports.h"
#include "support/memory_evaluator.h"
#include "support/small_program.h"

namespace takecare::sample {

namespace {

using reports::testing::known;
using reports::testing::MemoryEvaluator;
using reports::testing::Row;
using reports::testing::SmallProgram;
using reports::testing::text;
using reports::testing::unknown;

constexpr std::array<const char*, 14> places = {
    "Adams County, Pennsylvania",        "Allegheny County, Pennsylvania",  "Berks County, Pennsylvania",
    "Bucks County, Pennsylvania",        "Chester County, Pennsylvania",    "Dauphin County, Pennsylvania",
    "Delaware County, Pennsylvania",     "Erie County, Pennsylvania",       "Lancaster County, Pennsylvania",
    "Lehigh County, Pennsylvania",       "Montgomery County, Pennsylvania", "Northampton County, Pennsylvania",
    "Philadelphia County, Pennsylvania", "York County, Pennsylvania"};

// A day in a stretch, later days more often, and each category with a season of its own.
Days some_day(Dice& dice, Days first, std::int64_t days, std::int64_t category) {
  const std::int64_t one = dice.below(days);
  const std::int64_t other = dice.below(days);
  return static_cast<Days>(first + (category % 2 == 0 ? std::max(one, other) : (one + other) / 2));
}

// 'cross': the places by their outcomes too, which takes its time where the quarters are many.
Result<reports::Report> over(const char* name, const char* title, std::int64_t days, int records, bool cross) {
  SmallProgram small("Finding");
  const int outcomes = small.enumeration("Outcome", {"upheld", "reversed", "sent_back", "withdrawn", "never"});
  const std::array labels = {"Upheld", "Reversed", "Sent back to be decided anew", "Withdrawn", "Dismissed"};
  for (std::size_t i = 0; i < labels.size(); ++i) small.program.enumerations[0].values[i].label = labels[i];
  const int place = small.field("jurisdiction", lang::Kind::text);
  const int outcome = small.field("outcome", lang::Kind::enumeration, outcomes);
  const int on = small.field("decided_on", lang::Kind::date);
  lang::Report& report = small.report(name, title);
  report.every = lang::Every::quarter;
  report.about = small.within_period(on);
  small.table(report, {outcome});
  small.table(report, {place});
  if (cross) small.table(report, {place, outcome});
  small.count_and_percent(report);
  report.protection.counts_under = 4;
  Dice dice;
  const Days first = *parse_iso_date("2017-01-01");
  std::vector<Row> rows;
  for (int i = 0; i < records; ++i) {
    const std::int64_t at = dice.below(dice.below(14) + 1);
    const std::int64_t ended = dice.weighted(std::array{50, 30, 12, 3, 0});
    Row row = {text(places[static_cast<std::size_t>(at)]), known(ended),
               known(some_day(dice, first, days, ended + at))};
    if (dice.below(20) == 0) row[1] = unknown();
    rows.push_back(std::move(row));
  }
  MemoryEvaluator evaluator(small.program, std::move(rows));
  return make_report(small.program, 0, {.periods = "all", .as_of = {}, .warning = invented, .sources = {}}, evaluator);
}

}  // namespace

Result<reports::Report> few_quarters() {
  return over("few_quarters", "Findings by outcome and jurisdiction, five quarters", 440, 900, true);
}

Result<reports::Report> many_quarters() {
  return over("many_quarters", "Findings by outcome and jurisdiction, sixteen quarters", 1460, 6000, false);
}

}  // namespace takecare::sample
