#include "takecare/reports/disclosure/rounding.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "takecare/reports/disclosure/margins.h"
#include "takecare/reports/disclosure/whole_numbers.h"

namespace takecare::disclosure {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr Effort thorough{.starts = 3, .nodes = 20'000};

// How many bases a number may be away from its count, less than; the second where there is nothing at the first.
constexpr int near = 1;
constexpr int farther = 2;

// By place, the number that a count had before.
using Before = std::map<std::tuple<int, At, std::int64_t>, std::int64_t>;

Before numbers_before(const std::vector<NumberedEdition>& earlier) {
  Before before;
  for (const NumberedEdition& edition : earlier) {
    for (std::size_t t = 0; t < edition.numbers.size(); ++t) {
      for (const NumberedCell& cell : edition.numbers[t]) {
        before.try_emplace({static_cast<int>(t), cell.at, cell.count}, cell.published);
      }
    }
  }
  return before;
}

// Of each cell a step down and one up from where its count stands between two multiples, and how far it may go beyond
// them, in bases: the number is base * (floor + up + beyond - below).
class RoundingProgram {
 public:
  RoundingProgram(const CountedTables& counted, int base)
      : counted_(counted), base_(base), program_(columns(), rows()) {
    for (int cell = 0; cell < cells(); ++cell) {
      const std::int64_t rest = count(cell) % base_;
      program_.bound(up(cell), 0, rest == 0 ? 0 : 1);
      program_.cost(up(cell), static_cast<double>(base_ - 2 * rest));
    }
  }

  // A cell whose number is known.
  void fix(int cell, std::int64_t number) {
    fixed_.emplace_back(cell, static_cast<int>(number / base_ - count(cell) / base_));
  }

  // How far the others may go beyond the multiples beside their count.
  void reach(int bases) {
    for (int cell = 0; cell < cells(); ++cell) {
      const auto most = static_cast<double>(bases - 1);
      const bool could_be_less = count(cell) / base_ >= bases - 1;
      program_.bound(beyond(cell), 0, most);
      program_.bound(below(cell), 0, could_be_less ? most : 0);
      program_.cost(beyond(cell), 2.0 * base_);
      program_.cost(below(cell), 2.0 * base_);
    }
    for (const auto& [cell, step] : fixed_) {
      const int one = count(cell) % base_ == 0 ? 0 : std::clamp(step, 0, 1);
      program_.bound(up(cell), one, one);
      program_.bound(beyond(cell), std::max(0, step - one), std::max(0, step - one));
      program_.bound(below(cell), std::max(0, -step), std::max(0, -step));
    }
  }

  // Of each cell, in bases.
  std::optional<std::vector<std::int64_t>> solve() {
    const WholeSolution whole = find_whole(program_, LinearProgram::Method::anew, thorough);
    if (whole.search != Search::found) return std::nullopt;
    std::vector<std::int64_t> numbers;
    for (int cell = 0; cell < cells(); ++cell) {
      const std::int64_t step =
          whole.values[at(up(cell))] + whole.values[at(beyond(cell))] - whole.values[at(below(cell))];
      numbers.push_back(base_ * (count(cell) / base_ + step));
    }
    return numbers;
  }

 private:
  int cells() const { return counted_.structure.cells; }
  std::int64_t count(int cell) const { return counted_.counts[at(cell)]; }
  static int up(int cell) { return 3 * cell; }
  static int beyond(int cell) { return 3 * cell + 1; }
  static int below(int cell) { return 3 * cell + 2; }
  int unseen(int variable) const { return 2 * cells() + variable; }
  int columns() const { return 3 * cells() + counted_.structure.unseen; }

  // whole - parts = 0, in bases.
  std::vector<LinearRow> rows() const {
    std::vector<LinearRow> rows;
    for (const Equation& equation : counted_.structure.equations) {
      LinearRow row;
      const auto add = [&](int variable, int sign) {
        if (variable >= cells()) {
          row.terms.push_back({.column = unseen(variable), .coefficient = sign});
          return;
        }
        row.terms.push_back({.column = up(variable), .coefficient = sign});
        row.terms.push_back({.column = beyond(variable), .coefficient = sign});
        row.terms.push_back({.column = below(variable), .coefficient = -sign});
        row.right -= sign * (count(variable) / base_);
      };
      add(equation.whole, 1);
      for (const int part : equation.parts) add(part, -1);
      rows.push_back(std::move(row));
    }
    return rows;
  }

  const CountedTables& counted_;
  int base_;
  LinearProgram program_;
  std::vector<std::pair<int, int>> fixed_;  // and the step from the multiple below their count
};

NumberedEdition edition_of(const LinkedTables& tables, const CountedTables& counted,
                           const std::vector<std::int64_t>& numbers, std::int64_t within) {
  NumberedEdition edition{.tables = tables, .numbers = {}, .within = within};
  for (std::size_t t = 0; t < counted.scopes.size(); ++t) {
    auto& cells = edition.numbers.emplace_back();
    for (std::size_t c = 0; c < counted.scopes[t].cells.size(); ++c) {
      const auto variable = at(counted.structure.variable[t][c]);
      cells.push_back(
          {.at = counted.scopes[t].cells[c], .count = counted.counts[variable], .published = numbers[variable]});
    }
  }
  return edition;
}

// Where the numbers do not add up. A margin may have parts that are zero and stand nowhere.
std::vector<std::string> that_do_not_add_up(const NumberedEdition& edition, const CountedTables& counted) {
  std::vector<std::int64_t> numbers(counted.counts.size());
  for (std::size_t t = 0; t < edition.numbers.size(); ++t) {
    for (std::size_t c = 0; c < edition.numbers[t].size(); ++c)
      numbers[at(counted.structure.variable[t][c])] = edition.numbers[t][c].published;
  }
  std::vector<std::string> findings;
  for (const Equation& equation : counted.structure.equations) {
    if (equation.parts.back() >= counted.structure.cells) continue;
    std::int64_t parts = 0;
    for (const int part : equation.parts) parts += numbers[at(part)];
    if (parts == numbers[at(equation.whole)]) continue;
    const Structure::Place place = counted.structure.first[at(equation.whole)];
    const Table& table = edition.tables.tables[at(place.table)];
    findings.push_back(fmt::format("{}: its number is not the sum of those of its parts",
                                   describe(edition.tables.dimensions, table.name, table.dimensions,
                                            counted.scopes[at(place.table)].cells[at(place.cell)])));
  }
  return findings;
}

}  // namespace

Result<NumberedEdition> round_counts(const LinkedTables& tables, int base,
                                     const std::vector<NumberedEdition>& earlier) {
  const auto counted = count_margins(tables);
  if (!counted) return std::unexpected(counted.error());
  const Before before = numbers_before(earlier);
  RoundingProgram program(*counted, base);
  for (int cell = 0; cell < counted->structure.cells; ++cell) {
    const Structure::Place place = counted->structure.first[at(cell)];
    const At& where = counted->scopes[at(place.table)].cells[at(place.cell)];
    const auto had = before.find({place.table, where, counted->counts[at(cell)]});
    if (had != before.end()) program.fix(cell, had->second);
  }
  std::int64_t before_within = 0;
  for (const NumberedEdition& one : earlier) before_within = std::max(before_within, one.within);
  for (const int reach : {near, farther}) {
    program.reach(reach);
    const std::int64_t within = std::max(before_within, static_cast<std::int64_t>(reach) * base - 1);
    if (const auto numbers = program.solve()) return edition_of(tables, *counted, *numbers, within);
  }
  return fail(fmt::format("no multiples of {} were found that are near the counts and add up in all tables", base),
              earlier.empty() ? "round to another base, make fewer tables, or write 'protect counts under …' instead"
                              : "a correction that cannot be published as tables can be told in words, or the report "
                                "withdrawn");
}

Result<std::vector<std::string>> audit_rounding(const NumberedEdition& edition, int base,
                                                const std::vector<NumberedEdition>& earlier) {
  const auto counted = count_margins(edition.tables);
  if (!counted) return std::unexpected(counted.error());
  auto findings = audit_numbers(edition, earlier, Demand::whole_interval);
  if (!findings) return findings;
  for (std::size_t t = 0; t < edition.numbers.size(); ++t) {
    for (const NumberedCell& cell : edition.numbers[t]) {
      if (cell.published % base == 0) continue;
      const Table& table = edition.tables.tables[t];
      findings->push_back(fmt::format("{}: its number is no multiple of {}",
                                      describe(edition.tables.dimensions, table.name, table.dimensions, cell.at),
                                      base));
    }
  }
  for (std::string& one : that_do_not_add_up(edition, *counted)) findings->push_back(std::move(one));
  return findings;
}

}  // namespace takecare::disclosure
