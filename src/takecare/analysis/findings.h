// Findings in words, as the compiler prints what is wrong.
#pragma once

#include "takecare/analysis/analyze.h"
#include "takecare/base/error.h"

namespace takecare::analysis {

// An error for what cannot be meant, a warning for what was not decided.
Diagnostic describe(const lang::Program& program, const Analysis& analysis, const Finding& finding);

// The case of a finding as an example of the book; empty when it has none.
std::string finding_example(const lang::Program& program, const Analysis& analysis, const Finding& finding);

}  // namespace takecare::analysis
