#include "takecare/reports/render/map_classes.h"

#include <fmt/format.h>

#include "takecare/pages/words.h"

namespace takecare::reports::render {

std::vector<MapClass> map_classes(std::int64_t largest) {
  std::vector<MapClass> classes;
  // 1, 5, 10, 50 …: five times as much and twice as much in turn. No edge passes what was counted by more than that.
  std::int64_t edge = 1;
  for (bool five = true; edge <= largest; five = !five) {
    const std::int64_t next = edge * (five ? 5 : 2);
    classes.push_back({.from = edge, .to = next - 1});
    edge = next;
  }
  while (classes.size() > most_map_classes) {
    classes[1].from = classes[0].from;
    classes.erase(classes.begin());
  }
  return classes;
}

std::string map_class_words(const MapClass& one) {
  return fmt::format("{} to {}", pages::grouped(one.from), pages::grouped(one.to));
}

}  // namespace takecare::reports::render
