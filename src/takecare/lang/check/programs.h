// What the passes over programs share.
#pragma once

#include "takecare/lang/check/context.h"

namespace takecare::lang::check {

// The record with this name when some program is about it, or -1, which is reported.
int record_with_life(Context& context, const syntax::Name& name);

}  // namespace takecare::lang::check
