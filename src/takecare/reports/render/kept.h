// What is drawn where there is too much for one figure, and the names of what the table alone has.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace takecare::reports::render {

// Which ones have room where there are more than 'most': the largest, in their own order.
std::vector<std::size_t> with_room(const std::vector<std::int64_t>& sizes, std::size_t most);

// 'Drawn' has a label.
template <class Drawn>
struct Kept {
  std::vector<Drawn> drawn;
  std::vector<std::int64_t> sizes;  // one each
  std::vector<std::string> others;

  void draw(Drawn one, std::int64_t size) {
    drawn.push_back(std::move(one));
    sizes.push_back(size);
  }
  void at_most(std::size_t most) {
    const std::vector<std::size_t> room = with_room(sizes, most);
    std::vector<Drawn> stay;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      const bool stays = std::ranges::binary_search(room, i);
      stays ? stay.push_back(std::move(drawn[i])) : others.push_back(std::move(drawn[i].label));
    }
    drawn = std::move(stay);
  }
};

}  // namespace takecare::reports::render
