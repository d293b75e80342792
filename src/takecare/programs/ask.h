// A condition of the book, asked of a record, with all that a person needs in order to see why.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/engine/case.h"
#include "takecare/engine/truth.h"
#include "takecare/engine/value.h"
#include "takecare/lang/program.h"

namespace takecare::programs {

struct Asked {
  engine::Value value;
  std::string proof;                 // as text; with what would settle it when it is unknown
  std::vector<std::string> missing;  // the paths of the smallest sets of facts that would settle it
  std::vector<std::string> names;    // of all that decided it, ascending

  engine::Truth truth() const { return engine::as_truth(value); }
};

// Whether the answer comes with its reasons; without them it is quicker by far.
enum class Reasons : std::uint8_t { none, given };

Asked ask(const lang::Program& program, int definition, const engine::Case& the_case, Days on, Reasons reasons);

// A condition about a record and a human's record: 'where county of officer is county'. Both are items of a
// generated record that has a list for each (lang::ActBy::where).
Asked ask_of_both(const lang::Program& program, int definition, const engine::Case& subject, const engine::Case& other,
                  Days on, Reasons reasons);

// Writes 'title' in the proof for the name that a condition of a program has, which stands in no book.
void entitle(const lang::Program& program, int definition, std::string_view title, Asked& asked);

}  // namespace takecare::programs
