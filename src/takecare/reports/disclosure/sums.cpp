// The search for complementary sums, after Kelly, Golden and Assad (Networks 22, 1992): for each sensitive cell that is
// not protected yet the cheapest other set of sums in which it lies beyond its bound; whatever that moves is hidden.
#include "takecare/reports/disclosure/sums.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "takecare/reports/disclosure/sums_view.h"

namespace takecare::disclosure {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr double tolerance = 1e-6;  // of a bound

bool reaches_up(double greatest, const SumCell& cell, std::int64_t protection) {
  return greatest >= static_cast<double>(cell.sum + protection) - static_cast<double>(protection) * tolerance;
}

bool reaches_down(double least, const SumCell& cell, std::int64_t protection) {
  const auto bound = static_cast<double>(std::max<std::int64_t>(0, cell.sum - protection));
  return least <= bound + static_cast<double>(protection) * tolerance;
}

bool is_exact(SumAttacker& attacker, int cell) { return attacker.greatest(cell) - attacker.least(cell) < 0.5; }

// Sums as more and less than the true ones; of an unseen cell, which has no true one here, as they are.
class SumSearch {
 public:
  SumSearch(const SumsView& view, const SumRule& rule)
      : view_(view), cells_(view.structure.cells), program_(columns(), rows()) {
    for (int cell = 0; cell < cells_; ++cell) {
      protection_.push_back(is_known(cell) ? 0 : protection_of(*view_.cells[at(cell)], rule));
      hidden_.push_back(protection_.back() > 0 || view_.bounds[at(cell)] == SumBound::hidden);
    }
    for (int cell = 0; cell < cells_; ++cell) restore(cell);
  }

  Result<std::vector<bool>> run() {
    for (const int cell : sensitive()) {
      SumAttacker attacker(view_, hidden_);
      const bool up = reaches_up(attacker.greatest(cell), sum(cell), protection_[at(cell)]);
      const bool down = reaches_down(attacker.least(cell), sum(cell), protection_[at(cell)]);
      if (!up && !hide_for(cell, more(cell))) return not_found();
      if (!down && !hide_for(cell, less(cell))) return not_found();
    }
    publish_again();
    return hidden_;
  }

 private:
  const SumCell& sum(int cell) const { return *view_.cells[at(cell)]; }
  bool is_known(int cell) const { return view_.bounds[at(cell)] == SumBound::published; }
  static int more(int cell) { return 2 * cell; }
  static int less(int cell) { return 2 * cell + 1; }
  int columns() const { return view_.structure.variables() + cells_; }
  int unseen(int variable) const { return variable + cells_; }

  std::unexpected<Error> not_found() const {
    if (view_.own < view_.structure.cells || std::ranges::any_of(view_.bounds, is_bound)) {
      return fail("these sums cannot be published beside what was published before: a hidden one could be estimated",
                  "a correction that cannot be published as tables can be told in words, or the report withdrawn");
    }
    return fail("no sums were found that protect the hidden ones",
                "this is a fault of disclosure control, please report it with the tables' shape");
  }
  static bool is_bound(SumBound bound) { return bound != SumBound::free; }

  std::vector<LinearRow> rows() const {
    std::vector<LinearRow> rows;
    for (const Equation& equation : view_.structure.equations) {
      LinearRow row;
      const auto add = [&](int variable, int sign) {
        if (variable >= cells_) {
          row.terms.push_back({.column = unseen(variable), .coefficient = sign});
          return;
        }
        row.terms.push_back({.column = more(variable), .coefficient = sign});
        row.terms.push_back({.column = less(variable), .coefficient = -sign});
        row.right -= sign * sum(variable).sum;
      };
      add(equation.whole, 1);
      for (const int part : equation.parts) add(part, -1);
      rows.push_back(std::move(row));
    }
    return rows;
  }

  // The most telling first.
  std::vector<int> sensitive() const {
    std::vector<int> cells;
    for (int cell = 0; cell < cells_; ++cell) {
      if (protection_[at(cell)] > 0) cells.push_back(cell);
    }
    std::ranges::stable_sort(cells, std::greater<>(), [this](int cell) { return protection_[at(cell)]; });
    return cells;
  }

  void restore(int cell) {
    program_.bound(more(cell), 0, is_known(cell) ? 0 : LinearProgram::infinity);
    program_.bound(less(cell), 0, is_known(cell) ? 0 : static_cast<double>(sum(cell).sum));
    const double cost = hidden_[at(cell)] ? 0 : std::log2(2 + static_cast<double>(sum(cell).sum));
    program_.cost(more(cell), cost);
    program_.cost(less(cell), cost);
  }

  // Hides what has to move so that the cell goes as far as it must, in the one direction.
  bool hide_for(int cell, int column) {
    const bool up = column == more(cell);
    const std::int64_t protection = protection_[at(cell)];
    const auto far = static_cast<double>(up ? protection : std::min(protection, sum(cell).sum));
    program_.bound(column, far, up ? LinearProgram::infinity : static_cast<double>(sum(cell).sum));
    program_.bound(up ? less(cell) : more(cell), 0, 0);
    const bool found = program_.minimize(LinearProgram::Method::anew) == LinearProgram::Outcome::optimal;
    std::vector<int> moved;
    for (int other = 0; found && other < cells_; ++other) {
      const double by = program_.values()[at(more(other))] + program_.values()[at(less(other))];
      if (!hidden_[at(other)] && by > far * tolerance) moved.push_back(other);
    }
    restore(cell);
    for (const int other : moved) {
      hidden_[at(other)] = true;
      restore(other);
    }
    return found;
  }

  bool all_protected() const {
    SumAttacker attacker(view_, hidden_);
    return std::ranges::all_of(sensitive(), [&](int cell) {
      return reaches_up(attacker.greatest(cell), sum(cell), protection_[at(cell)]) &&
             reaches_down(attacker.least(cell), sum(cell), protection_[at(cell)]);
    });
  }

  // The largest complementary sums first: each that the others do not need, or that can be worked out anyway.
  void publish_again() {
    std::vector<int> complementary;
    for (int cell = 0; cell < cells_; ++cell) {
      const bool ours = cell < view_.own && view_.bounds[at(cell)] == SumBound::free;
      if (ours && hidden_[at(cell)] && protection_[at(cell)] == 0) complementary.push_back(cell);
    }
    std::ranges::stable_sort(complementary, std::greater<>(), [this](int cell) { return sum(cell).sum; });
    for (const int cell : complementary) {
      hidden_[at(cell)] = false;
      if (!all_protected()) hidden_[at(cell)] = true;
    }
  }

  const SumsView& view_;
  int cells_;
  LinearProgram program_;
  std::vector<std::int64_t> protection_;  // by cell; 0: not sensitive
  std::vector<bool> hidden_;
};

}  // namespace

Result<HiddenSums> protect_sums(const SumTables& tables, const SumRule& rule, const std::vector<EarlierSums>& earlier) {
  const auto view = view_sums(tables, earlier);
  if (!view) return std::unexpected(view.error());
  const auto cells = SumSearch(*view, rule).run();
  if (!cells) return std::unexpected(cells.error());
  HiddenSums hidden;
  for (std::size_t table = 0; table < tables.tables.size(); ++table) {
    auto& of_table = hidden.emplace_back();
    for (const int variable : view->structure.variable[table]) of_table.push_back((*cells)[at(variable)]);
  }
  return hidden;
}

Result<std::vector<SumInterval>> attack_sums(const SumTables& tables, const HiddenSums& hidden,
                                             const std::vector<EarlierSums>& earlier) {
  const auto view = view_sums(tables, earlier);
  if (!view) return std::unexpected(view.error());
  const std::vector<bool> cells = hidden_cells(*view, hidden);
  SumAttacker attacker(*view, cells);
  std::vector<SumInterval> intervals;
  for (int cell = 0; cell < view->own; ++cell) {
    if (!cells[at(cell)]) continue;
    SumInterval interval{.table = view->structure.first[at(cell)].table, .at = view->cells[at(cell)]->at};
    interval.low = attacker.least(cell);
    const double high = attacker.greatest(cell);
    if (interval.low > high) return fail("the bounds of a hidden sum were not found", "this is a fault of the solver");
    if (high != LinearProgram::infinity) interval.high = high;
    intervals.push_back(std::move(interval));
  }
  return intervals;
}

Result<std::vector<std::string>> audit_sums(const SumTables& tables, const HiddenSums& hidden, const SumRule& rule,
                                            const std::vector<EarlierSums>& earlier) {
  const auto view = view_sums(tables, earlier);
  if (!view) return std::unexpected(view.error());
  const std::vector<bool> cells = hidden_cells(*view, hidden);
  SumAttacker attacker(*view, cells);
  std::vector<std::string> findings;
  for (int cell = 0; cell < view->structure.cells; ++cell) {
    const SumCell& sum = *view->cells[at(cell)];
    const std::int64_t protection = protection_of(sum, rule);
    // What an earlier edition gave away is not given away by this one.
    if (protection == 0 || view->bounds[at(cell)] == SumBound::published) continue;
    const std::string name = describe(tables, *view, cell);
    if (!cells[at(cell)]) {
      findings.push_back(name + " is sensitive, and its sum stands in the open");
    } else if (is_exact(attacker, cell)) {
      findings.push_back(name + ": its sum can be worked out");
    } else if (!reaches_up(attacker.greatest(cell), sum, protection)) {
      findings.push_back(name + ": its sum can be estimated too closely from above");
    } else if (!reaches_down(attacker.least(cell), sum, protection)) {
      findings.push_back(name + ": its sum can be estimated too closely from below");
    }
  }
  return findings;
}

}  // namespace takecare::disclosure
