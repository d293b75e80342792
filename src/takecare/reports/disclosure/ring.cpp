#include "takecare/reports/disclosure/ring.h"

#include <algorithm>
#include <map>

namespace takecare::disclosure {
namespace {

bool contains(const DimensionSet& set, int dimension) { return std::ranges::binary_search(set, dimension); }

// Takes away the dimensions that one member alone has. They do not bind it to the others.
bool drop_lonely_dimensions(std::vector<RingMember>& members) {
  std::map<int, int> uses;
  for (const RingMember& member : members) {
    for (const int dimension : member.dimensions) ++uses[dimension];
  }
  std::size_t dropped = 0;
  for (RingMember& member : members) {
    dropped += std::erase_if(member.dimensions, [&](int dimension) { return uses[dimension] == 1; });
  }
  return dropped > 0;
}

bool drop_contained_member(std::vector<RingMember>& members) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = 0; j < members.size(); ++j) {
      if (i == j || !std::ranges::includes(members[j].dimensions, members[i].dimensions)) continue;
      members.erase(members.begin() + static_cast<std::ptrdiff_t>(i));
      return true;
    }
  }
  return false;
}

// Members that share a dimension, directly or through others.
std::vector<Ring> connected(const std::vector<RingMember>& members) {
  std::vector<Ring> rings;
  for (const RingMember& member : members) {
    Ring joined{member};
    std::vector<Ring> apart;
    for (Ring& ring : rings) {
      const bool linked = std::ranges::any_of(ring, [&](const RingMember& other) {
        return std::ranges::any_of(other.dimensions, [&](int d) { return contains(member.dimensions, d); });
      });
      if (linked) {
        joined.insert(joined.end(), ring.begin(), ring.end());
      } else {
        apart.push_back(std::move(ring));
      }
    }
    apart.push_back(std::move(joined));
    rings = std::move(apart);
  }
  for (Ring& ring : rings) std::ranges::sort(ring, {}, &RingMember::table);
  return rings;
}

struct Partial {
  DimensionSet dimensions;
  std::vector<std::vector<int>> rows;
};

std::vector<int> pick(const std::vector<int>& row, const std::vector<std::size_t>& places) {
  std::vector<int> out;
  for (const std::size_t place : places) out.push_back(row[place]);
  return out;
}

// Extends every row by the cells that agree with it on the dimensions that both have; false when the limit is passed.
bool extend(Partial& partial, const DimensionSet& dimensions, const std::vector<std::vector<int>>& cells,
            std::size_t limit) {
  std::vector<std::size_t> key_left;
  std::vector<std::size_t> key_right;
  std::vector<std::size_t> added;
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    const auto place = std::ranges::find(partial.dimensions, dimensions[d]);
    if (place == partial.dimensions.end()) {
      added.push_back(d);
    } else {
      key_left.push_back(static_cast<std::size_t>(place - partial.dimensions.begin()));
      key_right.push_back(d);
    }
  }
  std::map<std::vector<int>, std::vector<std::vector<int>>> by_key;
  for (const auto& cell : cells) by_key[pick(cell, key_right)].push_back(pick(cell, added));
  std::vector<std::vector<int>> rows;
  for (const auto& row : partial.rows) {
    const auto match = by_key.find(pick(row, key_left));
    if (match == by_key.end()) continue;
    for (const auto& tail : match->second) {
      if (rows.size() == limit) return false;
      rows.push_back(row);
      rows.back().insert(rows.back().end(), tail.begin(), tail.end());
    }
  }
  for (const std::size_t d : added) partial.dimensions.push_back(dimensions[d]);
  partial.rows = std::move(rows);
  return true;
}

}  // namespace

std::vector<Ring> find_rings(const std::vector<DimensionSet>& tables) {
  std::vector<RingMember> members;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    members.push_back({.table = static_cast<int>(t), .dimensions = tables[t]});
    std::ranges::sort(members.back().dimensions);
  }
  while (drop_lonely_dimensions(members) || drop_contained_member(members)) {
  }
  if (members.size() <= 1) return {};
  return connected(members);
}

std::optional<Join> join_members(const Ring& ring, const std::vector<std::vector<std::vector<int>>>& cells,
                                 std::size_t limit) {
  Partial partial{.dimensions = {}, .rows = {{}}};
  for (std::size_t m = 0; m < ring.size(); ++m) {
    if (!extend(partial, ring[m].dimensions, cells[m], limit)) return std::nullopt;
  }
  std::vector<std::size_t> order(partial.dimensions.size());
  for (std::size_t d = 0; d < order.size(); ++d) order[d] = d;
  std::ranges::sort(order, {}, [&](std::size_t d) { return partial.dimensions[d]; });
  Join out{.dimensions = pick(partial.dimensions, order), .rows = {}};
  for (const auto& row : partial.rows) out.rows.push_back(pick(row, order));
  std::ranges::sort(out.rows);
  return out;
}

}  // namespace takecare::disclosure
