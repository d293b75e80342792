// The pages of the law: all sources, each source, each section whose text lies in the book.
#pragma once

#include <string>
#include <vector>

#include "takecare/pages/folder.h"
#include "takecare/print/site.h"

namespace takecare::print {

std::string laws_overview(const Site& site);

// The page of a source and those of its sections.
std::vector<pages::OutFile> law_pages(const Site& site, int source);

}  // namespace takecare::print
