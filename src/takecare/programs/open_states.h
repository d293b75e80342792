// The states that an exploration has come to, and those that it has yet to follow up.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "takecare/ledger/event.h"
#include "takecare/programs/ahead.h"

namespace takecare::programs {

// The acts that lead to a state, the last first; shared by all that follow.
struct Trail {
  std::shared_ptr<const Trail> before;
  ledger::Event event;
};

// In the order in which they were done.
std::vector<const ledger::Event*> events_of(const std::shared_ptr<const Trail>& trail);

struct Node {
  std::shared_ptr<const Trail> trail;  // null: nothing was done yet
  int stage = -1;
  Days day = 0;
  int left = 0;                  // acts that may follow
  const Ahead* ahead = nullptr;  // what can follow
  std::vector<std::string> who;  // did something so far of which it counts who did it
};

class OpenStates {
 public:
  // Whether a state with this key was reached before.
  bool knows(const std::string& key) const { return most_left_.contains(key); }
  // A state is reached with so many acts left. It is known from now on by each of its keys: one for every number of
  // acts that may follow, up to these.
  void reach(const std::vector<std::string>& keys, int left);
  // A state that was reached, by its key with all the acts that are left.
  void add(const std::string& key, Node node);
  // The stage that had the fewest turns is next, so that a stage with many states does not keep the others from
  // theirs; in it the state with the most acts left.
  std::optional<Node> take();

 private:
  struct Open {
    Node node;
    const int* most_left = nullptr;  // of its key, in most_left_
  };

  std::unordered_map<std::string, int> most_left_;                // by key: of the states that it stands for
  std::map<int, std::multimap<int, Open, std::greater<>>> open_;  // by stage, then by how many acts are left
  std::map<int, std::size_t> taken_;
};

}  // namespace takecare::programs
