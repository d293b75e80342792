#include "takecare/engine/missing_facts.h"

#include <algorithm>
#include <functional>

namespace takecare::engine {

namespace {

std::size_t mix(std::size_t hash, std::size_t more) { return (hash ^ more) * 0x9E3779B97F4A7C15U; }

std::uint64_t pair_of(RequirementId a, RequirementId b) { return (std::uint64_t{a} << 32U) | b; }

std::optional<Requirement> met_by_both(const Requirement& a, const Requirement& b) {
  Requirement both{.fact = intersect(a.fact, b.fact), .items = a.items};
  if (!a.is_list() || !b.is_list()) return both.fact.empty() ? std::nullopt : std::optional(both);
  if (a.items.empty() != b.items.empty()) return std::nullopt;
  both.items.insert(both.items.end(), b.items.begin(), b.items.end());
  std::ranges::sort(both.items);
  both.items.erase(std::ranges::unique(both.items).begin(), both.items.end());
  return both;
}

}  // namespace

std::size_t MissingFacts::KeyHash::operator()(const FactKey& key) const {
  return mix(std::hash<const Item*>{}(key.item), static_cast<std::size_t>(key.field));
}

std::size_t MissingFacts::RequirementHash::operator()(const Requirement& requirement) const {
  const Wanted& fact = requirement.fact;
  std::size_t hash = (fact.other_texts ? 1U : 0U) | (fact.none ? 2U : 0U) | (fact.example ? 4U : 0U);
  for (const Range range : fact.ranges) {
    hash = mix(mix(hash, static_cast<std::size_t>(range.lo)), static_cast<std::size_t>(range.hi));
  }
  for (const std::string& text : fact.texts) hash = mix(hash, std::hash<std::string>{}(text));
  for (const int item : requirement.items) hash = mix(hash, static_cast<std::size_t>(item));
  return hash;
}

int MissingFacts::suppose_item(FactId list, int record, std::size_t n) {
  std::pmr::vector<int>& items = supposed_in_[list];
  while (items.size() <= n) {
    items.push_back(static_cast<int>(supposed_.size()));
    supposed_.push_back(blank_item(program_, record));
    holders_.emplace(&supposed_.back(), list);
  }
  return items[n];
}

FactId MissingFacts::fact(const FactKey& key) {
  const auto [found, is_new] = facts_.try_emplace(key, static_cast<FactId>(known_.size()));
  if (is_new) {
    const auto holder = holders_.find(key.item);
    known_.push_back({.key = key, .holder = holder == holders_.end() ? std::nullopt : std::optional(holder->second)});
  }
  return found->second;
}

std::optional<FactId> MissingFacts::find_fact(const FactKey& key) const {
  const auto found = facts_.find(key);
  return found == facts_.end() ? std::nullopt : std::optional(found->second);
}

RequirementId MissingFacts::requirement(Requirement requirement) {
  const auto [found, is_new] =
      ids_.try_emplace(std::move(requirement), static_cast<RequirementId>(requirements_.size()));
  if (is_new) requirements_.push_back(&found->first);
  return found->second;
}

bool MissingFacts::is_within(RequirementId inner, RequirementId outer) const {
  if (inner == outer) return true;
  const Requirement& a = requirement(inner);
  const Requirement& b = requirement(outer);
  return a.items == b.items && engine::is_within(a.fact, b.fact);
}

std::optional<RequirementId> MissingFacts::common(RequirementId a, RequirementId b) {
  if (a == b) return a;
  const auto known = common_.find(pair_of(a, b));
  if (known != common_.end()) return known->second;
  std::optional<Requirement> both = met_by_both(requirement(a), requirement(b));
  std::optional<RequirementId> id;
  if (both) id = requirement(std::move(*both));
  common_.emplace(pair_of(a, b), id);
  return id;
}

RequirementId MissingFacts::either(RequirementId a, RequirementId b) {
  return requirement({.fact = unite(requirement(a).fact, requirement(b).fact), .items = {}});
}

}  // namespace takecare::engine
