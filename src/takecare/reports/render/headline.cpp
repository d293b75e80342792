#include "takecare/reports/render/headline.h"

#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/reports/render/figures.h"

namespace takecare::reports::render {

namespace {

// The measure; the end when it is the count.
std::vector<Measure>::const_iterator measure_of(const Report& report) {
  const auto& measures = report.cube.layout.measures;
  const auto counts = [](const Measure& one) {
    return one.kind == MeasureKind::count || one.kind == MeasureKind::percent;
  };
  if (std::ranges::any_of(measures, counts)) return measures.end();
  return std::ranges::find(measures, MeasureKind::sum, &Measure::kind);
}

}  // namespace

bool speaks_of_counts(const Report& report) { return measure_of(report) == report.cube.layout.measures.end(); }

Figure headline(const Report& report, const Cell& cell) {
  const auto measure = measure_of(report);
  const auto& measures = report.cube.layout.measures;
  return measure == measures.end() ? cell.count : cell.figures[static_cast<std::size_t>(measure - measures.begin())];
}

std::string shown_headline(const Report& report, const Figure& figure) {
  const auto measure = measure_of(report);
  return measure == report.cube.layout.measures.end() ? shown_count(figure) : shown(figure, *measure);
}

std::string headline_label(const Report& report) {
  const auto measure = measure_of(report);
  return measure == report.cube.layout.measures.end() ? pages::capitalized(pages::record_noun(report.record, 2))
                                                      : measure->label;
}

}  // namespace takecare::reports::render
