#include "takecare/reports/disclosure/suppress.h"

#include <algorithm>

#include "takecare/reports/disclosure/proofs.h"

namespace takecare::disclosure {
namespace {

// A cell is published again only when it is easily seen that it may be.
constexpr Effort clean_up_effort{.starts = 1, .nodes = 10};

class Suppressor {
 public:
  Suppressor(const Problem& problem, const Prices& prices)
      : problem_(problem),
        moves_(problem.structure, problem.counts),
        hidden_(static_cast<std::size_t>(problem.structure.cells), false),
        proofs_(problem.requirements, problem.counts) {
    for (int cell = 0; cell < problem.structure.cells; ++cell) {
      const auto c = static_cast<std::size_t>(cell);
      hidden_[c] = is_primary(problem.counts[c], problem.threshold);
      moves_.open(cell, hidden_[c] ? 0 : prices[c]);
    }
  }

  std::optional<std::vector<bool>> run() {
    for (std::size_t r = 0; r < problem_.requirements.size(); ++r) {
      if (!proofs_.has(r) && !cover(r)) return std::nullopt;
    }
    for (int cell = 0; cell < problem_.structure.cells; ++cell) {
      if (!hidden_[static_cast<std::size_t>(cell)]) moves_.close(cell);
    }
    while (publish_needless()) {
    }
    return hidden_;
  }

 private:
  // Hides what the cheapest movement to the target moves.
  bool cover(std::size_t requirement) {
    const auto& [target_cell, target] = problem_.requirements[requirement];
    auto movement = moves_.reach(target_cell, target, full_effort);
    if (!movement) return false;
    for (const auto& [cell, difference] : *movement) {
      const auto c = static_cast<std::size_t>(cell);
      if (hidden_[c]) continue;
      hidden_[c] = true;
      moves_.open(cell, 0);
    }
    proofs_.add(std::move(*movement));
    return true;
  }

  // The largest complementary cells first. True when any cell was published.
  bool publish_needless() {
    const auto count = [&](int cell) { return problem_.counts[static_cast<std::size_t>(cell)]; };
    std::vector<int> order;
    for (int cell = 0; cell < problem_.structure.cells; ++cell) {
      if (hidden_[static_cast<std::size_t>(cell)] && !is_primary(count(cell), problem_.threshold))
        order.push_back(cell);
    }
    std::ranges::stable_sort(order, std::greater{}, count);
    bool any = false;
    for (const int cell : order) any = publish(cell) || any;
    return any;
  }

  // Publishes the cell when all that its movements prove can be proven without it.
  bool publish(int cell) {
    moves_.close(cell);
    while (true) {
      const std::vector<std::size_t> open = proofs_.resting_on(cell);
      if (open.empty()) break;
      const auto& [target_cell, target] = problem_.requirements[open.front()];
      auto movement = moves_.reach(target_cell, target, clean_up_effort);
      if (!movement) {
        moves_.open(cell, 0);
        return false;
      }
      proofs_.add(std::move(*movement));
    }
    proofs_.drop(cell);
    hidden_[static_cast<std::size_t>(cell)] = false;
    return true;
  }

  const Problem& problem_;
  Moves moves_;
  std::vector<bool> hidden_;
  Proofs proofs_;
};

}  // namespace

std::optional<std::vector<bool>> suppress(const Problem& problem, const Prices& prices) {
  return Suppressor(problem, prices).run();
}

}  // namespace takecare::disclosure
