// The lines of a chapter that write a definition, as they stand there.
#pragma once

#include <string>

#include "takecare/base/error.h"

namespace takecare::lang {

// From the line of 'place' to the next line that begins at the margin or the end of the law block, without the empty
// lines after it; each with its line end. The file is read again.
Result<std::string> excerpt(const Place& place);

}  // namespace takecare::lang
