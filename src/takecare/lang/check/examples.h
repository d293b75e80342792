// What is expected at the end of an example or of a life.
#pragma once

#include "takecare/lang/check/context.h"

namespace takecare::lang::check {

// Adds the expectation to the example, which is about the record; reports what is wrong with it.
void read_expectation(Context& context, const syntax::ExpectationDecl& decl, int record, Example& example);

}  // namespace takecare::lang::check
