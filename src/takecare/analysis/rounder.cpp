#include "takecare/analysis/rounder.h"

#include <vector>

namespace takecare::analysis {

namespace {

// What counts as round, the roundest first.
std::vector<std::int64_t> steps_of(lang::Kind kind) {
  switch (kind) {
    case lang::Kind::duration: return {twelfths_per_year, twelfths_per_month, twelfths_per_day};
    case lang::Kind::number: return {10'000'000, 1'000'000};
    case lang::Kind::money: return {100'000, 10'000, 100};
    default: return {};
  }
}

}  // namespace

std::int64_t rounder(lang::Kind kind, std::int64_t value, const std::function<bool(std::int64_t)>& will_do) {
  for (const std::int64_t step : steps_of(kind)) {
    const std::int64_t below = value / step * step;
    for (const std::int64_t candidate : {below, below + step}) {
      if (will_do(candidate)) return candidate;
    }
  }
  return value;
}

}  // namespace takecare::analysis
