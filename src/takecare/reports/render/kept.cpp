#include "takecare/reports/render/kept.h"

#include <functional>

namespace takecare::reports::render {

std::vector<std::size_t> with_room(const std::vector<std::int64_t>& sizes, std::size_t most) {
  std::vector<std::size_t> at(sizes.size());
  for (std::size_t i = 0; i < at.size(); ++i) at[i] = i;
  if (at.size() <= most) return at;
  std::ranges::stable_sort(at, std::greater<>(), [&sizes](std::size_t i) { return sizes[i]; });
  at.resize(most);
  std::ranges::sort(at);
  return at;
}

}  // namespace takecare::reports::render
