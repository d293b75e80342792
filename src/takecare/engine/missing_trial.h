// Tries a remedy: what the answer is when the missing facts are filled in. Only the steps that rest on one of them are
// worked out again, each from the steps it is made of, by the same operations; and from one trial to the next only
// those that rest on a fact that is filled in otherwise.
#pragma once

#include <array>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "takecare/engine/decide_evaluate.h"
#include "takecare/engine/decide_ops.h"
#include "takecare/engine/missing_sets.h"

namespace takecare::engine {

class Trial {
 public:
  // 'step' is the one whose value is asked for. Everything must outlive the trial.
  Trial(Evaluator& evaluator, MissingFacts& facts, int step);

  Value value_with(const Remedy& remedy);
  // Whether the value would surely be that truth, and facts without which it would not.
  struct Sure {
    bool is = false;
    FactBits needed = 0;  // may not be all
  };
  Sure surely_with(const Remedy& remedy, bool truth);
  // What the trial puts in the place of a missing fact or list.
  Fact fact(const FactKey& key, const Requirement& requirement) const;
  ItemList list(const Requirement& requirement, const Remedy& remedy) const;

 private:
  // What a trial needs of a step, side by side.
  struct Node {
    const Step* step = nullptr;
    const lang::Expr* expr = nullptr;  // nullptr: a definition
    FactBits rests_on = 0;             // the missing facts
    std::optional<FactId> says;        // the one that the step itself says: of a field, or of a list that is missing
    Value* value = nullptr;            // in values_, once one was worked out
    bool is_truth = false;             // and then has no value but its truth
    Truth truth;                       // while nothing that it rests on is tried: as it is without

    // In the present trial, as far as it was asked for:
    bool is_found = false;    // any of what follows
    bool is_current = false;  // 'now' or its value
    Truth now;
    // Whether it surely is false, surely is true.
    std::array<bool, 2> is_asked{};
    std::array<bool, 2> is_sure{};
    std::array<FactBits, 2> needed{};
  };

  // What the supposed items of a list rest on.
  struct Held {
    FactBits list = 0;
    FactBits rests_on = 0;
  };

  // missing_surely.cpp
  Sure surely(int step, bool truth) {
    const Node& node = this->node(step);
    if (is_untouched(node)) return {.is = truth ? node.truth.surely_true() : node.truth.surely_false()};
    const std::size_t i = truth ? 1 : 0;
    return node.is_asked[i] ? Sure{.is = node.is_sure[i], .needed = node.needed[i]} : find_surely(step, truth);
  }
  Sure find_surely(int step, bool truth);
  Sure surely_by_parts(int step, bool truth);
  Sure surely_by_truth(int step, bool truth);

  Truth truth(int step);
  const Value& value(int step);
  // Whether an item of a list counts, by its step.
  Truth counts(int step);
  bool is_untouched(const Node& node) const { return (node.rests_on & remedy_.bits()) == 0; }

  Truth new_truth(int id);
  Value new_value(int id);
  Value aggregate_value(int id);
  std::span<const int> items(int id);
  FactBits& items_rest_on(FactId list);
  // The node, to which something that was found is to be added.
  Node& found(int id);

  // The reference lasts until another step is worked out: that may bring new steps.
  Node& node(int id) { return nodes_[static_cast<std::size_t>(id)]; }
  // What is filled in for the fact of a field step; nullopt where nothing is.
  std::optional<Fact> filled_in(int id);
  const Requirement* wanted(const Node& node) const;
  Node new_node(const Step& step) const;
  void note_new_steps();
  void fill_in(const Remedy& remedy);
  // What is filled in otherwise than in the present trial, with the lists whose items rest on it.
  FactBits changes(const Remedy& next) const;

  Evaluator& evaluator_;
  const lang::Program& program_;
  MissingFacts& facts_;
  int step_;
  Remedy remedy_;                        // that is tried
  std::vector<int> found_;               // the steps of which something is
  std::vector<const Value*> arguments_;  // of the operations under way, the innermost last
  std::vector<Outcome> outcomes_;        // likewise
  std::vector<Node> nodes_;              // by step
  std::deque<Value> values_;
  // The steps of supposed items, by the step of the list and what is wanted of it.
  std::map<std::pair<int, const Requirement*>, std::vector<int>> items_;
  std::vector<Held> held_;
};

}  // namespace takecare::engine
