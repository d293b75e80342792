#include "takecare/engine/missing_sets.h"

#include <algorithm>
#include <optional>

namespace takecare::engine {

namespace {

constexpr std::size_t most_facts = 8;
constexpr std::size_t most_remedies = 32;

bool is_within(const Requirement& inner, const Requirement& outer) {
  return inner.items == outer.items && is_within(inner.fact, outer.fact);
}

// Whoever fulfils 'one' fulfils 'other' as well, so 'one' is not needed beside it.
bool fulfils(const Remedy& one, const Remedy& other) {
  return std::ranges::all_of(other, [&](const auto& wanted) {
    const auto found = one.find(wanted.first);
    return found != one.end() && is_within(found->second, wanted.second);
  });
}

// A list that is to hold items for two reasons holds them all; one that is to be empty holds none.
std::optional<Requirement> common(const Requirement& a, const Requirement& b) {
  Requirement both{.fact = intersect(a.fact, b.fact), .items = a.items};
  const bool is_list = a.fact.empty() && b.fact.empty();
  if (!is_list) return both.fact.empty() ? std::nullopt : std::optional(both);
  if (a.items.empty() != b.items.empty()) return std::nullopt;
  both.items.insert(both.items.end(), b.items.begin(), b.items.end());
  std::ranges::sort(both.items);
  both.items.erase(std::ranges::unique(both.items).begin(), both.items.end());
  return both;
}

// 'one' with the items that it supposes in a list put in the place of those that 'other' supposes in the same list, one
// by one.
Remedy sharing_items(const Remedy& one, const Remedy& other) {
  std::map<const Item*, const Item*> shared;
  for (const auto& [key, requirement] : one) {
    const auto same = other.find(key);
    if (same == other.end()) continue;
    const std::size_t count = std::min(requirement.items.size(), same->second.items.size());
    for (std::size_t i = 0; i < count; ++i) shared.emplace(requirement.items[i], same->second.items[i]);
  }
  const auto now = [&](const Item* item) {
    const auto found = shared.find(item);
    return found == shared.end() ? item : found->second;
  };
  Remedy renamed;
  for (auto [key, requirement] : one) {
    for (const Item*& item : requirement.items) item = now(item);
    std::ranges::sort(requirement.items);
    renamed.emplace(FactKey{.item = now(key.item), .field = key.field}, std::move(requirement));
  }
  return renamed;
}

std::optional<Remedy> merge(const Remedy& a, const Remedy& b) {
  Remedy both = a;
  for (const auto& [key, requirement] : b) {
    const auto [found, is_new] = both.emplace(key, requirement);
    if (is_new) continue;
    auto agreed = common(found->second, requirement);
    if (!agreed) return std::nullopt;
    found->second = std::move(*agreed);
  }
  return both;
}

}  // namespace

void RemedyAlgebra::add(Remedies& all, Remedy one) {
  if (one.size() > most_facts || all.size() >= most_remedies) {
    cut_ = true;
    return;
  }
  if (std::ranges::any_of(all, [&](const Remedy& other) { return fulfils(one, other); })) return;
  std::erase_if(all, [&](const Remedy& other) { return fulfils(other, one); });
  // 'a is 1' or 'a is 2' about one and the same fact is one alternative, 'a is 1 or 2'.
  if (one.size() == 1 && one.begin()->second.items.empty() && !one.begin()->second.fact.empty()) {
    const auto same = std::ranges::find_if(all, [&](const Remedy& r) {
      return r.size() == 1 && r.begin()->first == one.begin()->first && !r.begin()->second.fact.empty();
    });
    if (same != all.end()) {
      one.begin()->second.fact = unite(one.begin()->second.fact, same->begin()->second.fact);
      all.erase(same);
    }
  }
  all.push_back(std::move(one));
}

Remedies RemedyAlgebra::either(Remedies a, const Remedies& b) {
  for (const Remedy& remedy : b) add(a, remedy);
  return a;
}

Remedies RemedyAlgebra::both(const Remedies& a, const Remedies& b) {
  Remedies all;
  for (const Remedy& x : a) {
    for (const Remedy& y : b) {
      // One item that meets both demands on a list will do; where the demands contradict each other, two items will.
      auto merged = merge(x, sharing_items(y, x));
      if (!merged) merged = merge(x, y);
      if (merged) add(all, std::move(*merged));
    }
  }
  return all;
}

}  // namespace takecare::engine
