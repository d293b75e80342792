#include "takecare/extracts/apportion.h"

#include <algorithm>
#include <numeric>

namespace takecare::extracts {

std::vector<std::int64_t> apportion(std::int64_t total, const std::vector<std::int64_t>& weights) {
  std::vector<std::int64_t> shares(weights.size());
  const auto whole = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  if (whole <= 0 || total <= 0) return shares;
  // total * weight may not fit: total = quotient * whole + rest, and rest * weight is small enough for any book.
  const std::int64_t quotient = total / whole;
  const std::int64_t rest = total % whole;
  std::vector<std::int64_t> remainders(weights.size());
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    shares[i] = quotient * weights[i] + rest * weights[i] / whole;
    remainders[i] = rest * weights[i] % whole;
    given += shares[i];
  }
  std::vector<std::size_t> order(weights.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) { return remainders[i]; });
  for (std::size_t i = 0; given < total; ++i, ++given) ++shares[order[i]];
  return shares;
}

}  // namespace takecare::extracts
