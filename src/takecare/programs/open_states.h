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
  enum class Arrival : std::uint8_t { first, with_more_left, known };

  // By its key: a state that was reached before is followed up again only when more acts may follow now.
  Arrival arrive(const std::string& key, int left);
  // Not followed up, however many acts may follow.
  void give_up(const std::string& key);
  // A state that 'arrive' was told of.
  void add(const std::string& key, Node node);
  // The stage that had the fewest turns is next, so that a stage with many states does not keep the others from
  // theirs; in it the state with the most acts left.
  std::optional<Node> take();
  std::size_t states() const { return most_left_.size(); }

 private:
  struct Open {
    Node node;
    const int* most_left = nullptr;  // of its key, in most_left_
  };

  std::unordered_map<std::string, int> most_left_;
  std::map<int, std::multimap<int, Open, std::greater<>>> open_;  // by stage, then by how many acts are left
  std::map<int, std::size_t> taken_;
};

}  // namespace takecare::programs
