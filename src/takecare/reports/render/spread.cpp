#include "takecare/reports/render/spread.h"

#include <algorithm>
#include <ranges>

namespace takecare::reports::render {

std::vector<std::int64_t> spread(const std::vector<Wish>& wishes, std::int64_t top, std::int64_t bottom) {
  std::vector<std::size_t> order(wishes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&wishes](std::size_t i) { return wishes[i].middle; });
  std::vector<std::int64_t> begins(wishes.size());
  // Down, each below the one before; then up again from the bottom, as far as the last ones stand out.
  std::int64_t free_from = top;
  for (const std::size_t i : order) {
    begins[i] = std::max(free_from, wishes[i].middle - wishes[i].height / 2);
    free_from = begins[i] + wishes[i].height;
  }
  std::int64_t free_to = bottom;
  for (const std::size_t i : std::views::reverse(order)) {
    begins[i] = std::min(begins[i], free_to - wishes[i].height);
    free_to = begins[i];
  }
  return begins;
}

}  // namespace takecare::reports::render
