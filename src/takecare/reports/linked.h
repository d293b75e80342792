// The tables of a report as disclosure control has them, with those of earlier versions: the same dimensions, whose
// categories are those of all versions.
#pragma once

#include <vector>

#include "takecare/base/error.h"
#include "takecare/reports/disclosure/disclosure.h"
#include "takecare/reports/disclosure/numbers.h"
#include "takecare/reports/publish.h"

namespace takecare::reports {

struct LinkedReport {
  disclosure::LinkedTables tables;
  std::vector<disclosure::Earlier> earlier;  // of versions in which counts were hidden
  // Of these, the key of each cell in the version that it is of: [version][table][cell].
  std::vector<std::vector<std::vector<Key>>> earlier_keys;
  std::vector<disclosure::NumberedEdition> moved_earlier;  // of versions in which they are other numbers
};

// The tables of all periods when records are summed over them ('period' is total), else those of one.
Result<LinkedReport> linked(const Counts& counts, int period, int protect_under, const std::vector<Kept>& earlier);

// The records that could not be placed, as a table of one dimension; what is unknown of them is added to 'categories'.
disclosure::Table unplaced_table(const Counts& counts, std::vector<std::string>& categories);

// What a cell of a version that was let out was.
disclosure::Status status_of(std::int64_t count, bool hidden, int protect_under);

// The key of a cell of a table.
Key key_of(const Layout& layout, int period, std::size_t table, const disclosure::At& at);

}  // namespace takecare::reports
