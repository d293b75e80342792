// The page of a chapter, and the front page of the book.
#pragma once

#include <string>

#include "takecare/print/site.h"

namespace takecare::print {

std::string chapter_page(const Site& site, int chapter);

// The prose of a chapter with its law, without its title. 'sections' become the headings of its second level.
void write_chapter(Html& html, const Site& site, const lang::Chapter& chapter, std::vector<pages::Link>& sections);

}  // namespace takecare::print
