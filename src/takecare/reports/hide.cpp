// Suppression: puts the tables of a report to disclosure control and its audit.
#include <fmt/format.h>

#include <algorithm>

#include "takecare/reports/disclosure/disclosure.h"
#include "takecare/reports/disclosure/sums.h"
#include "takecare/reports/linked.h"
#include "takecare/reports/protect.h"
#include "takecare/reports/rollup.h"

namespace takecare::reports {

namespace {

using disclosure::LinkedTables;

Result<disclosure::Protected> protected_and_audited(const LinkedReport& linked, int protect_under) {
  const disclosure::Rule rule{.threshold = protect_under};
  auto result = disclosure::protect(linked.tables, rule, linked.earlier);
  if (!result) return result;
  const auto versions = disclosure::published_versions(linked.tables, *result, linked.earlier);
  const auto audited = disclosure::audit(versions, rule);
  if (!audited) return std::unexpected(audited.error());
  if (!audited->passed()) {
    const std::size_t more = audited->findings.size() - 1;
    return fail("the disclosure audit stopped the report: " + audited->findings.front().message +
                    (more == 0 ? "" : fmt::format(" (and {} more)", more)),
                "nothing was written; this is a fault of disclosure control, please report it with the tables' shape");
  }
  return result;
}

void add_hidden(const Layout& layout, int period, const disclosure::Protected& result, std::set<Key>& hidden) {
  for (std::size_t t = 0; t < result.tables.size(); ++t) {
    for (const disclosure::Cell& cell : result.tables[t].cells) {
      if (cell.status != disclosure::Status::published) hidden.insert(key_of(layout, period, t, cell.at));
    }
  }
}

disclosure::SumCell sum_cell(const disclosure::Cell& cell, const Gathered& gathered) {
  return {.at = cell.at,
          .sum = gathered.value,
          .largest = gathered.largest,
          .below_zero = gathered.below_zero,
          .count_hidden = cell.status != disclosure::Status::published};
}

// The sums of one measure in the cells that have a record.
disclosure::SumTables sum_tables(const Counts& counts, int period, const LinkedTables& linked,
                                 const disclosure::Protected& result, std::size_t measure) {
  disclosure::SumTables sums{.dimensions = linked.dimensions, .tables = {}};
  for (std::size_t t = 0; t < result.tables.size(); ++t) {
    disclosure::SumTable table{.name = linked.tables[t].name, .dimensions = linked.tables[t].dimensions, .cells = {}};
    for (const disclosure::Cell& cell : result.tables[t].cells) {
      table.cells.push_back(
          sum_cell(cell, counts.cells.at(key_of(counts.layout, period, t, cell.at)).gathered[measure]));
    }
    sums.tables.push_back(std::move(table));
  }
  return sums;
}

// The same of the versions before.
std::vector<disclosure::EarlierSums> earlier_sums(const LinkedReport& linked, const std::vector<Kept>& earlier,
                                                  std::size_t measure) {
  std::vector<disclosure::EarlierSums> all;
  for (std::size_t v = 0; v < linked.earlier.size(); ++v) {
    const auto& [tables, result] = linked.earlier[v];
    const Kept& kept = earlier[v];
    disclosure::EarlierSums& sums = all.emplace_back();
    sums.tables.dimensions = tables.dimensions;
    for (std::size_t t = 0; t < result.tables.size(); ++t) {
      disclosure::SumTable table{.name = tables.tables[t].name, .dimensions = tables.tables[t].dimensions, .cells = {}};
      std::vector<bool>& hidden = sums.hidden.emplace_back();
      for (std::size_t c = 0; c < result.tables[t].cells.size(); ++c) {
        const Key& key = linked.earlier_keys[v][t][c];
        table.cells.push_back(sum_cell(result.tables[t].cells[c], kept.counts.cells.at(key).gathered[measure]));
        hidden.push_back(kept.safe.hidden.sums[measure].contains(key));
      }
      sums.tables.tables.push_back(std::move(table));
    }
  }
  return all;
}

disclosure::SumRule rule_of(const lang::SumsRule& sums) {
  return {.percent = sums.percent > 0 ? sums.percent : usual_sums_percent,
          .by_percent = sums.percent > 0 || !sums.given(),
          .largest = sums.largest,
          .over_percent = sums.over_percent};
}

// Hides the sums of a measure, then audits them.
Result<void> hide_sums(const Counts& counts, int period, const disclosure::SumTables& sums,
                       const disclosure::SumRule& rule, const std::vector<disclosure::EarlierSums>& earlier,
                       std::set<Key>& hidden) {
  const auto result = disclosure::protect_sums(sums, rule, earlier);
  if (!result) return std::unexpected(result.error());
  const auto findings = disclosure::audit_sums(sums, *result, rule, earlier);
  if (!findings) return std::unexpected(findings.error());
  if (!findings->empty()) {
    return fail("the disclosure audit stopped the report: " + findings->front(),
                "nothing was written; this is a fault of disclosure control, please report it with the tables' shape");
  }
  for (std::size_t t = 0; t < sums.tables.size(); ++t) {
    for (std::size_t c = 0; c < sums.tables[t].cells.size(); ++c) {
      if ((*result)[t][c]) hidden.insert(key_of(counts.layout, period, t, sums.tables[t].cells[c].at));
    }
  }
  return {};
}

// What was hidden of the records that could not be placed, in an earlier version.
disclosure::Protected protected_before(const Hidden& hidden, const disclosure::Table& table, int protect_under) {
  disclosure::ProtectedTable cells;
  std::int64_t sum = 0;
  const auto add = [&](int at, std::int64_t count, bool is_hidden) {
    cells.cells.push_back({.at = {at}, .count = count, .status = status_of(count, is_hidden, protect_under)});
  };
  for (const disclosure::Entry& entry : table.entries) sum += entry.count;
  add(disclosure::total, sum, hidden.unplaced_total);
  for (std::size_t i = 0; i < table.entries.size(); ++i) {
    add(table.entries[i].at[0], table.entries[i].count, hidden.unplaced.contains(i));
  }
  std::ranges::sort(cells.cells, {}, &disclosure::Cell::at);
  return {.tables = {std::move(cells)}, .loss = {}};
}

Result<void> hide_unplaced(const Counts& counts, int protect_under, const std::vector<Kept>& earlier, Hidden& hidden) {
  if (counts.unplaced.empty()) return {};
  disclosure::Dimension unknown{.name = "what is unknown", .categories = {}, .part_of = {}};
  LinkedReport linked{.tables = {.dimensions = {}, .tables = {unplaced_table(counts, unknown.categories)}},
                      .earlier = {},
                      .earlier_keys = {},
                      .moved_earlier = {}};
  for (const Kept& kept : earlier) {
    disclosure::Table table = unplaced_table(kept.counts, unknown.categories);
    auto before = protected_before(kept.safe.hidden, table, protect_under);
    if (!table.entries.empty()) {
      linked.earlier.push_back(
          {.tables = {.dimensions = {}, .tables = {std::move(table)}}, .result = std::move(before)});
    }
  }
  linked.tables.dimensions = {unknown};
  for (disclosure::Earlier& one : linked.earlier) one.tables.dimensions = {unknown};
  const auto result = protected_and_audited(linked, protect_under);
  if (!result) return std::unexpected(result.error());
  for (const disclosure::Cell& cell : result->tables[0].cells) {
    if (cell.status == disclosure::Status::published) continue;
    if (cell.at[0] == disclosure::total) {
      hidden.unplaced_total = true;
    } else {
      hidden.unplaced.insert(static_cast<std::size_t>(cell.at[0]));
    }
  }
  return {};
}

}  // namespace

Result<Hidden> hide(const Counts& counts, const lang::Protection& protection, const std::vector<Kept>& earlier) {
  Hidden hidden;
  const std::vector<MeasureKind> kinds = gathering_kinds(counts.layout.measures);
  hidden.sums.resize(kinds.size());
  for (const int period : blocks_of(counts.layout.time)) {
    const auto linked = reports::linked(counts, period, protection.counts_under, earlier);
    if (!linked) return std::unexpected(linked.error());
    const auto result = protected_and_audited(*linked, protection.counts_under);
    if (!result) return std::unexpected(result.error());
    add_hidden(counts.layout, period, *result, hidden.cells);
    for (std::size_t m = 0; m < kinds.size(); ++m) {
      if (kinds[m] != MeasureKind::sum) continue;
      auto done = hide_sums(counts, period, sum_tables(counts, period, linked->tables, *result, m),
                            rule_of(protection.sums), earlier_sums(*linked, earlier, m), hidden.sums[m]);
      if (!done) return std::unexpected(done.error());
    }
  }
  if (auto done = hide_unplaced(counts, protection.counts_under, earlier, hidden); !done)
    return std::unexpected(done.error());
  return hidden;
}

}  // namespace takecare::reports
