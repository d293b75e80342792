// Figures that others published, put beside those of a report.
//
// The file is a CSV with the columns, in any order:
//   period  as the report writes it ('2018-Q1'); figures of other periods are shown apart
//   cell    which figure of ours it answers to: '' for the total, 'status=final_order', 'status=pending|relief_granted;
//   custody=bop'
//           (dimensions as 'table by' names them, categories by their names; '|' adds categories of one dimension up)
//   label   as it was published
//   count   a whole number
//   note    how it was counted otherwise; may be empty
//   source  where it was published; may be empty
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/reports/table.h"

namespace takecare::reports {

struct ComparedFigure {
  std::string period;
  std::string label;
  std::int64_t published = 0;
  std::optional<Figure> ours;  // none: the report has no such period
  std::string note;
  std::string source;
};

struct Comparison {
  std::vector<ComparedFigure> figures;  // in the order of the file
};

// 'file' names it in errors. Errors name the line and what there is instead.
Result<Comparison> compare_published(const Cube& cube, std::string_view text, const std::string& file);

}  // namespace takecare::reports
