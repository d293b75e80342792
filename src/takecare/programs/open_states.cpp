#include "takecare/programs/open_states.h"

#include <algorithm>
#include <limits>

namespace takecare::programs {

std::vector<const ledger::Event*> events_of(const std::shared_ptr<const Trail>& trail) {
  std::vector<const ledger::Event*> events;
  for (const Trail* step = trail.get(); step != nullptr; step = step->before.get()) events.push_back(&step->event);
  std::ranges::reverse(events);
  return events;
}

OpenStates::Arrival OpenStates::arrive(const std::string& key, int left) {
  const auto [found, first] = most_left_.try_emplace(key, left);
  if (first) return Arrival::first;
  if (found->second >= left) return Arrival::known;
  found->second = left;
  return Arrival::with_more_left;
}

void OpenStates::give_up(const std::string& key) { most_left_.at(key) = std::numeric_limits<int>::max(); }

void OpenStates::add(const std::string& key, Node node) {
  const int* most_left = &most_left_.at(key);
  auto& of_stage = open_[node.stage];
  const int left = node.left;
  of_stage.emplace(left, Open{.node = std::move(node), .most_left = most_left});
}

std::optional<Node> OpenStates::take() {
  for (;;) {
    auto next = open_.end();
    for (auto stage = open_.begin(); stage != open_.end(); ++stage) {
      if (stage->second.empty()) continue;
      if (next == open_.end() || taken_[stage->first] < taken_[next->first]) next = stage;
    }
    if (next == open_.end()) return std::nullopt;
    Open open = std::move(next->second.begin()->second);
    next->second.erase(next->second.begin());
    if (open.node.left < *open.most_left) continue;  // it was reached again with more left
    ++taken_[next->first];
    return std::move(open.node);
  }
}

}  // namespace takecare::programs
