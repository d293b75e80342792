// Rounding and keys: counts that are published as other numbers near them.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "takecare/reports/disclosure/cell_keys.h"
#include "takecare/reports/disclosure/margins.h"
#include "takecare/reports/disclosure/rounding.h"
#include "takecare/reports/linked.h"
#include "takecare/reports/protect.h"

namespace takecare::reports {

namespace {

using disclosure::LinkedTables;
using disclosure::NumberedEdition;

// The key of the cell of a table at this place; nothing where there is no such cell.
using KeyAt = std::function<std::uint32_t(std::size_t table, const disclosure::At& at)>;

Result<NumberedEdition> perturbed(const LinkedTables& tables, const lang::CellKeys& keys, const KeyAt& key_at) {
  const auto counted = disclosure::count_margins(tables);
  if (!counted) return std::unexpected(counted.error());
  const disclosure::Perturbation perturbation(
      {.at_most = keys.at_most, .variance = keys.variance, .none_under = keys.none_under});
  NumberedEdition edition{.tables = tables, .numbers = {}, .within = keys.at_most};
  for (std::size_t t = 0; t < counted->scopes.size(); ++t) {
    auto& cells = edition.numbers.emplace_back();
    for (std::size_t c = 0; c < counted->scopes[t].cells.size(); ++c) {
      const disclosure::At& at = counted->scopes[t].cells[c];
      const std::int64_t count = counted->counts[static_cast<std::size_t>(counted->structure.variable[t][c])];
      cells.push_back({.at = at, .count = count, .published = perturbation.published(count, key_at(t, at))});
    }
  }
  return edition;
}

Result<NumberedEdition> moved(const LinkedTables& tables, const lang::Protection& protection,
                              const std::vector<NumberedEdition>& earlier, const KeyAt& key_at) {
  auto edition = protection.round_to > 0 ? disclosure::round_counts(tables, protection.round_to, earlier)
                                         : perturbed(tables, protection.keys, key_at);
  if (!edition) return edition;
  const auto findings = protection.round_to > 0
                            ? disclosure::audit_rounding(*edition, protection.round_to, earlier)
                            : disclosure::audit_numbers(*edition, earlier, disclosure::Demand::never_exact);
  if (!findings) return std::unexpected(findings.error());
  if (!findings->empty()) {
    return fail("the disclosure audit stopped the report: " + findings->front() +
                    (findings->size() == 1 ? "" : fmt::format(" (and {} more)", findings->size() - 1)),
                earlier.empty() ? "nothing was written; name a larger base or a larger 'at most', or make fewer tables"
                                : "nothing was written; tell the correction in words, or withdraw the report");
  }
  return edition;
}

// The records that could not be placed, of this version and of those before it.
struct Unplaceds {
  LinkedTables tables;
  std::vector<NumberedEdition> earlier;
};

NumberedEdition unplaced_before(const Kept& kept, disclosure::Table table) {
  const Moved& moved = *kept.safe.moved;
  NumberedEdition edition{.tables = {.dimensions = {}, .tables = {std::move(table)}},
                          .numbers = {{}},
                          .within = moved.within.at(Moved::not_placed)};
  auto& cells = edition.numbers.front();
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < edition.tables.tables[0].entries.size(); ++i) {
    const disclosure::Entry& entry = edition.tables.tables[0].entries[i];
    cells.push_back({.at = entry.at, .count = entry.count, .published = moved.unplaced[i]});
    sum += entry.count;
  }
  cells.push_back({.at = {disclosure::total}, .count = sum, .published = moved.unplaced_total});
  std::ranges::sort(cells, {}, &disclosure::NumberedCell::at);
  return edition;
}

Unplaceds unplaceds(const Counts& counts, const std::vector<Kept>& earlier) {
  disclosure::Dimension unknown{.name = "what is unknown", .categories = {}, .part_of = {}};
  Unplaceds out{.tables = {.dimensions = {}, .tables = {unplaced_table(counts, unknown.categories)}}, .earlier = {}};
  for (const Kept& kept : earlier) {
    disclosure::Table table = unplaced_table(kept.counts, unknown.categories);
    if (kept.safe.moved && !table.entries.empty()) out.earlier.push_back(unplaced_before(kept, std::move(table)));
  }
  out.tables.dimensions = {unknown};
  for (NumberedEdition& one : out.earlier) one.tables.dimensions = {unknown};
  return out;
}

Result<void> move_unplaced(const Counts& counts, const lang::Protection& protection, const std::vector<Kept>& earlier,
                           Moved& out) {
  out.within[Moved::not_placed] = 0;
  if (counts.unplaced.empty()) return {};
  const Unplaceds unplaced = unplaceds(counts, earlier);
  const KeyAt key_at = [&](std::size_t, const disclosure::At& at) {
    if (at[0] != disclosure::total) return counts.unplaced[static_cast<std::size_t>(at[0])].key;
    std::uint32_t all = 0;
    for (const Unplaced& one : counts.unplaced) all += one.key;
    return all;
  };
  const auto edition = moved(unplaced.tables, protection, unplaced.earlier, key_at);
  if (!edition) return std::unexpected(edition.error());
  out.within[Moved::not_placed] = edition->within;
  out.unplaced.resize(counts.unplaced.size());
  for (const disclosure::NumberedCell& cell : edition->numbers.front()) {
    const bool all = cell.at[0] == disclosure::total;
    (all ? out.unplaced_total : out.unplaced[static_cast<std::size_t>(cell.at[0])]) = cell.published;
  }
  return {};
}

bool has_any(const Counts& counts, std::size_t dimension, int category) {
  return std::ranges::any_of(counts.cells, [&](const auto& one) { return one.first[dimension + 1] == category; });
}

}  // namespace

std::int64_t Moved::most() const {
  std::int64_t most = 0;
  for (const auto& [block, one] : within) most = std::max(most, one);
  return most;
}

Result<Moved> move_counts(const Counts& counts, const lang::Protection& protection, const std::vector<Kept>& earlier) {
  Moved out;
  for (const int period : blocks_of(counts.layout.time)) {
    const auto linked = reports::linked(counts, period, 0, earlier);
    if (!linked) return std::unexpected(linked.error());
    const KeyAt key_at = [&](std::size_t table, const disclosure::At& at) {
      return counts.cells.at(key_of(counts.layout, period, table, at)).key;
    };
    const auto edition = moved(linked->tables, protection, linked->moved_earlier, key_at);
    if (!edition) return std::unexpected(edition.error());
    out.within[period] = edition->within;
    for (std::size_t t = 0; t < edition->numbers.size(); ++t) {
      for (const disclosure::NumberedCell& cell : edition->numbers[t])
        out.cells[key_of(counts.layout, period, t, cell.at)] = cell.published;
    }
  }
  if (auto done = move_unplaced(counts, protection, earlier, out); !done) return std::unexpected(done.error());
  return out;
}

Counts moved_counts(const Counts& counts, const Moved& moved) {
  Counts out{.layout = counts.layout, .cells = {}, .unplaced = {}, .unplaced_total = moved.unplaced_total};
  for (const auto& [key, cell] : counts.cells) {
    const std::int64_t number = moved.cells.at(key);
    if (number > 0) out.cells[key] = {.count = number, .key = 0, .gathered = {}};
  }
  for (std::size_t d = 0; d < out.layout.dimensions.size(); ++d) {
    auto& categories = out.layout.dimensions[d].categories;
    for (std::size_t c = 0; c < categories.size(); ++c) {
      categories[c].listed = categories[c].always || has_any(out, d, static_cast<int>(c));
    }
  }
  for (std::size_t i = 0; i < counts.unplaced.size(); ++i) {
    if (moved.unplaced[i] > 0)
      out.unplaced.push_back({.unknown = counts.unplaced[i].unknown, .count = moved.unplaced[i]});
  }
  return out;
}

}  // namespace takecare::reports
