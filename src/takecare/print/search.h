// The page that searches the book: an index in the page itself and a small script of our own. Without a script it leads
// to the terms.
#pragma once

#include <string>

#include "takecare/print/site.h"

namespace takecare::print {

// One JSON array an entry: [title, kind, address, words].
std::string search_index(const Site& site);
std::string search_overview(const Site& site);

}  // namespace takecare::print
