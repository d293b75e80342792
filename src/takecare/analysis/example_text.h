// A case as the book writes one: an example, in the one layout, that can be put into a chapter as it is.
#pragma once

#include <string>

#include "takecare/engine/case.h"
#include "takecare/lang/program.h"

namespace takecare::analysis {

// 'expected' is the answer as an example states it: 'yes', 'no', '2017-01-25', 'unknown'.
struct ExampleText {
  std::string title;
  int definition = -1;
  std::string path;  // of the item that the definition is about; empty for the subject
  Days as_of = 0;
  std::string expected;
};

std::string example_text(const lang::Program& program, const engine::Case& the_case, const ExampleText& example);

}  // namespace takecare::analysis
