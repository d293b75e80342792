#include "takecare/programs/splice.h"

#include <algorithm>
#include <iterator>

namespace takecare::programs {

namespace {

void move_origins(engine::Item& item, int by) {
  const auto moved = [&](auto& one) { one.origin += one.origin >= 0 ? by : 0; };
  std::ranges::for_each(item.facts, moved);
  for (engine::ItemList& list : item.lists) {
    moved(list);
    for (engine::Item& one : list.items) move_origins(one, by);
  }
}

}  // namespace

engine::Item splice(engine::Case& into, engine::Case from) {
  const int before = static_cast<int>(into.origins.size());
  std::ranges::move(from.origins, std::back_inserter(into.origins));
  move_origins(from.subject, before);
  return std::move(from.subject);
}

}  // namespace takecare::programs
