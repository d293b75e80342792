// What the log says of an event without telling it: leaf data = SHA-256("takecare event v1" 00 ‖ salt ‖ canonical
// text). Without the salt nobody can try out what the event may have been.
#pragma once

#include <string_view>
#include <vector>

#include "takecare/base/sha256.h"

namespace takecare::ledger {

// Each of 32 random bytes.
std::vector<Digest> new_salts(std::size_t count);
Digest commit_to(const Digest& salt, std::string_view canonical);

}  // namespace takecare::ledger
