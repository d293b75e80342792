// How a report is made safe to publish, by the method that its book names. Each ends with an audit that is a gate: an
// error names the cell of which too much could be told, and nothing is published.
//
// 'earlier': versions of the same report and periods that were let out, the last first. A reader is taken to have them
// all. An error when they have other tables.
#pragma once

#include <vector>

#include "takecare/base/error.h"
#include "takecare/lang/program_report.h"
#include "takecare/reports/publish.h"
#include "takecare/reports/table.h"

namespace takecare::reports {

// By suppression, rounding or keys; where the book names nothing, nothing is done.
Result<Safe> make_safe(const Counts& counts, const lang::Protection& protection, const std::vector<Kept>& earlier = {});

// Suppression. Hidden are counts from 1 to counts_under - 1, and what is needed so that they cannot be worked out from
// all tables of the report and all its periods together (disclosure/disclosure.h); sums by their rules, and wherever
// their count is hidden (disclosure/sums.h).
Result<Hidden> hide(const Counts& counts, const lang::Protection& protection, const std::vector<Kept>& earlier);

// Controlled rounding (disclosure/rounding.h) and cell keys (disclosure/cell_keys.h): every count is another number.
Result<Moved> move_counts(const Counts& counts, const lang::Protection& protection, const std::vector<Kept>& earlier);

// What is protected together: all periods (total) when records are summed over them, else each period.
std::vector<int> blocks_of(const Time& time);

}  // namespace takecare::reports
