// The words of the law beside the rules that carry them out.
#pragma once

#include <string>
#include <vector>

#include "takecare/print/site.h"

namespace takecare::print {

// The parts of a paragraph, split at empty lines; a part that is its heading is set as one.
void write_paragraph_text(Html& html, std::string_view text);

// What a version cites, each citation with its words where the book has them; long ones unfold.
void write_official(Html& html, const Site& site, const std::vector<lang::Citation>& citations, std::string_view from);

}  // namespace takecare::print
