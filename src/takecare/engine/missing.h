// What to find out: the smallest sets of missing facts that would settle an unknown answer.
#pragma once

#include <string>
#include <vector>

#include "takecare/engine/case.h"
#include "takecare/engine/decide_evaluate.h"
#include "takecare/engine/item_path.h"

namespace takecare::engine {

// What the facts of a set would have to be for one answer, fact by fact.
struct MissingOutcome {
  std::string answer;               // 'yes', 'no'; 'known' for a value
  std::vector<std::string> wanted;  // in words, 'at least 1 year'; empty where any value would do
  std::vector<Fact> facts;          // an example that gives this answer: the fact, or for a list
  std::vector<ItemList> lists;      // the list, at the same position
};

// Facts and lists by path, 'offenses[1].sentence_possible', in the order of their paths.
struct MissingSet {
  std::vector<std::string> paths;
  std::vector<MissingOutcome> outcomes;
};

// Within each vector no set contains another, and each set gave its answer when it was tried. Facts that are not in the
// case yet cannot be named one by one: those of an item that an unknown list may hold are the list.
struct Missing {
  std::vector<MissingSet> settle;  // would settle it, one way or another
  std::vector<MissingSet> yes;     // would make it 'yes'; 'no' (of truths only)
  std::vector<MissingSet> no;
  bool cut = false;  // there are more or larger sets than were followed up
};

// 'step' is that of 'definition' with 'arguments' in 'evaluator', and its value is not known.
Missing find_missing(Evaluator& evaluator, int step, const ItemPaths& paths);

// A line a set: 'unknown until offenses[1].sentence_possible (at least 1 year: yes; less than 1 year: no)'.
std::vector<std::string> missing_lines(const Missing& missing);

}  // namespace takecare::engine
