// An example of the book, to unfold: the facts as given, what is expected, and the proof that it comes out so.
#pragma once

#include "takecare/print/site.h"

namespace takecare::print {

// 'example' is an index in Program::examples.
void write_example(Html& html, const Site& site, int example, std::string_view from);

// The id of an example on the page of its chapter.
std::string example_anchor(const Site& site, int example);
// Where it stands.
std::string example_address(const Site& site, int example, std::string_view from);

}  // namespace takecare::print
