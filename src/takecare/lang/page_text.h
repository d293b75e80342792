// From a page to the text of a law block.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/lang/page.h"

namespace takecare::lang::syntax {

// The lines with the comments of the block at their places and with empty lines: one between declarations, and inside
// one where the chapter has some. 'is_blank[i]' tells of line block.first_line + i of the chapter.
std::vector<std::string> page_text(const Page& page, const Block& block, const std::vector<bool>& is_blank);

}  // namespace takecare::lang::syntax
