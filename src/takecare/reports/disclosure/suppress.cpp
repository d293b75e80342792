#include "takecare/reports/disclosure/suppress.h"

#include <algorithm>

#include "takecare/reports/disclosure/proofs.h"

namespace takecare::disclosure {
namespace {

// A cell is published again only when it is easily seen that it may be.
constexpr Effort clean_up_effort{.starts = 1, .nodes = 10};

// A movement for many cells at once takes about as long as so many movements for one each.
constexpr std::size_t worth_one_movement = 20;
constexpr int covers_of_a_turn = 50;

class Suppressor {
 public:
  Suppressor(const Problem& problem, const Prices& prices)
      : problem_(problem),
        prices_(prices),
        moves_(problem.structure, problem.counts),
        hidden_(static_cast<std::size_t>(problem.structure.cells), false),
        proofs_(problem.requirements, problem.counts) {
    equations_of_.resize(static_cast<std::size_t>(problem.structure.variables()));
    for (std::size_t e = 0; e < problem.structure.equations.size(); ++e) {
      const Equation& equation = problem.structure.equations[e];
      equations_of_[static_cast<std::size_t>(equation.whole)].push_back(e);
      for (const int part : equation.parts) equations_of_[static_cast<std::size_t>(part)].push_back(e);
    }
    for (int cell = 0; cell < problem.structure.cells; ++cell) {
      const auto c = static_cast<std::size_t>(cell);
      hidden_[c] = must_hide(cell);
      reopen(cell);
    }
  }

  std::optional<std::vector<bool>> run() {
    if (!cover_all()) return std::nullopt;
    for (int cell = 0; cell < problem_.structure.cells; ++cell) {
      if (!hidden_[static_cast<std::size_t>(cell)]) moves_.close(cell);
    }
    while (publish_needless()) {
    }
    return hidden_;
  }

 private:
  bool must_hide(int cell) const {
    const auto c = static_cast<std::size_t>(cell);
    return problem_.bounds[c] == Bound::hidden || is_primary(problem_.counts[c], problem_.threshold);
  }

  // What went out before stays as it is.
  void reopen(int cell) {
    const auto c = static_cast<std::size_t>(cell);
    if (problem_.bounds[c] != Bound::published) moves_.open(cell, hidden_[c] ? 0 : prices_[c]);
  }

  // Proves what needs no further cell, and hides cells for what is left, by turns.
  bool cover_all() {
    std::size_t next = 0;
    while (next < problem_.requirements.size()) {
      prove_many();
      for (int turn = 0; next < problem_.requirements.size() && turn < covers_of_a_turn; ++next) {
        if (proofs_.has(next)) continue;
        if (!cover(next)) return false;
        ++turn;
      }
    }
    return true;
  }

  void prove_many() {
    for (int cell = 0; cell < problem_.structure.cells; ++cell) {
      if (!hidden_[static_cast<std::size_t>(cell)]) moves_.close(cell);
    }
    prove_many([&](const Requirement& requirement) { return requirement.target >= problem_.threshold; },
               [&](const std::vector<int>& cells) { return moves_.raise(cells, problem_.threshold); });
    prove_many([&](const Requirement& requirement) { return requirement.target < problem_.threshold; },
               [&](const std::vector<int>& cells) { return moves_.lower(cells); });
    for (int cell = 0; cell < problem_.structure.cells; ++cell) {
      if (!hidden_[static_cast<std::size_t>(cell)]) reopen(cell);
    }
  }

  // Each movement is sought for cells that do not stand in each other's way.
  template <class Kind, class Move>
  void prove_many(Kind kind, Move move) {
    std::vector<int> cells = unproven(kind);
    while (cells.size() >= worth_one_movement) {
      const std::vector<int> apart = take_apart(cells);
      if (apart.size() < worth_one_movement) return;
      auto movement = move(apart);
      if (!movement) return;
      if (proofs_.add(std::move(*movement)) < worth_one_movement) return;
    }
  }

  // Takes cells of which no two are in one equation.
  std::vector<int> take_apart(std::vector<int>& cells) const {
    std::vector<bool> used(problem_.structure.equations.size(), false);
    std::vector<int> taken;
    std::vector<int> left;
    for (const int cell : cells) {
      const auto& equations = equations_of_[static_cast<std::size_t>(cell)];
      const bool apart = std::ranges::none_of(equations, [&](std::size_t e) { return used[e]; });
      (apart ? taken : left).push_back(cell);
      if (!apart) continue;
      for (const std::size_t e : equations) used[e] = true;
    }
    cells = std::move(left);
    return taken;
  }

  template <class Kind>
  std::vector<int> unproven(Kind kind) const {
    std::vector<int> cells;
    for (std::size_t r = 0; r < problem_.requirements.size(); ++r) {
      if (!proofs_.has(r) && kind(problem_.requirements[r])) cells.push_back(problem_.requirements[r].cell);
    }
    return cells;
  }

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
      if (hidden_[static_cast<std::size_t>(cell)] && !must_hide(cell)) order.push_back(cell);
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
  const Prices& prices_;
  Moves moves_;
  std::vector<bool> hidden_;
  Proofs proofs_;
  std::vector<std::vector<std::size_t>> equations_of_;  // each cell
};

}  // namespace

std::optional<std::vector<bool>> suppress(const Problem& problem, const Prices& prices) {
  return Suppressor(problem, prices).run();
}

}  // namespace takecare::disclosure
