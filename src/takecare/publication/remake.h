// A site made again from the records, and compared with what was published, file by file: that the figures are those
// that the records give.
#pragma once

#include <vector>

#include "takecare/lang/book.h"
#include "takecare/publication/site.h"
#include "takecare/publication/verify.h"

namespace takecare::publication {

// 'sources' must have the ledger. What comes out otherwise, and what can no longer be made, each with its file. Fails
// when the ledger cannot be read.
Result<std::vector<SiteFinding>> compare_remade(const Manifest& manifest, const std::vector<lang::Chapter>& chapters,
                                                const lang::Program& program, const reports::Sources& sources);

}  // namespace takecare::publication
