#include "takecare/analysis/shrink.h"

#include <utility>

#include "takecare/analysis/rounder.h"

namespace takecare::analysis {

using engine::Fact;
using engine::FactState;
using engine::Item;
using engine::ItemList;

namespace {

class Shrinker {
 public:
  Shrinker(const lang::Program& program, engine::Case the_case, const Property& property)
      : program_(&program), case_(std::move(the_case)), property_(&property) {}

  engine::Case run() {
    drop_items(case_.subject);
    drop_facts(case_.subject);
    round(case_.subject);
    return std::move(case_);
  }

 private:
  // Whole lists first, then items from the end.
  void drop_items(Item& item) {
    for (ItemList& list : item.lists) {
      if (!list.known || forget(list)) continue;
      for (std::size_t i = list.items.size(); i-- > 0;) drop_item(list, i);
      for (Item& one : list.items) drop_items(one);
    }
  }

  bool forget(ItemList& list) {
    ItemList before = std::exchange(list, {});
    if ((*property_)(case_)) return true;
    list = std::move(before);
    return false;
  }

  void drop_item(ItemList& list, std::size_t index) {
    const std::vector<Item> before = list.items;
    list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(index));
    if (!(*property_)(case_)) list.items = before;
  }

  void drop_facts(Item& item) {
    for (Fact& fact : item.facts) {
      if (fact.state == FactState::unknown) continue;
      Fact before = std::exchange(fact, {});
      if (!(*property_)(case_)) fact = std::move(before);
    }
    for (ItemList& list : item.lists) {
      for (Item& one : list.items) drop_facts(one);
    }
  }

  void round(Item& item) {
    const auto& fields = program_->records[static_cast<std::size_t>(item.record)].fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      for (Item& one : item.lists[i].items) round(one);
      Fact& fact = item.facts[i];
      if (fact.state != FactState::known) continue;
      fact.value = rounder(fields[i].type.kind, fact.value, [&](std::int64_t value) {
        const std::int64_t before = std::exchange(fact.value, value);
        const bool will_do = (*property_)(case_);
        fact.value = before;
        return will_do;
      });
    }
  }

  const lang::Program* program_;
  engine::Case case_;
  const Property* property_;
};

}  // namespace

engine::Case shrink(const lang::Program& program, engine::Case the_case, const Property& property) {
  return Shrinker(program, std::move(the_case), property).run();
}

}  // namespace takecare::analysis
