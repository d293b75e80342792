// From the text of a chapter to its syntax tree.
#pragma once

#include <vector>

#include "takecare/lang/book.h"
#include "takecare/lang/syntax.h"

namespace takecare::lang {

// How deep conditions, expressions, lists of an example and exceptions may nest.
inline constexpr int max_nesting = 100;

// Never fails as a whole: an error spoils at most its declaration (Header::broken) and goes to 'diagnostics', in the
// order of the file.
SyntaxChapter parse_chapter(const Chapter& chapter, std::vector<Diagnostic>& diagnostics);

}  // namespace takecare::lang
