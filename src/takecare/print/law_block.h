// A law block of a chapter on its page: each declaration in its own box, each rule beside the words that it carries
// out, its examples below it.
#pragma once

#include <map>
#include <vector>

#include "takecare/print/law_text.h"

namespace takecare::print {

// A chapter, read for printing. The blocks point into its text.
struct ReadChapter {
  lang::SyntaxChapter syntax;
  std::vector<ReadBlock> blocks;  // as in 'syntax'
};
ReadChapter read_chapter(const lang::Chapter& chapter);

// Writes the block whose fence opens at 'fence_line'; 'level' is that of its headings, 2 to 6. Gives the level of the
// last heading, which is 'level' - 1 when there was none.
int write_law_block(Html& html, const Site& site, const ReadChapter& chapter, int fence_line, int level,
                    std::string_view from);

}  // namespace takecare::print
