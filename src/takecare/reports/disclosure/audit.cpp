#include <fmt/format.h>

#include <algorithm>

#include "takecare/reports/disclosure/attacker.h"
#include "takecare/reports/disclosure/disclosure.h"
#include "takecare/reports/disclosure/readers_view.h"

namespace takecare::disclosure {
namespace {

// The attacker, with the extremes of each cell over all the tables found so far.
class Explorer {
 public:
  Explorer(const Structure& structure, const Attacker::Counts& published, const Attacker::Tables& first)
      : attacker_(structure, published, first), lowest_(first), highest_(first) {}

  std::int64_t lowest(int cell) const { return lowest_[static_cast<std::size_t>(cell)]; }
  std::int64_t highest(int cell) const { return highest_[static_cast<std::size_t>(cell)]; }
  Attacker& attacker() { return attacker_; }

  Attacker::Answer note(const Attacker::Try& attempt) {
    for (std::size_t c = 0; c < attempt.tables.size(); ++c) {
      lowest_[c] = std::min(lowest_[c], attempt.tables[c]);
      highest_[c] = std::max(highest_[c], attempt.tables[c]);
    }
    return attempt.answer;
  }

  Attacker::Answer reaches_up(int cell, std::int64_t value) {
    return highest(cell) >= value ? Attacker::Answer::possible : note(attacker_.at_least(cell, value));
  }

  Attacker::Answer reaches_down(int cell, std::int64_t value) {
    return lowest(cell) <= value ? Attacker::Answer::possible : note(attacker_.at_most(cell, value));
  }

 private:
  Attacker attacker_;
  std::vector<std::int64_t> lowest_;
  std::vector<std::int64_t> highest_;
};

Interval interval_of(const ReadersView& view, int cell, std::int64_t low, std::optional<std::int64_t> high) {
  const Structure::Place place = view.structure.first[static_cast<std::size_t>(cell)];
  const Scope& scope = view.scopes[static_cast<std::size_t>(place.table)];
  return {.table = place.table, .at = scope.cells[static_cast<std::size_t>(place.cell)], .low = low, .high = high};
}

// The attacker's first tables, which the publisher's own tables show to exist.
Result<Attacker::Tables> first_tables(const ReadersView& view) {
  Attacker::Try first = find_tables(view.structure, view.counts);
  switch (first.answer) {
    case Attacker::Answer::possible: return std::move(first.tables);
    case Attacker::Answer::impossible:
      return fail("the published counts contradict each other: no tables in whole numbers agree with them all");
    case Attacker::Answer::undecided: break;
  }
  return fail("no tables in whole numbers that agree with the published counts were found: the search gave up",
              "leave out one of the tables that are linked in a ring, or give it fewer categories");
}

class Auditor {
 public:
  Auditor(const PublishedTables& tables, const ReadersView& view, std::int64_t threshold, const Attacker::Tables& first)
      : tables_(tables),
        view_(view),
        threshold_(threshold),
        published_(view.structure, view.counts, first),
        bound_only_(view.structure, view.before, first) {
    for (int cell = 0; cell < view.structure.cells; ++cell) {
      if (!view.counts[static_cast<std::size_t>(cell)]) hidden_.push_back(cell);
      if (is_primary(cell)) primary_.push_back(cell);
    }
  }

  AuditReport run() {
    report_.hidden = static_cast<std::int64_t>(hidden_.size());
    check_open_cells();
    explore();
    for (const int cell : hidden_) check_high(cell);
    for (const int cell : primary_) check_low(cell);
    for (const int cell : hidden_) {
      const bool own = cell < view_.own && !view_.hidden_before[static_cast<std::size_t>(cell)];
      if (own && !is_primary(cell)) check_exact(cell);
    }
    return std::move(report_);
  }

 private:
  bool is_primary(int cell) const {
    const auto c = static_cast<std::size_t>(cell);
    return view_.primary[c] && !view_.counts[c];
  }

  void check_open_cells() {
    for (int cell = 0; cell < view_.structure.cells; ++cell) {
      const auto count = view_.counts[static_cast<std::size_t>(cell)];
      if (!count || *count >= threshold_) continue;
      add(Weakness::small_count_published, cell, *count, count,
          fmt::format("is published as {}; the rule hides counts from 1 to {}", *count, threshold_ - 1));
    }
    for (const int cell : view_.given_away) {
      const std::int64_t count = *view_.counts[static_cast<std::size_t>(cell)];
      add(Weakness::exact, cell, count, count,
          fmt::format("is hidden in one table, but another publishes it: {}", count));
    }
  }

  // Each of these looks for tables that settle many cells at once, as long as they settle any.
  void explore() {
    explore(
        published_, [&](int cell) { return published_.highest(cell) < threshold_; },
        [&](const std::vector<int>& cells) { return published_.attacker().raise(cells, threshold_); });
    explore(
        bound_only_, [&](int cell) { return bound_only_.lowest(cell) > 1; },
        [&](const std::vector<int>& cells) { return bound_only_.attacker().lower(cells); });
    explore(
        published_, [&](int cell) { return published_.lowest(cell) > bound_only_.lowest(cell); },
        [&](const std::vector<int>& cells) { return published_.attacker().lower(cells); });
  }

  template <class Unsettled, class Look>
  void explore(Explorer& explorer, Unsettled unsettled, Look look) const {
    std::vector<int> cells = primary_;
    std::erase_if(cells, [&](int cell) { return !unsettled(cell); });
    while (!cells.empty()) {
      const std::size_t before = cells.size();
      explorer.note(look(cells));
      std::erase_if(cells, [&](int cell) { return !unsettled(cell); });
      if (cells.size() == before) return;
    }
  }

  void check_high(int cell) {
    const auto answer = published_.reaches_up(cell, threshold_);
    if (answer == Attacker::Answer::possible) return;
    too_tight(Weakness::too_low, answer, cell, fmt::format("it must be possible that it is {} or more", threshold_));
  }

  void check_low(int cell) {
    const std::int64_t floor = bound_only_.lowest(cell) == 1 ? 1 : bound_only_.attacker().least(cell);
    const auto answer = published_.reaches_down(cell, floor);
    if (answer == Attacker::Answer::possible) return;
    too_tight(Weakness::too_high, answer, cell, fmt::format("it must be possible that it is as low as {}", floor));
  }

  void check_exact(int cell) {
    if (published_.highest(cell) > published_.lowest(cell)) return;
    const std::int64_t value = published_.highest(cell);
    auto answer = published_.reaches_up(cell, value + 1);
    if (answer != Attacker::Answer::possible && value > 1)
      answer = std::max(answer, published_.reaches_down(cell, value - 1));
    if (published_.highest(cell) > published_.lowest(cell)) return;
    too_tight(Weakness::exact, answer, cell, "a hidden cell must have more than one possible value");
  }

  void too_tight(Weakness weakness, Attacker::Answer answer, int cell, const std::string& demand) {
    const std::int64_t low = published_.attacker().least(cell);
    const auto high = published_.attacker().greatest(cell);
    const std::string range =
        high ? fmt::format("lies between {} and {}", low, *high) : fmt::format("is at least {}", low);
    if (answer == Attacker::Answer::undecided) {
      add(Weakness::not_proven, cell, low, high, fmt::format("{}; the search for a proof gave up: {}", range, demand));
    } else {
      add(weakness, cell, low, high, fmt::format("{}, as a reader can work out; {}", range, demand));
    }
  }

  void add(Weakness weakness, int cell, std::int64_t low, std::optional<std::int64_t> high, const std::string& what) {
    report_.findings.push_back({.weakness = weakness,
                                .interval = interval_of(view_, cell, low, high),
                                .message = describe(tables_, view_, cell) + " " + what});
  }

  const PublishedTables& tables_;
  const ReadersView& view_;
  std::int64_t threshold_;
  Explorer published_;
  Explorer bound_only_;  // knows which cells are zero, and what went out before, and nothing else
  std::vector<int> hidden_;
  std::vector<int> primary_;
  AuditReport report_;
};

}  // namespace

Result<AuditReport> audit(const PublishedTables& tables, const Rule& rule) { return audit(std::vector{tables}, rule); }

Result<AuditReport> audit(const std::vector<PublishedTables>& versions, const Rule& rule) {
  const auto view = read_published(versions);
  if (!view) return std::unexpected(view.error());
  const auto first = first_tables(*view);
  if (!first) return std::unexpected(first.error());
  return Auditor(versions.front(), *view, rule.threshold, *first).run();
}

Result<std::vector<Interval>> attack(const PublishedTables& tables) { return attack(std::vector{tables}); }

Result<std::vector<Interval>> attack(const std::vector<PublishedTables>& versions) {
  const auto view = read_published(versions);
  if (!view) return std::unexpected(view.error());
  const auto first = first_tables(*view);
  if (!first) return std::unexpected(first.error());
  Attacker attacker(view->structure, view->counts, *first);
  std::vector<Interval> out;
  for (int cell = 0; cell < view->structure.cells; ++cell) {
    if (view->counts[static_cast<std::size_t>(cell)]) continue;
    out.push_back(interval_of(*view, cell, attacker.least(cell), attacker.greatest(cell)));
  }
  return out;
}

}  // namespace takecare::disclosure
