// Tries a remedy: what the answer is when the missing facts are filled in. Only the steps that rest on one of them are
// worked out again, each from the steps it is made of, by the same operations.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "takecare/engine/decide_evaluate.h"
#include "takecare/engine/missing_sets.h"

namespace takecare::engine {

class Trial {
 public:
  // 'step' is the one whose value is asked for. Everything must outlive the trial.
  Trial(Evaluator& evaluator, MissingFacts& facts, int step);

  Value value_with(const Remedy& remedy);
  // What the trial puts in the place of a missing fact or list.
  Fact fact(const FactKey& key, const Requirement& requirement) const;
  ItemList list(const Requirement& requirement, const Remedy& remedy) const;

 private:
  // What a trial needs of a step, side by side.
  struct Node {
    const Step* step = nullptr;
    const lang::Expr* expr = nullptr;  // nullptr: a definition
    std::uint64_t rests_on = 0;        // the missing facts, as Remedy::bits
    std::optional<FactId> says;        // the one that the step itself says: of a field, or of a list that is missing
    std::uint32_t tried = 0;           // the trial that 'truth' or 'value' is of
    bool is_truth = false;             // and then has no value but its truth
    Truth truth;                       // while nothing that it rests on is tried: as it is without
    Truth now;
  };

  Truth truth(int step);
  const Value& value(int step);
  // Whether an item of a list counts, by its step.
  Truth counts(int step);
  bool is_untouched(const Node& node) const { return (node.rests_on & remedy_->bits()) == 0; }

  Truth new_truth(int id);
  Value new_value(int id);
  Value aggregate_value(int id);
  const std::vector<int>& items(int id);
  std::vector<const Value*> values(const std::vector<int>& parts);

  // The reference lasts until another step is worked out: that may bring new steps.
  Node& node(int id) { return nodes_[static_cast<std::size_t>(id)]; }
  // What is filled in for the fact of a field step; nullopt where nothing is.
  std::optional<Fact> filled_in(int id);
  const Requirement* wanted(const Node& node) const;
  Node new_node(const Step& step) const;
  void note_new_steps();

  Evaluator& evaluator_;
  const lang::Program& program_;
  MissingFacts& facts_;
  int step_;
  const Remedy* remedy_ = nullptr;
  std::uint32_t trial_ = 0;  // the number of the present one
  std::vector<Node> nodes_;  // by step
  std::deque<Value> values_;
  // The steps of supposed items, by the step of the list and what is wanted of it.
  std::map<std::pair<int, const Requirement*>, std::vector<int>> items_;
};

}  // namespace takecare::engine
