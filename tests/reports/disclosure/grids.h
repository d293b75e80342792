// Linked tables written as grids in text, for tests.
//
//   threshold: 5
//   | county × education | low | medium | total |
//   | Alpha              |  15 |     1p |    16 |
//   | total              |  15 |     1p |    16 |
//   expect: county = Alpha, education = medium: 1 to 1
//
// A grid of one dimension has its name alone in the first field, and one row that begins with '·'. In grids of what is
// published, 'p' is a hidden cell that the rule hides itself and 'c' another hidden one. '#' begins a remark.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "takecare/reports/disclosure/disclosure.h"

namespace takecare::disclosure::testing {

struct GridFile {
  std::int64_t threshold = 0;
  LinkedTables linked;                // of grids of counts; rows and columns 'total' left out
  PublishedTables published;          // of the same grids as a reader sees them
  std::vector<std::string> expected;  // of the lines 'expect: …'
  std::string expected_grids;         // all that follows a line 'expect:'
};

GridFile read_grids(const std::filesystem::path& file);

// The grids of a result, in the form in which they are written: '12', '3p', '40c'.
std::string write_grids(const LinkedTables& linked, const Protected& result);

// 'county = Alpha, education = medium'
std::string name_of(const std::vector<Dimension>& dimensions, const std::vector<int>& scope, const At& at);

}  // namespace takecare::disclosure::testing
