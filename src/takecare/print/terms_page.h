// Every name of the book, A to Z, with what it is.
#pragma once

#include <string>

#include "takecare/print/site.h"

namespace takecare::print {

std::string terms_overview(const Site& site);

}  // namespace takecare::print
