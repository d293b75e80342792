// Copies of a ledger's store: taken while others write, looked over before they count.
#pragma once

#include <filesystem>

#include "takecare/base/error.h"
#include "takecare/ledger/examine.h"

namespace takecare::ledger {

// A copy of the store in one file: one snapshot, examined as fsck does before it has its name. 'file' must not be
// there. Keys and published files are not in it. What the examination found is in the answer; when it is not sound, no
// file is left.
Result<Examined> back_up(const std::filesystem::path& folder, const std::filesystem::path& file);

// A new ledger out of a copy: FOLDER, which must be empty or not there, gets ledger.db and key.pub, after the copy was
// examined; when it is not sound, nothing is left. The private key comes from where it is kept.
Result<Examined> restore(const std::filesystem::path& file, const std::filesystem::path& folder);

}  // namespace takecare::ledger
