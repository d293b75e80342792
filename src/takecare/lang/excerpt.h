// The lines of a chapter that write a definition, as they stand there.
#pragma once

#include <string>

#include "takecare/base/error.h"

namespace takecare::lang {

// From the line of 'place' to the next empty line or the end of the law block, each with its line end; its file is read
// again.
Result<std::string> excerpt(const Place& place);

}  // namespace takecare::lang
