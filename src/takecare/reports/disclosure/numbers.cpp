#include "takecare/reports/disclosure/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "takecare/reports/disclosure/editions.h"
#include "takecare/reports/disclosure/whole_numbers.h"

namespace takecare::disclosure {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

struct Span {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

// The editions as one system, and what is published of each of its cells.
struct View {
  CountedEditions editions;
  std::vector<Span> spans;  // of each cell: what its number alone tells
};

const NumberedCell& numbered(const NumberedEdition& edition, const CountedTables& counted, std::size_t cell) {
  const Structure::Place place = counted.structure.first[cell];
  return edition.numbers[at(place.table)][at(place.cell)];
}

std::string name_of(const NumberedEdition& edition, const CountedTables& counted, std::size_t cell) {
  const Structure::Place place = counted.structure.first[cell];
  const Table& table = edition.tables.tables[at(place.table)];
  return describe(edition.tables.dimensions, table.name, table.dimensions,
                  counted.scopes[at(place.table)].cells[at(place.cell)]);
}

Result<void> check_numbers(const NumberedEdition& edition, const CountedTables& counted) {
  bool same = edition.numbers.size() == counted.scopes.size();
  for (std::size_t t = 0; same && t < counted.scopes.size(); ++t) {
    same = std::ranges::equal(edition.numbers[t], counted.scopes[t].cells, {}, &NumberedCell::at);
  }
  if (!same) return fail("the published numbers are not those of the tables", "this is a fault of disclosure control");
  return {};
}

Result<View> view_of(const NumberedEdition& edition, const std::vector<NumberedEdition>& earlier) {
  std::vector<const NumberedEdition*> all{&edition};
  std::vector<const LinkedTables*> tables{&edition.tables};
  for (const NumberedEdition& one : earlier) {
    all.push_back(&one);
    tables.push_back(&one.tables);
  }
  auto editions = count_editions(tables);
  if (!editions) return std::unexpected(editions.error());
  View view{.editions = std::move(*editions), .spans = {}};
  view.spans.assign(view.editions.counts.size(), {.low = 0, .high = std::numeric_limits<std::int64_t>::max()});
  for (std::size_t e = 0; e < all.size(); ++e) {
    const CountedTables& counted = view.editions.counted[e];
    if (auto ok = check_numbers(*all[e], counted); !ok) return std::unexpected(ok.error());
    for (std::size_t c = 0; c < counted.counts.size(); ++c) {
      const NumberedCell& cell = numbered(*all[e], counted, c);
      Span& span = view.spans[at(view.editions.joined.cells[e][c])];
      span.low = std::max({span.low, std::int64_t{0}, cell.published - all[e]->within});
      span.high = std::min(span.high, cell.published + all[e]->within);
    }
  }
  return view;
}

std::vector<LinearRow> rows_of(const Structure& structure) {
  std::vector<LinearRow> rows;
  for (const Equation& equation : structure.equations) {
    LinearRow row{.terms = {{.column = equation.whole, .coefficient = 1}}, .right = 0};
    for (const int part : equation.parts) row.terms.push_back({.column = part, .coefficient = -1});
    rows.push_back(std::move(row));
  }
  return rows;
}

constexpr Effort thorough{.starts = 1, .nodes = 400};

// Every set of counts that agrees with what is published.
class NumbersAttacker {
 public:
  explicit NumbersAttacker(const View& view)
      : program_(view.editions.joined.structure.variables(), rows_of(view.editions.joined.structure)) {
    for (int cell = 0; cell < view.editions.joined.structure.cells; ++cell) {
      const Span& span = view.spans[at(cell)];
      program_.bound(cell, static_cast<double>(span.low), static_cast<double>(span.high));
    }
  }

  // As far as the search came: the bound in whole numbers, or that of the linear program. 'values' are those of all
  // variables, when they are whole.
  struct Furthest {
    double bound = 0;
    std::vector<std::int64_t> values;
  };
  Furthest least(int cell) { return search(cell, 1); }
  Furthest greatest(int cell) { return search(cell, -1); }

 private:
  Furthest search(int cell, double cost) {
    program_.cost(cell, cost);
    WholeSolution whole = find_whole(program_, LinearProgram::Method::primal, thorough);
    Furthest out;
    if (whole.search == Search::found) {
      out = {.bound = static_cast<double>(whole.values[at(cell)]), .values = std::move(whole.values)};
    } else if (program_.minimize(LinearProgram::Method::anew) == LinearProgram::Outcome::optimal) {
      out.bound = program_.values()[at(cell)];
    } else {
      out.bound = cost * LinearProgram::infinity;
    }
    program_.cost(cell, 0);
    return out;
  }

  LinearProgram program_;
};

// What the attacker is shown to think possible of each cell.
class Possible {
 public:
  explicit Possible(const std::vector<std::int64_t>& counts) {
    for (const std::int64_t count : counts) spans_.push_back({.low = count, .high = count});
  }

  void take(const std::vector<std::int64_t>& values) {
    for (std::size_t c = 0; c < spans_.size() && !values.empty(); ++c) {
      spans_[c].low = std::min(spans_[c].low, values[c]);
      spans_[c].high = std::max(spans_[c].high, values[c]);
    }
  }
  const Span& of(std::size_t cell) const { return spans_[cell]; }

 private:
  std::vector<Span> spans_;
};

class Audit {
 public:
  Audit(const View& view, Demand demand)
      : view_(view), demand_(demand), attacker_(view), possible_(view.editions.counts) {}

  // Whether the attacker thinks enough possible of the cell.
  bool passes(std::size_t cell) {
    if (is_enough(cell)) return true;
    possible_.take(attacker_.greatest(static_cast<int>(cell)).values);
    if (is_enough(cell)) return true;
    possible_.take(attacker_.least(static_cast<int>(cell)).values);
    return is_enough(cell);
  }

  std::string known(std::size_t cell) const {
    const Span& span = possible_.of(cell);
    return span.low == span.high ? fmt::format("it can only be {}", span.low)
                                 : fmt::format("nothing but {} to {} was shown to be possible", span.low, span.high);
  }

 private:
  bool is_enough(std::size_t cell) const {
    const Span& shown = possible_.of(cell);
    if (demand_ == Demand::never_exact) return shown.high > shown.low;
    return shown.low <= view_.spans[cell].low && shown.high >= view_.spans[cell].high;
  }

  const View& view_;
  Demand demand_;
  NumbersAttacker attacker_;
  Possible possible_;
};

}  // namespace

Result<std::vector<std::string>> audit_numbers(const NumberedEdition& edition,
                                               const std::vector<NumberedEdition>& earlier, Demand demand) {
  const auto view = view_of(edition, earlier);
  if (!view) return std::unexpected(view.error());
  const CountedTables& counted = view->editions.counted.front();
  Audit audit(*view, demand);
  std::vector<std::string> findings;
  for (std::size_t c = 0; c < counted.counts.size(); ++c) {
    const NumberedCell& cell = numbered(edition, counted, c);
    if (std::abs(cell.published - cell.count) > edition.within || cell.published < 0) {
      findings.push_back(fmt::format("{}: its number is further than {} from its count", name_of(edition, counted, c),
                                     edition.within));
    } else if (const auto own = at(view->editions.joined.cells.front()[c]); !audit.passes(own)) {
      findings.push_back(
          fmt::format("{}: too much can be told of its count; {}", name_of(edition, counted, c), audit.known(own)));
    }
  }
  return findings;
}

Result<std::vector<Interval>> attack_numbers(const NumberedEdition& edition,
                                             const std::vector<NumberedEdition>& earlier) {
  const auto view = view_of(edition, earlier);
  if (!view) return std::unexpected(view.error());
  const CountedTables& counted = view->editions.counted.front();
  NumbersAttacker attacker(*view);
  std::vector<Interval> intervals;
  for (std::size_t c = 0; c < counted.counts.size(); ++c) {
    const Structure::Place place = counted.structure.first[c];
    const int own = view->editions.joined.cells.front()[c];
    const double low = attacker.least(own).bound;
    const double high = attacker.greatest(own).bound;
    if (!std::isfinite(low) || !std::isfinite(high))
      return fail("the bounds of a count were not found", "this is a fault of the solver");
    intervals.push_back({.table = place.table,
                         .at = counted.scopes[at(place.table)].cells[at(place.cell)],
                         .low = std::llround(low),
                         .high = std::llround(high)});
  }
  return intervals;
}

}  // namespace takecare::disclosure
