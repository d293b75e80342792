// From the syntax trees of all chapters to the typed program.
#pragma once

#include <vector>

#include "takecare/lang/program.h"
#include "takecare/lang/syntax.h"

namespace takecare::lang {

// Adds to 'diagnostics', in the order of the passes. The program is usable when none of them, nor of the parser's, is
// an error.
Program check_chapters(const std::vector<SyntaxChapter>& chapters, std::vector<Diagnostic>& diagnostics);

}  // namespace takecare::lang
