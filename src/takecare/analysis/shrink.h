// Makes a case as small as it can be for a person to read.
#pragma once

#include <functional>

#include "takecare/engine/case.h"

namespace takecare::analysis {

using Property = std::function<bool(const engine::Case&)>;

// The case without every item and every fact that the property can do without, one at a time, so that nothing can be
// taken away any more; and with round values. 'the_case' has the property.
engine::Case shrink(const lang::Program& program, engine::Case the_case, const Property& property);

}  // namespace takecare::analysis
