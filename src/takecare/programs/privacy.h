// Who may see what of a record, and on what ground. What no line of the book shows is withheld, from everybody.
#pragma once

#include <string>
#include <vector>

#include "takecare/programs/hold.h"

namespace takecare::programs {

// A privacy line that shows something to a viewer.
struct Ground {
  std::string ground;                  // 'need in the performance of duty'
  std::string authority;               // that the viewer holds
  std::vector<std::string> citations;  // of the line, or of the declaration when it has none of its own
  std::vector<int> fields;
  std::string provision;  // that protects what the line shows; empty: of an ordinary line
};

struct View {
  std::vector<Ground> grounds;
  std::vector<int> shown;               // fields, ascending
  std::vector<int> withheld;            // the others
  std::vector<std::string> provisions;  // what they protect is shown

  bool shows(int field) const;
  // Whether a field within an item of a list that is shown is shown as well.
  bool shows_part(const lang::Field& field) const;
};

// What a viewer may see of a record in this state; he must surely hold an authority, and surely for this record, when
// he looks: 'now' is the day of the look, whatever day the state is of.
Result<View> view_of(const lang::Program& program, const Past& past, int record, const State& state,
                     std::string_view viewer, const When& now);

}  // namespace takecare::programs
