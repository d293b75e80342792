// The tables of FOLDER/ledger.db, version by version.
#pragma once

#include "takecare/ledger/sqlite.h"

namespace takecare::ledger {

// The version that this takecare writes; it stands in the file as PRAGMA user_version.
int schema_version();

// Takes the tables from the version that they have to schema_version(), in one transaction; nothing when they have it
// already. Refuses a later version.
Result<void> migrate(Sqlite& database);

}  // namespace takecare::ledger
