// Values that a person would write: whole years before whole months before whole days.
#pragma once

#include <cstdint>
#include <functional>

#include "takecare/lang/expr.h"

namespace takecare::analysis {

// The roundest value near 'value' that will do; 'value' itself where none does. In the units of lang/expr.h.
std::int64_t rounder(lang::Kind kind, std::int64_t value, const std::function<bool(std::int64_t)>& will_do);

}  // namespace takecare::analysis
