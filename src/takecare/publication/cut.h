// The rows of a report that speak of one category: of a jurisdiction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/publication/frame.h"
#include "takecare/reports/report.h"

namespace takecare::publication {

struct CutTable {
  std::string title;
  std::vector<std::string> columns;
  Rows rows;  // never empty
};

// Of every table that has the dimension.
std::vector<CutTable> cut_tables(const reports::Report& report, int dimension, int category);

// By its name or its label.
std::optional<int> category_named(const reports::Dimension& dimension, const std::string& name);

}  // namespace takecare::publication
