// The code book: every record with its fields, every enumeration with its values.
#pragma once

#include <string>

#include "takecare/print/site.h"

namespace takecare::print {

std::string records_overview(const Site& site);

}  // namespace takecare::print
