#include "takecare/reports/disclosure/unseen.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/reports/disclosure/ring.h"

namespace takecare::disclosure {
namespace {

// More than this would take minutes.
constexpr std::size_t unseen_limit = 200'000;

struct Detail {
  std::vector<std::vector<int>> rows;  // categories
  std::vector<int> variables;
};

// The cells over just these dimensions whose categories have no parts.
Detail detail_of(const DimensionSet& dimensions, const std::vector<std::vector<bool>>& leaves,
                 const std::map<CellKey, int>& names) {
  Detail out;
  for (const auto& [key, variable] : names) {
    const bool fits = std::ranges::equal(key, dimensions, {}, &CellKey::value_type::first) &&
                      std::ranges::all_of(key, [&](const auto& part) {
                        return leaves[static_cast<std::size_t>(part.first)][static_cast<std::size_t>(part.second)];
                      });
    if (!fits) continue;
    out.rows.emplace_back();
    for (const auto& part : key) out.rows.back().push_back(part.second);
    out.variables.push_back(variable);
  }
  return out;
}

std::string names_of(std::span<const Dimension> dimensions, const Ring& ring) {
  std::string out;
  for (const RingMember& member : ring) {
    std::string one;
    for (const int d : member.dimensions) {
      one += (one.empty() ? "" : " × ") + dimensions[static_cast<std::size_t>(d)].name;
    }
    out += (out.empty() ? "" : ", ") + one;
  }
  return out;
}

CellKey margin_key(const Join& join, const std::vector<int>& row, const DimensionSet& dimensions) {
  CellKey key;
  for (std::size_t d = 0; d < row.size(); ++d) {
    if (std::ranges::binary_search(dimensions, join.dimensions[d])) key.emplace_back(join.dimensions[d], row[d]);
  }
  return key;
}

Result<void> add_ring(std::span<const Dimension> dimensions, const Ring& ring,
                      const std::vector<std::vector<bool>>& leaves, const std::map<CellKey, int>& names,
                      Structure& structure) {
  std::vector<Detail> details;
  std::vector<std::vector<std::vector<int>>> cells;
  for (const RingMember& member : ring) {
    details.push_back(detail_of(member.dimensions, leaves, names));
    cells.push_back(details.back().rows);
  }
  const auto join = join_members(ring, cells, unseen_limit);
  if (!join) {
    return fail(
        fmt::format("the tables {} are linked in a ring, and the cross-classification behind them has more than "
                    "{} cells that may not be zero",
                    names_of(dimensions, ring), unseen_limit),
        "leave one of the tables out, or give it fewer categories");
  }
  PartsOf parts;
  for (const auto& row : join->rows) {
    const int variable = structure.cells + structure.unseen++;
    for (const RingMember& member : ring) {
      parts[names.at(margin_key(*join, row, member.dimensions))].push_back(variable);
    }
  }
  for (const Detail& detail : details) {
    for (const int variable : detail.variables) {
      const auto of = parts.find(variable);
      if (of == parts.end()) {
        return fail(fmt::format("the tables {} cannot be about the same people: no cross-classification gives them all",
                                names_of(dimensions, ring)));
      }
      structure.equations.push_back({.whole = variable, .parts = of->second});
    }
  }
  return {};
}

}  // namespace

Result<void> add_unseen(std::span<const Dimension> dimensions, const std::vector<std::vector<int>>& tables,
                        const std::vector<std::vector<bool>>& leaves, const std::map<CellKey, int>& names,
                        Structure& structure) {
  for (const Ring& ring : find_rings(tables)) {
    if (auto ok = add_ring(dimensions, ring, leaves, names, structure); !ok) return ok;
  }
  return {};
}

}  // namespace takecare::disclosure
