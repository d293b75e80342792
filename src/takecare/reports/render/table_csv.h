// The tables of a report as CSV files, one row a cell, margins too.
#pragma once

#include <string>
#include <vector>

#include "takecare/reports/report.h"

namespace takecare::reports::render {

enum class ColumnKind : std::uint8_t { text, category, date, integer, decimal, boolean };

struct CsvColumn {
  std::string name;
  ColumnKind kind = ColumnKind::text;
  std::string means;
  bool figure = false;  // 'suppressed', 'unknown' and 'not applicable' stand for values that are not there
  bool key = false;     // of the rows
};

struct CsvTable {
  std::string file;
  std::string title;
  std::vector<CsvColumn> columns;
  std::string text;
};

// Each table, then 'not placed' and 'published' where there are any.
std::vector<CsvTable> csv_tables(const Report& report);

}  // namespace takecare::reports::render
