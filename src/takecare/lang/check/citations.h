// Citations: which of the declared sources, and where in it.
#pragma once

#include <string>
#include <vector>

#include "takecare/lang/check/context.h"

namespace takecare::lang::check {

// A citation that begins with the name of a declared source is read as source and pinpoint, and the pinpoint must be
// one of its paragraphs when the source has a text. Anything else is free text.
Citation read_citation(Context& context, const syntax::Citation& citation);
std::vector<Citation> read_citations(Context& context, const std::vector<syntax::Citation>& citations);

// Likewise, but free text is an error; the source is -1 then.
Citation read_source_citation(Context& context, const syntax::Citation& citation);

// 'pinpoint' of a source, for coverage lines: checked like that of a citation.
void check_pinpoint(Context& context, int source, const std::string& pinpoint, const Place& place);

}  // namespace takecare::lang::check
