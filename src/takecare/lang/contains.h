// std::ranges::contains, which the standard library of GCC 12 lacks.
#pragma once

#include <algorithm>
#include <functional>

namespace takecare::lang {

template <class Range, class Value, class Projection = std::identity>
bool contains(const Range& range, const Value& value, Projection projection = {}) {
  return std::ranges::find(range, value, projection) != std::ranges::end(range);
}

}  // namespace takecare::lang
