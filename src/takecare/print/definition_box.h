// A rule, value or list: its heading, whether it is in force, the rule beside the words of the law, who uses it, its
// examples.
#pragma once

#include <vector>

#include "takecare/print/law_text.h"

namespace takecare::print {

// Where a version of a definition stands in its chapter, and what stands below it.
struct DefinitionHere {
  const ReadBlock& block;
  const Chunk& chunk;
  Target target;                     // with the version
  const std::vector<int>& examples;  // indices in Program::examples
};

void write_definition(Html& html, const Site& site, const DefinitionHere& here, int level, std::string_view from);

}  // namespace takecare::print
