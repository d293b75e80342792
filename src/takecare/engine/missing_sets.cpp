#include "takecare/engine/missing_sets.h"

#include <algorithm>
#include <queue>

namespace takecare::engine {

namespace {

constexpr std::size_t most_remedies = 20;

bool is_settled(const Remedies& remedies) { return remedies.size() == 1 && remedies.front().empty(); }

// There are enough that are no larger.
bool is_in_vain(const Remedies& remedies, std::size_t size) {
  return remedies.size() >= most_remedies && remedies.back().size() <= size;
}

}  // namespace

bool Remedy::add(Part part) {
  if (size_ == most_facts) return false;
  std::size_t at = size_++;
  for (; at > 0 && parts_[at - 1].fact > part.fact; --at) parts_[at] = parts_[at - 1];
  parts_[at] = part;
  bits_ |= bit_of(part.fact);
  return true;
}

void Remedy::replace(FactId fact, RequirementId requirement) {
  for (std::size_t i = 0; i < size_; ++i) {
    if (parts_[i].fact == fact) parts_[i].requirement = requirement;
  }
}

Remedy Remedy::without(FactId fact) const {
  Remedy rest;
  for (const Part part : parts()) {
    if (part.fact != fact) rest.add(part);
  }
  return rest;
}

// An item that the list may be supposed to hold beside those taken.
int RemedyAlgebra::item_not_in(FactId list, const std::vector<int>& taken) {
  const int record = facts_.supposed(taken.front())->record;
  for (std::size_t n = 0;; ++n) {
    const int item = facts_.suppose_item(list, record, n);
    if (std::ranges::find(taken, item) == taken.end()) return item;
  }
}

// For each item that both suppose in the same list, another that neither does. The items of its own lists go with it,
// wherever they were to go by themselves.
std::map<int, int> RemedyAlgebra::other_items(const Remedy& one, const Remedy& other) {
  std::map<int, int> others;
  std::queue<int> moved;
  const auto move = [&](int from, int to) {
    others.insert_or_assign(from, to);
    moved.push(from);
  };
  for (const auto& [fact, id] : one.parts()) {
    const auto same = other.find(fact);
    if (!same || facts_.requirement(id).items.empty()) continue;
    std::vector<int> taken = facts_.requirement(id).items;
    const std::vector<int>& theirs = facts_.requirement(*same).items;
    taken.insert(taken.end(), theirs.begin(), theirs.end());
    for (const int item : facts_.requirement(id).items) {
      if (!std::ranges::binary_search(theirs, item)) continue;
      taken.push_back(item_not_in(fact, taken));
      move(item, taken.back());
    }
  }
  for (; !moved.empty(); moved.pop()) {
    const int from = moved.front();
    for (const auto& [fact, id] : one.parts()) {
      const FactKey key = facts_.key(fact);
      const std::vector<int>& items = facts_.requirement(id).items;
      if (key.item != facts_.supposed(from) || items.empty()) continue;
      const FactId list = facts_.fact({.item = facts_.supposed(others.at(from)), .field = key.field});
      for (std::size_t n = 0; n < items.size(); ++n) {
        move(items[n], facts_.suppose_item(list, facts_.supposed(items[n])->record, n));
      }
    }
  }
  return others;
}

// 'one' with other items in the place of those that 'other' supposes as well.
Remedy RemedyAlgebra::with_other_items(const Remedy& one, const Remedy& other) {
  const std::map<int, int> others = other_items(one, other);
  Remedy renamed;
  for (auto [fact, id] : one.parts()) {
    const FactKey key = facts_.key(fact);
    for (const auto& [from, to] : others) {
      if (key.item == facts_.supposed(from)) fact = facts_.fact({.item = facts_.supposed(to), .field = key.field});
    }
    std::vector<int> items = facts_.requirement(id).items;
    for (int& item : items) {
      const auto moved = others.find(item);
      if (moved != others.end()) item = moved->second;
    }
    std::ranges::sort(items);
    if (!items.empty()) id = facts_.requirement({.fact = {}, .items = std::move(items)});
    renamed.add({.fact = fact, .requirement = id});
  }
  return renamed;
}

std::expected<Remedy, std::optional<FactId>> RemedyAlgebra::merge_as_they_are(const Remedy& a, const Remedy& b) {
  Remedy merged = a;
  for (const auto part : b.parts()) {
    const auto there = merged.find(part.fact);
    if (there) {
      const auto agreed = facts_.common(*there, part.requirement);
      if (!agreed) return std::unexpected(part.fact);
      merged.replace(part.fact, *agreed);
    } else if (!merged.add(part)) {
      cut_ = true;
      return std::unexpected(std::nullopt);
    }
  }
  return merged;
}

// One item that meets both demands on a list will do; where the demands contradict each other, two items will.
std::optional<Remedy> RemedyAlgebra::merge(const Remedy& a, const Remedy& b) {
  auto merged = merge_as_they_are(a, b);
  if (!merged && merged.error() && facts_.holder(*merged.error()))
    merged = merge_as_they_are(a, with_other_items(b, a));
  return merged ? std::optional(*merged) : std::nullopt;
}

// Whoever fulfils 'one' fulfils 'other' as well, so 'one' is not needed beside it.
bool RemedyAlgebra::fulfils(const Remedy& one, const Remedy& other) {
  return std::ranges::all_of(other.parts(), [&](const Remedy::Part& wanted) {
    const auto found = one.find(wanted.fact);
    return found && facts_.is_within(*found, wanted.requirement);
  });
}

// 'a is 1' or 'a is 2' about one and the same fact is one alternative, 'a is 1 or 2'. 'one' is of a single fact; what
// it is united with is taken out of 'all'.
Remedy RemedyAlgebra::with_united_demands(Remedies& all, const Remedy& one) {
  const Remedy::Part part = one.parts().front();
  const auto is_fact = [&](RequirementId id) { return !facts_.requirement(id).is_list(); };
  if (!is_fact(part.requirement)) return one;
  const auto same = std::ranges::find_if(all, [&](const Remedy& r) {
    return r.size() == 1 && r.parts().front().fact == part.fact && is_fact(r.parts().front().requirement);
  });
  if (same == all.end()) return one;
  const Remedy united(
      {.fact = part.fact, .requirement = facts_.either(part.requirement, same->parts().front().requirement)});
  all.erase(same);
  return united;
}

void RemedyAlgebra::add(Remedies& all, const Remedy& one) {
  if (std::ranges::any_of(all, [&](const Remedy& other) { return one.may_cover(other) && fulfils(one, other); }))
    return;
  std::erase_if(all, [&](const Remedy& other) { return other.may_cover(one) && fulfils(other, one); });
  const Remedy remedy = one.size() == 1 ? with_united_demands(all, one) : one;
  if (all.size() >= most_remedies) {
    cut_ = true;
    if (is_in_vain(all, remedy.size())) return;
    all.pop_back();
  }
  all.insert(std::ranges::upper_bound(all, remedy.size(), {}, &Remedy::size), remedy);
}

Remedies RemedyAlgebra::either(Remedies a, const Remedies& b) {
  a.reserve(std::min(a.size() + b.size(), most_remedies));
  for (const Remedy& remedy : b) add(a, remedy);
  return a;
}

Remedies RemedyAlgebra::both(Remedies a, const Remedies& b) {
  if (is_settled(b)) return a;
  if (is_settled(a)) return b;
  Remedies all;
  all.reserve(std::min(a.size() * b.size(), most_remedies));
  for (const Remedy& x : a) {
    for (const Remedy& y : b) {
      if (is_in_vain(all, std::max(x.size(), y.size()))) {
        cut_ = true;
        break;
      }
      const auto merged = merge(x, y);
      if (merged) add(all, *merged);
    }
  }
  return all;
}

}  // namespace takecare::engine
