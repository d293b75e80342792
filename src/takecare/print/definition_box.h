// A rule, value or list: its heading, whether it is in force, the rule beside the words of the law, who uses it, its
// examples.
#pragma once

#include <vector>

#include "takecare/print/law_text.h"

namespace takecare::print {

// 'target' has the version. 'examples' are those that stand below it (indices in Program::examples).
void write_definition(Html& html, const Site& site, const ReadBlock& block, const Chunk& chunk, Target target,
                      const std::vector<int>& examples, int level, std::string_view from);

}  // namespace takecare::print
