// Finds the program in the prose: the fenced blocks of a chapter that are marked 'law'.
#pragma once

#include <string_view>
#include <vector>

#include "takecare/lang/book.h"
#include "takecare/lang/source_lines.h"

namespace takecare::lang {

// A line inside a law block. 'text' is without the indentation of the fence.
struct LawLine {
  std::string_view text;
  int line = 0;          // in the chapter, from 1
  int first_column = 1;  // in the chapter, of the first character of 'text'
};

struct LawBlock {
  int fence_line = 0;  // the opening fence; the block's first line follows
  int fence_indent = 0;
  std::vector<LawLine> lines;
};

// 'lines' are those of 'chapter'; the result points into them. Law blocks that can not be read (inside a list or a
// quote, or never closed) are in 'diagnostics'.
std::vector<LawBlock> find_law_blocks(const Chapter& chapter, const std::vector<SourceLine>& lines,
                                      std::vector<Diagnostic>& diagnostics);

}  // namespace takecare::lang
