// The commands under 'takecare ledger', a file a group.
#pragma once

#include "takecare/cli/command.h"

namespace takecare::cli {

// ledger_write.cpp
void add_ledger_append(CLI::App& app, Outcome& outcome);
void add_ledger_import(CLI::App& app, Outcome& outcome);
// ledger_read.cpp
void add_ledger_show(CLI::App& app, Outcome& outcome);
void add_ledger_history(CLI::App& app, Outcome& outcome);
// ledger_prove.cpp
void add_ledger_prove(CLI::App& app, Outcome& outcome);
void add_ledger_verify(CLI::App& app, Outcome& outcome);
void add_ledger_fsck(CLI::App& app, Outcome& outcome);
// ledger_keep.cpp
void add_ledger_backup(CLI::App& app, Outcome& outcome);
void add_ledger_restore(CLI::App& app, Outcome& outcome);
void add_ledger_erase(CLI::App& app, Outcome& outcome);
void add_ledger_scrub(CLI::App& app, Outcome& outcome);

}  // namespace takecare::cli
