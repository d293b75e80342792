// One case within another.
#pragma once

#include "takecare/engine/case.h"

namespace takecare::programs {

// The subject of 'from', for use as an item of 'into': its origins are added to those of 'into'.
engine::Item splice(engine::Case& into, engine::Case from);

}  // namespace takecare::programs
