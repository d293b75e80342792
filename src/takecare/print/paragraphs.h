// The official text of a source, paragraph by paragraph, each with what carries it out or why nothing does.
#pragma once

#include <vector>

#include "takecare/print/site.h"

namespace takecare::print {

// 'rows' are of one section, or of the whole source. A heading of the second level a top-level paragraph.
void write_paragraphs(Html& html, const Site& site, int source, const std::vector<lang::ParagraphCoverage>& rows,
                      std::string_view from);

}  // namespace takecare::print
