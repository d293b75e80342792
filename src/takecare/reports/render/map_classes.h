// The classes of counts on a map.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace takecare::reports::render {

struct MapClass {
  std::int64_t from = 1;
  std::int64_t to = 1;  // in it

  bool holds(std::int64_t value) const { return from <= value && value <= to; }
  friend bool operator==(const MapClass&, const MapClass&) = default;
};

inline constexpr std::size_t most_map_classes = 5;

// Round classes that depend on the largest count alone: 1 to 4, 5 to 9, 10 to 49, 50 to 99, 100 to 499 and so on. The
// last holds the largest count; where that makes more than five, the lowest are one. None where nothing is above zero.
std::vector<MapClass> map_classes(std::int64_t largest);

// '10 to 49', '5,000 to 9,999'.
std::string map_class_words(const MapClass& one);

}  // namespace takecare::reports::render
