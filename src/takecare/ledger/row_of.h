// An event as the row that it becomes.
#pragma once

#include "takecare/ledger/event.h"
#include "takecare/ledger/store.h"

namespace takecare::ledger {

// With its salt and its commitment; the index is for who appends it. Fails as write_event does.
Result<Row> row_of(const Event& event, const Digest& salt);

}  // namespace takecare::ledger
