#include <algorithm>
#include <cmath>
#include <optional>

#include "takecare/reports/disclosure/disclosure.h"
#include "takecare/reports/disclosure/margins.h"
#include "takecare/reports/disclosure/suppress.h"

namespace takecare::disclosure {
namespace {

Loss loss_of(const Problem& problem, const std::vector<bool>& hidden) {
  Loss loss{.cells = problem.structure.cells};
  for (std::size_t c = 0; c < hidden.size(); ++c) {
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

std::optional<std::vector<bool>> best_of(const Problem& problem) {
  std::optional<std::vector<bool>> best;
  for (const Prices& prices : price_lists(problem.counts)) {
    auto hidden = suppress(problem, prices);
    if (hidden && (!best || better(loss_of(problem, *hidden), loss_of(problem, *best)))) best = std::move(hidden);
  }
  return best;
}

Status status_of(const Problem& problem, const std::vector<bool>& hidden, std::size_t cell) {
  if (!hidden[cell]) return Status::published;
  return is_primary(problem.counts[cell], problem.threshold) ? Status::primary : Status::complementary;
}

}  // namespace

Result<Protected> protect(const LinkedTables& tables, const Rule& rule) {
  auto counted = count_margins(tables);
  if (!counted) return std::unexpected(counted.error());
  const auto start = complete(counted->structure, counted->counts);
  if (!start) return fail("no cross-classification in whole numbers was found behind these tables");
  const Problem problem{.structure = counted->structure,
                        .counts = *start,
                        .threshold = rule.threshold,
                        .requirements = find_requirements(counted->structure, *start, rule.threshold)};
  std::optional<std::vector<bool>> hidden(std::vector<bool>(counted->counts.size(), false));
  if (!problem.requirements.empty()) hidden = best_of(problem);
  if (!hidden) return fail("no protection was found for these tables");
  Protected out{.tables = {}, .loss = loss_of(problem, *hidden)};
  for (std::size_t t = 0; t < counted->scopes.size(); ++t) {
    ProtectedTable& table = out.tables.emplace_back();
    for (std::size_t c = 0; c < counted->scopes[t].cells.size(); ++c) {
      const auto variable = static_cast<std::size_t>(counted->structure.variable[t][c]);
      table.cells.push_back({.at = counted->scopes[t].cells[c],
                             .count = counted->counts[variable],
                             .status = status_of(problem, *hidden, variable)});
    }
  }
  return out;
}

}  // namespace takecare::disclosure
