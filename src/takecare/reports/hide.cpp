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

// The sums of one measure in the cells that have a record.
disclosure::SumTables sum_tables(const Counts& counts, int period, const LinkedTables& linked,
                                 const disclosure::Protected& result, std::size_t measure) {
  disclosure::SumTables sums{.dimensions = linked.dimensions, .tables = {}};
  for (std::size_t t = 0; t < result.tables.size(); ++t) {
    disclosure::SumTable table{.name = linked.tables[t].name, .dimensions = linked.tables[t].dimensions, .cells = {}};
    for (const disclosure::Cell& cell : result.tables[t].cells) {
      const Gathered& gathered = counts.cells.at(key_of(counts.layout, period, t, cell.at)).gathered[measure];
      table.cells.push_back({.at = cell.at,
                             .sum = gathered.value,
                             .largest = gathered.largest,
                             .below_zero = gathered.below_zero,
                             .count_hidden = cell.status != disclosure::Status::published});
    }
    sums.tables.push_back(std::move(table));
  }
  return sums;
}

disclosure::SumRule rule_of(const lang::SumsRule& sums) {
  return {.percent = sums.percent > 0 ? sums.percent : usual_sums_percent,
          .by_percent = sums.percent > 0 || !sums.given(),
          .largest = sums.largest,
          .over_percent = sums.over_percent};
}

// Hides the sums of a measure, then audits them.
Result<void> hide_sums(const Counts& counts, int period, const disclosure::SumTables& sums,
                       const disclosure::SumRule& rule, std::set<Key>& hidden) {
  const auto result = disclosure::protect_sums(sums, rule);
  if (!result) return std::unexpected(result.error());
  const auto findings = disclosure::audit_sums(sums, *result, rule);
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

// The name of a cell in every version: of its time and of its categories.
std::vector<std::string> name_of(const Layout& layout, const Key& key) {
  std::vector<std::string> name{std::to_string(key[0])};
  for (std::size_t d = 0; d < layout.dimensions.size(); ++d) {
    const int at = key[d + 1];
    const Category* category = at == total ? nullptr : &layout.dimensions[d].categories[static_cast<std::size_t>(at)];
    name.push_back(category == nullptr ? std::string()
                                       : std::to_string(static_cast<int>(category->kind)) + category->name);
  }
  return name;
}

// A sum that was hidden stays so: to hide more never tells more.
void keep_sums_hidden(const Counts& counts, const std::vector<Kept>& earlier, Hidden& hidden) {
  for (const Kept& kept : earlier) {
    for (std::size_t m = 0; m < std::min(kept.safe.hidden.sums.size(), hidden.sums.size()); ++m) {
      std::set<std::vector<std::string>> names;
      for (const Key& key : kept.safe.hidden.sums[m]) names.insert(name_of(kept.counts.layout, key));
      if (names.empty()) continue;
      for (const auto& [key, cell] : counts.cells) {
        if (names.contains(name_of(counts.layout, key))) hidden.sums[m].insert(key);
      }
    }
  }
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
                            rule_of(protection.sums), hidden.sums[m]);
      if (!done) return std::unexpected(done.error());
    }
  }
  if (auto done = hide_unplaced(counts, protection.counts_under, earlier, hidden); !done)
    return std::unexpected(done.error());
  keep_sums_hidden(counts, earlier, hidden);
  return hidden;
}

}  // namespace takecare::reports
