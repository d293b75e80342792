#include "takecare/programs/open_states.h"

#include <algorithm>

namespace takecare::programs {

std::vector<const ledger::Event*> events_of(const std::shared_ptr<const Trail>& trail) {
  std::vector<const ledger::Event*> events;
  for (const Trail* step = trail.get(); step != nullptr; step = step->before.get()) events.push_back(&step->event);
  std::ranges::reverse(events);
  return events;
}

void OpenStates::reach(const std::vector<std::string>& keys, int left) {
  for (const std::string& key : keys) {
    int& most = most_left_.try_emplace(key, left).first->second;
    most = std::max(most, left);
  }
}

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
    if (open.node.left < *open.most_left) continue;  // one that is alike was reached with more left
    ++taken_[next->first];
    return std::move(open.node);
  }
}

}  // namespace takecare::programs
