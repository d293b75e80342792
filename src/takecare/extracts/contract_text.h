// A contract as text: its columns, formats, codes, constants and key, one a line. Two contracts with the same text read
// and store the same files in the same way.
#pragma once

#include <string>

#include "takecare/extracts/contract.h"

namespace takecare::extracts {

std::string contract_text(const Contract& contract);

}  // namespace takecare::extracts
