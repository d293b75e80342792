// The front page: what the book is, its chapters, whether its law is in force, how much of it there is.
#pragma once

#include <string>

#include "takecare/print/site.h"

namespace takecare::print {

std::string front_page(const Site& site);

}  // namespace takecare::print
