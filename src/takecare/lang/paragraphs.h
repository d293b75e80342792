// Official text by paragraph, with the pinpoint of each.
//
// Two layouts are read:
//   orders and regulations   'Sec. 9. Heading. (a) …', 'Section 1. …', 'Sec. 287.7  …' at the left margin, a paragraph
//   a line;
//                            the designators alone tell the level: (a), (1), (i), (A) … in the order in which the text
//                            uses them
//   the U.S. Code            '## § 1227. Heading', then designators indented by level
#pragma once

#include <string_view>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::lang {

// In the order of the text. A section is a paragraph ('9') with the words that stand before its first designator; words
// without a designator go on the paragraph before. What stands before the first section is left out. Empty when the
// text has no section.
std::vector<Paragraph> split_paragraphs(std::string_view text);

}  // namespace takecare::lang
