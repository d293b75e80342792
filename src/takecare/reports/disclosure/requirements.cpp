#include "takecare/reports/disclosure/requirements.h"

#include <algorithm>
#include <cstdlib>

namespace takecare::disclosure {
namespace {

// A lower bound of each cell from the zeros alone: a margin is at least the sum of what its parts are at least.
std::vector<std::int64_t> sum_of_ones(const Structure& structure) {
  std::vector<std::int64_t> least(static_cast<std::size_t>(structure.variables()), 1);
  std::fill(least.begin() + structure.cells, least.end(), 0);
  for (bool changed = true; changed;) {
    changed = false;
    for (const Equation& equation : structure.equations) {
      std::int64_t sum = 0;
      for (const int part : equation.parts) sum += least[static_cast<std::size_t>(part)];
      auto& whole = least[static_cast<std::size_t>(equation.whole)];
      changed = changed || sum > whole;
      whole = std::max(whole, sum);
    }
  }
  return least;
}

class Floors {
 public:
  Floors(const Structure& structure, const std::vector<std::int64_t>& counts, const std::vector<Bound>& bounds)
      : reached_(counts), counts_(counts), sums_(sum_of_ones(structure)), moves_(structure, counts) {
    for (int cell = 0; cell < structure.cells; ++cell) {
      if (bounds[static_cast<std::size_t>(cell)] != Bound::published) moves_.open(cell, 0);
    }
  }

  std::vector<std::int64_t> of(const std::vector<int>& cells) {
    if (auto movement = moves_.lower(cells)) note(*movement);
    std::vector<std::int64_t> out;
    for (const int cell : cells) {
      auto& reached = reached_[static_cast<std::size_t>(cell)];
      if (reached > sums_[static_cast<std::size_t>(cell)]) note(moves_.least(cell).second);
      out.push_back(reached);
    }
    return out;
  }

 private:
  void note(const Movement& movement) {
    for (const auto& [cell, difference] : movement) {
      auto& reached = reached_[static_cast<std::size_t>(cell)];
      reached = std::min(reached, counts_[static_cast<std::size_t>(cell)] + difference);
    }
  }

  std::vector<std::int64_t> reached_;
  const std::vector<std::int64_t>& counts_;
  std::vector<std::int64_t> sums_;
  Moves moves_;
};

}  // namespace

bool is_primary(std::int64_t count, std::int64_t threshold) { return count >= 1 && count < threshold; }

std::vector<Requirement> find_requirements(const Structure& structure, const std::vector<std::int64_t>& counts,
                                           const std::vector<Bound>& bounds, std::int64_t threshold) {
  std::vector<int> primary;
  for (int cell = 0; cell < structure.cells; ++cell) {
    if (is_primary(counts[static_cast<std::size_t>(cell)], threshold)) primary.push_back(cell);
  }
  if (primary.empty()) return {};
  const std::vector<std::int64_t> floors = Floors(structure, counts, bounds).of(primary);
  std::vector<Requirement> out;
  for (std::size_t p = 0; p < primary.size(); ++p) {
    out.push_back({.cell = primary[p], .target = threshold});
    if (floors[p] < counts[static_cast<std::size_t>(primary[p])])
      out.push_back({.cell = primary[p], .target = floors[p]});
  }
  std::ranges::stable_sort(out, std::greater{}, [&](const Requirement& requirement) {
    return std::abs(requirement.target - counts[static_cast<std::size_t>(requirement.cell)]);
  });
  return out;
}

}  // namespace takecare::disclosure
