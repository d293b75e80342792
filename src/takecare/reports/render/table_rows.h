// Pieces that all HTML tables of a report share.
#pragma once

#include <string>
#include <vector>

#include "takecare/pages/html.h"
#include "takecare/reports/report.h"

namespace takecare::reports::render {

// '<td>' with a figure; one that is missing is marked as such.
void write_figure(pages::Html& html, const Figure& figure, const Measure& measure);
// The measures that a table has columns for. One that is missing in every row is said in the caption instead.
struct Columns {
  const Report& report;
  std::vector<std::size_t> measures;  // of the layout
  std::string said;                   // 'Suppressed in every row: latest declined on.'
};
Columns columns_for(const Report& report, const TableShape& table, const std::vector<int>& times);

void write_figures(pages::Html& html, const Columns& columns, const Key& key);
void write_measure_heads(pages::Html& html, const Columns& columns);
// The title may be empty, where a heading has said it.
void write_caption(pages::Html& html, const std::string& title, const std::string& note);

inline std::size_t coordinate(int dimension) { return static_cast<std::size_t>(dimension) + 1; }
inline const Dimension& dimension_of(const Report& report, int dimension) {
  return report.cube.layout.dimensions[static_cast<std::size_t>(dimension)];
}
inline Key key_at(const Report& report, int time) { return total_key(report.cube.layout, time); }
std::string unit_note(const Report& report);            // 'Number of persons'
std::string unit_note(const Report& report, int time);  // 'Number of persons on December 31, 2017'
// The note of a caption, and what the columns leave to it.
std::string with(const std::string& note, const Columns& columns);

// The scrolling box around a table; 'name' is what it is called to those who cannot see it.
[[nodiscard]] pages::Html::Scope scroll_box(pages::Html& html, const std::string& name);

}  // namespace takecare::reports::render
