// A report as it would go out: protected together with what was let out of it for the same period before.
#pragma once

#include <optional>
#include <string>

#include "takecare/reports/report.h"
#include "takecare/reports/source.h"

namespace takecare::publication {

struct DraftRequest {
  std::string periods;
  std::optional<Days> as_of;
  std::string warning;  // besides those of the files
  std::string known;    // what was let out by then counts as published
};

// 'source' is opened of 'sources' for the report. Without a ledger, of an unreleased report, and for several periods at
// once there is nothing that was let out before.
Result<reports::Report> make_draft(const lang::Program& program, int report, const reports::Sources& sources,
                                   reports::OpenSource& source, const DraftRequest& request);

}  // namespace takecare::publication
