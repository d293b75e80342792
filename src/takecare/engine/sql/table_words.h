// The table that a user names, as SQL.
#pragma once

#include <string>

#include "takecare/base/error.h"

namespace takecare::engine::sql {

// people, agency.people, "Agency"."People": as it stands. Anything else is an error with 'help'.
Result<std::string> table_words(const std::string& words, const std::string& help);

}  // namespace takecare::engine::sql
