// Prose that cites: 'INA 237(a)(2)' in a sentence leads to the paragraph, where the book has its text.
#pragma once

#include "takecare/print/site.h"

namespace takecare::print {

void write_cited_text(Html& html, const Site& site, std::string_view text, std::string_view from);

}  // namespace takecare::print
