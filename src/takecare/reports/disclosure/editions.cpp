#include "takecare/reports/disclosure/editions.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace takecare::disclosure {
namespace {

class Joining {
 public:
  explicit Joining(const std::vector<Edition>& editions) : editions_(editions) {}

  Joined run() {
    for (const Edition& edition : editions_) add_cells(edition);
    for (std::size_t e = 0; e < editions_.size(); ++e) add_rest(e);
    out_.structure.equations.assign(seen_.begin(), seen_.end());
    out_.structure.equations.insert(out_.structure.equations.end(), unseen_.begin(), unseen_.end());
    return std::move(out_);
  }

 private:
  using Number = std::tuple<int, At, int>;  // table, place, state

  void add_cells(const Edition& edition) {
    const int offset = static_cast<int>(out_.scopes.size());
    std::vector<int>& cells = out_.cells.emplace_back();
    for (int cell = 0; cell < edition.structure.cells; ++cell) {
      const auto c = static_cast<std::size_t>(cell);
      const Structure::Place place = edition.structure.first[c];
      const Scope& scope = edition.scopes[static_cast<std::size_t>(place.table)];
      const Number number{place.table, scope.cells[static_cast<std::size_t>(place.cell)], edition.state[c]};
      const auto [known, is_new] = numbers_.try_emplace(number, out_.structure.cells);
      if (is_new) {
        ++out_.structure.cells;
        out_.structure.first.push_back({.table = offset + place.table, .cell = place.cell});
      }
      cells.push_back(known->second);
    }
    for (const Scope& scope : edition.scopes) {
      out_.scopes.push_back(scope);
      if (offset > 0) out_.scopes.back().name += ", as published before";
    }
  }

  // Which cell of which table, and the equations, in the variables of all.
  void add_rest(std::size_t e) {
    const Structure& structure = editions_[e].structure;
    const auto variable = [&](int one) {
      return one < structure.cells ? out_.cells[e][static_cast<std::size_t>(one)]
                                   : out_.structure.cells + out_.structure.unseen + one - structure.cells;
    };
    for (const std::vector<int>& table : structure.variable) {
      std::vector<int>& all = out_.structure.variable.emplace_back();
      for (const int one : table) all.push_back(variable(one));
    }
    for (const Equation& equation : structure.equations) {
      Equation joined{.whole = variable(equation.whole), .parts = {}};
      for (const int part : equation.parts) joined.parts.push_back(variable(part));
      std::ranges::sort(joined.parts);
      const bool of_unseen = equation.parts.back() >= structure.cells;
      of_unseen ? unseen_.push_back(std::move(joined)) : static_cast<void>(seen_.insert(std::move(joined)));
    }
    out_.structure.unseen += structure.unseen;
  }

  const std::vector<Edition>& editions_;
  Joined out_;
  std::map<Number, int> numbers_;
  std::set<Equation> seen_;
  std::vector<Equation> unseen_;
};

}  // namespace

Joined join(const std::vector<Edition>& editions) { return Joining(editions).run(); }

namespace {

// Which of the counts that the place has had.
class States {
 public:
  std::vector<int> of(const CountedTables& counted) {
    std::vector<int> states;
    for (std::size_t c = 0; c < counted.counts.size(); ++c) {
      const Structure::Place place = counted.structure.first[c];
      const Scope& scope = counted.scopes[static_cast<std::size_t>(place.table)];
      std::vector<std::int64_t>& had = had_[{place.table, scope.cells[static_cast<std::size_t>(place.cell)]}];
      const auto known = std::ranges::find(had, counted.counts[c]);
      states.push_back(static_cast<int>(known - had.begin()));
      if (known == had.end()) had.push_back(counted.counts[c]);
    }
    return states;
  }

 private:
  std::map<std::pair<int, At>, std::vector<std::int64_t>> had_;
};

}  // namespace

Result<CountedEditions> count_editions(const std::vector<const LinkedTables*>& editions) {
  CountedEditions out;
  std::vector<Edition> all;
  States states;
  for (const LinkedTables* tables : editions) {
    auto counted = count_margins(*tables);
    if (!counted) return std::unexpected(counted.error());
    all.push_back({.scopes = counted->scopes, .structure = counted->structure, .state = states.of(*counted)});
    out.counted.push_back(std::move(*counted));
  }
  out.joined = join(all);
  out.counts.resize(static_cast<std::size_t>(out.joined.structure.cells));
  for (std::size_t e = 0; e < out.counted.size(); ++e) {
    for (std::size_t c = 0; c < out.counted[e].counts.size(); ++c) {
      out.counts[static_cast<std::size_t>(out.joined.cells[e][c])] = out.counted[e].counts[c];
    }
  }
  return out;
}

}  // namespace takecare::disclosure
