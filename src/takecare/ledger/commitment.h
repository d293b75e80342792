// What the log says of an event without telling it: leaf data = SHA-256("takecare event v1" 00 ‖ salt ‖ canonical
// text). Without the salt nobody can try out what the event may have been.
#pragma once

#include <string_view>

#include "takecare/base/sha256.h"

namespace takecare::ledger {

// 32 random bytes.
Digest new_salt();
Digest commit_to(const Digest& salt, std::string_view canonical);

}  // namespace takecare::ledger
