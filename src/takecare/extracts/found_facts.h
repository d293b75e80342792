// What resolutions find for one case; see resolve.h.
#pragma once

#include <string>

#include "takecare/engine/case.h"
#include "takecare/extracts/resolve.h"

namespace takecare::extracts {

// Fills the fields that the resolution gives, each with the origin of the facility that it was found for.
void add_found_facts(const lang::Program& program, const Resolver& resolver, const std::string& key,
                     engine::Case& facts);

}  // namespace takecare::extracts
