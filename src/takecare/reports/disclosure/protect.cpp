#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <set>
#include <utility>

#include "takecare/reports/disclosure/disclosure.h"
#include "takecare/reports/disclosure/editions.h"
#include "takecare/reports/disclosure/margins.h"
#include "takecare/reports/disclosure/suppress.h"

namespace takecare::disclosure {
namespace {

// Of the first cells, which are those of the tables that are to be published.
Loss loss_of(const Problem& problem, const std::vector<bool>& hidden) {
  Loss loss{.cells = problem.own};
  for (std::size_t c = 0; c < static_cast<std::size_t>(problem.own); ++c) {
    if (!hidden[c]) continue;
    if (is_primary(problem.counts[c], problem.threshold)) {
      ++loss.primary;
    } else {
      ++loss.complementary;
      loss.complementary_total += problem.counts[c];
    }
  }
  return loss;
}

bool better(const Loss& a, const Loss& b) {
  return std::pair(a.complementary, a.complementary_total) < std::pair(b.complementary, b.complementary_total);
}

// Different prices lead the search to different cells: nearly the same for each cell, or by its count.
std::vector<Prices> price_lists(const std::vector<std::int64_t>& counts) {
  const auto largest = static_cast<double>(std::ranges::max(counts));
  std::vector<Prices> out(3);
  for (const std::int64_t each : counts) {
    const auto count = static_cast<double>(each);
    out[0].push_back(1 + count / largest);
    out[1].push_back(std::log2(1 + count));
    out[2].push_back(std::sqrt(count));
  }
  return out;
}

// Every price raised or lowered by up to a half, the same way each time.
Prices shaken(Prices prices, std::minstd_rand& random) {
  for (double& price : prices) {
    price *= 0.5 + static_cast<double>(random()) / static_cast<double>(std::minstd_rand::max());
  }
  return prices;
}

// Small tables are searched again with shaken prices. How often is decided by the size of the problem and not by a
// clock, so that the same input gives the same cells.
std::size_t searches(const Problem& problem) {
  constexpr std::size_t worth = 40'000;
  constexpr std::size_t most = 8;
  const std::size_t size = problem.requirements.size() * static_cast<std::size_t>(problem.structure.cells);
  return std::clamp<std::size_t>(worth / std::max<std::size_t>(size, 1), 1, most);
}

std::optional<std::vector<bool>> best_of(const Problem& problem) {
  std::optional<std::vector<bool>> best;
  std::minstd_rand random;
  const std::size_t turns = searches(problem);
  for (const Prices& prices : price_lists(problem.counts)) {
    for (std::size_t turn = 0; turn < turns; ++turn) {
      auto hidden = suppress(problem, turn == 0 ? prices : shaken(prices, random));
      if (hidden && (!best || better(loss_of(problem, *hidden), loss_of(problem, *best)))) best = std::move(hidden);
    }
  }
  return best;
}

Status status_of(const Problem& problem, const std::vector<bool>& hidden, std::size_t cell) {
  if (!hidden[cell]) return Status::published;
  return is_primary(problem.counts[cell], problem.threshold) ? Status::primary : Status::complementary;
}

}  // namespace

namespace {

using Counts = std::vector<std::int64_t>;

// The tables and the earlier ones, as one problem.
struct Versions {
  std::vector<CountedTables> counted;  // the tables first
  Joined joined;
  Counts counts;              // of each variable of all
  std::vector<Bound> bounds;  // of each cell of all
};

const Cell& cell_of(const Earlier& earlier, const CountedTables& counted, std::size_t cell) {
  const Structure::Place place = counted.structure.first[cell];
  return earlier.result.tables[static_cast<std::size_t>(place.table)].cells[static_cast<std::size_t>(place.cell)];
}

// Where something was hidden before.
std::set<std::pair<int, At>> hidden_before(const std::vector<Earlier>& earlier, const Versions& versions) {
  std::set<std::pair<int, At>> places;
  for (std::size_t e = 0; e < earlier.size(); ++e) {
    const CountedTables& counted = versions.counted[e + 1];
    for (std::size_t c = 0; c < counted.counts.size(); ++c) {
      const Structure::Place place = counted.structure.first[c];
      if (cell_of(earlier[e], counted, c).status == Status::published) continue;
      const Scope& scope = counted.scopes[static_cast<std::size_t>(place.table)];
      places.emplace(place.table, scope.cells[static_cast<std::size_t>(place.cell)]);
    }
  }
  return places;
}

// What was hidden stays so, and what was published is known.
void bind(const std::vector<Earlier>& earlier, Versions& versions) {
  versions.bounds.assign(static_cast<std::size_t>(versions.joined.structure.cells), Bound::free);
  const auto bound = [&](std::size_t edition, std::size_t cell) -> Bound& {
    return versions.bounds[static_cast<std::size_t>(versions.joined.cells[edition][cell])];
  };
  const auto places = hidden_before(earlier, versions);
  const CountedTables& now = versions.counted.front();
  for (std::size_t c = 0; c < now.counts.size(); ++c) {
    const Structure::Place place = now.structure.first[c];
    const Scope& scope = now.scopes[static_cast<std::size_t>(place.table)];
    if (places.contains({place.table, scope.cells[static_cast<std::size_t>(place.cell)]})) bound(0, c) = Bound::hidden;
  }
  for (const Status status : {Status::primary, Status::complementary, Status::published}) {
    for (std::size_t e = 0; e < earlier.size(); ++e) {
      for (std::size_t c = 0; c < versions.counted[e + 1].counts.size(); ++c) {
        if (cell_of(earlier[e], versions.counted[e + 1], c).status != status) continue;
        bound(e + 1, c) = status == Status::published ? Bound::published : Bound::hidden;
      }
    }
  }
}

Result<Versions> read_versions(const LinkedTables& tables, const std::vector<Earlier>& earlier) {
  std::vector<const LinkedTables*> all{&tables};
  for (const Earlier& one : earlier) all.push_back(&one.tables);
  auto editions = count_editions(all);
  if (!editions) return std::unexpected(editions.error());
  auto start = complete(editions->joined.structure, std::move(editions->counts));
  if (!start) return fail("no cross-classification in whole numbers was found behind these tables");
  Versions versions{.counted = std::move(editions->counted),
                    .joined = std::move(editions->joined),
                    .counts = std::move(*start),
                    .bounds = {}};
  bind(earlier, versions);
  return versions;
}

Error no_protection(const std::vector<Earlier>& earlier) {
  if (earlier.empty()) return {.message = "no protection was found for these tables"};
  return {.message = "these tables cannot be published beside what was published before: a small count could be told",
          .help = "a correction that cannot be published as tables can be told in words, or the report withdrawn"};
}

}  // namespace

Result<Protected> protect(const LinkedTables& tables, const Rule& rule, const std::vector<Earlier>& earlier) {
  const auto versions = read_versions(tables, earlier);
  if (!versions) return std::unexpected(versions.error());
  const Problem problem{.structure = versions->joined.structure,
                        .counts = versions->counts,
                        .bounds = versions->bounds,
                        .own = versions->counted.front().structure.cells,
                        .threshold = rule.threshold,
                        .requirements = find_requirements(versions->joined.structure, versions->counts,
                                                          versions->bounds, rule.threshold)};
  std::optional<std::vector<bool>> hidden(
      std::vector<bool>(static_cast<std::size_t>(versions->joined.structure.cells), false));
  if (!problem.requirements.empty()) hidden = best_of(problem);
  if (!hidden) return std::unexpected(no_protection(earlier));
  const CountedTables& counted = versions->counted.front();
  Protected out{.tables = {}, .loss = loss_of(problem, *hidden)};
  for (std::size_t t = 0; t < counted.scopes.size(); ++t) {
    ProtectedTable& table = out.tables.emplace_back();
    for (std::size_t c = 0; c < counted.scopes[t].cells.size(); ++c) {
      const auto variable = static_cast<std::size_t>(counted.structure.variable[t][c]);
      table.cells.push_back({.at = counted.scopes[t].cells[c],
                             .count = counted.counts[variable],
                             .status = status_of(problem, *hidden, variable)});
    }
  }
  return out;
}

}  // namespace takecare::disclosure
