#include "takecare/engine/missing_trial.h"

#include <ranges>

#include "takecare/engine/decide.h"

namespace takecare::engine {

Trial::Trial(const Evaluator& evaluator, int step, const Case& the_case)
    : program_(evaluator.program()),
      as_of_(evaluator.as_of()),
      definition_(evaluator.step(step).definition),
      subject_(the_case.subject) {
  pair_items(the_case.subject, subject_);
  for (const Item* item : evaluator.step(step).bindings) arguments_.push_back(copies_.at(item));
}

void Trial::pair_items(const Item& original, Item& copy) {
  copies_.emplace(&original, &copy);
  for (std::size_t f = 0; f < original.lists.size(); ++f) {
    for (std::size_t i = 0; i < original.lists[f].items.size(); ++i) {
      pair_items(original.lists[f].items[i], copy.lists[f].items[i]);
    }
  }
}

Fact Trial::fact(const FactKey& key, const Requirement& requirement) const {
  const auto& fields = program_.records[static_cast<std::size_t>(key.item->record)].fields;
  return fact_as_wanted(fields[static_cast<std::size_t>(key.field)].type, requirement.fact, as_of_);
}

ItemList Trial::list(const Requirement& requirement, const Remedy& remedy) const {
  ItemList list{.known = true};
  for (const Item* supposed : requirement.items) {
    Item item = *supposed;
    for (const auto& [key, wanted] : remedy) {
      if (key.item != supposed) continue;
      const auto field = static_cast<std::size_t>(key.field);
      if (wanted.fact.empty()) {
        item.lists[field] = this->list(wanted, remedy);
      } else {
        item.facts[field] = fact(key, wanted);
      }
    }
    list.items.push_back(std::move(item));
  }
  return list;
}

// Only what was unknown is filled in, so that undoing it is making it unknown again.
Value Trial::value_with(const Remedy& remedy) {
  for (const auto& [key, requirement] : remedy) {
    const auto copy = copies_.find(key.item);
    if (copy == copies_.end()) continue;  // of a supposed item: part of its list
    const auto field = static_cast<std::size_t>(key.field);
    if (requirement.fact.empty()) {
      copy->second->lists[field] = list(requirement, remedy);
    } else {
      copy->second->facts[field] = fact(key, requirement);
    }
  }
  Value value = evaluate(program_, definition_, arguments_, as_of_);
  for (const FactKey& key : remedy | std::views::keys) {
    const auto copy = copies_.find(key.item);
    if (copy == copies_.end()) continue;
    copy->second->lists[static_cast<std::size_t>(key.field)] = {};
    copy->second->facts[static_cast<std::size_t>(key.field)] = {};
  }
  return value;
}

}  // namespace takecare::engine
