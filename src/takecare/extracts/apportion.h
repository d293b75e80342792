// Shares of a whole number by the largest remainder (Hamilton's method): they add up exactly.
#pragma once

#include <cstdint>
#include <vector>

namespace takecare::extracts {

// One share a weight; ties go to the earlier. With weights that are all zero every share is zero.
std::vector<std::int64_t> apportion(std::int64_t total, const std::vector<std::int64_t>& weights);

}  // namespace takecare::extracts
