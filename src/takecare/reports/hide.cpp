// Puts the tables of a report to disclosure control and its audit.
#include <fmt/format.h>

#include <algorithm>

#include "takecare/reports/disclosure/disclosure.h"
#include "takecare/reports/disclosure/sums.h"
#include "takecare/reports/publish.h"
#include "takecare/reports/rollup.h"

namespace takecare::reports {

namespace {

using disclosure::LinkedTables;

disclosure::Dimension time_dimension(const Time& time) {
  disclosure::Dimension out{.name = "period", .categories = {}, .part_of = {}};
  for (const Period& period : time.periods) out.categories.push_back(period.id);
  for (const std::string& year : time.years) out.categories.push_back("year " + year);
  if (time.years.empty()) return out;
  for (const int year : time.year_of) out.part_of.push_back(year_key(time, year));
  out.part_of.resize(out.categories.size(), disclosure::total);
  return out;
}

disclosure::Dimension plain_dimension(const Dimension& dimension) {
  disclosure::Dimension out{.name = dimension.name, .categories = {}, .part_of = {}};
  for (const Category& category : dimension.categories) out.categories.push_back(category.name);
  return out;
}

// Whether the cell is one that the margins of the table are sums of.
bool is_entry(const Layout& layout, const TableShape& table, const Key& key) {
  return is_period(layout.time, key[0]) && in_table(table, key) &&
         std::ranges::none_of(table.dimensions,
                              [&key](int dimension) { return key[static_cast<std::size_t>(dimension) + 1] == total; });
}

// The tables of all periods when records are summed over them ('period' is total), else those of one.
LinkedTables linked_tables(const Counts& counts, int period) {
  const Layout& layout = counts.layout;
  LinkedTables linked;
  const bool timed = period == total;
  if (timed) linked.dimensions.push_back(time_dimension(layout.time));
  for (const Dimension& dimension : layout.dimensions) linked.dimensions.push_back(plain_dimension(dimension));
  for (const TableShape& shape : layout.tables) {
    disclosure::Table table{.name = shape.title, .dimensions = {}, .entries = {}};
    if (timed) table.dimensions.push_back(0);
    for (const int dimension : shape.dimensions) table.dimensions.push_back(dimension + (timed ? 1 : 0));
    for (const auto& [key, cell] : counts.cells) {
      if (!is_entry(layout, shape, key) || (!timed && key[0] != period)) continue;
      disclosure::Entry entry{.at = {}, .count = cell.count};
      if (timed) entry.at.push_back(key[0]);
      for (const int dimension : shape.dimensions) entry.at.push_back(key[static_cast<std::size_t>(dimension) + 1]);
      table.entries.push_back(std::move(entry));
    }
    linked.tables.push_back(std::move(table));
  }
  return linked;
}

Result<disclosure::Protected> protected_and_audited(const LinkedTables& linked, int protect_under) {
  const disclosure::Rule rule{.threshold = protect_under};
  auto result = disclosure::protect(linked, rule);
  if (!result) return result;
  const auto audited = disclosure::audit(disclosure::published(linked, *result), rule);
  if (!audited) return std::unexpected(audited.error());
  if (!audited->passed()) {
    const std::size_t more = audited->findings.size() - 1;
    return fail("the disclosure audit stopped the report: " + audited->findings.front().message +
                    (more == 0 ? "" : fmt::format(" (and {} more)", more)),
                "nothing was written; this is a fault of disclosure control, please report it with the tables' shape");
  }
  return result;
}

Key key_of(const Layout& layout, int period, std::size_t table, const disclosure::At& at) {
  const bool timed = period == total;
  const std::vector<int>& dimensions = layout.tables[table].dimensions;
  Key key = total_key(layout, timed ? at[0] : period);
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    key[static_cast<std::size_t>(dimensions[i]) + 1] = at[i + (timed ? 1 : 0)];
  }
  return key;
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
                             .second = gathered.second,
                             .count_hidden = cell.status != disclosure::Status::published});
    }
    sums.tables.push_back(std::move(table));
  }
  return sums;
}

// Hides the sums of a measure, then audits them.
Result<void> hide_sums(const Counts& counts, int period, const disclosure::SumTables& sums, int percent,
                       std::set<Key>& hidden) {
  const disclosure::SumRule rule{.percent = percent};
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

Result<void> hide_unplaced(const Counts& counts, int protect_under, Hidden& hidden) {
  if (counts.unplaced.empty()) return {};
  LinkedTables linked;
  linked.dimensions.push_back({.name = "what is unknown", .categories = {}, .part_of = {}});
  disclosure::Table table{.name = "records that could not be placed", .dimensions = {0}, .entries = {}};
  for (std::size_t i = 0; i < counts.unplaced.size(); ++i) {
    linked.dimensions[0].categories.push_back(fmt::format("{}", fmt::join(counts.unplaced[i].unknown, ", ")));
    table.entries.push_back({.at = {static_cast<int>(i)}, .count = counts.unplaced[i].count});
  }
  linked.tables.push_back(std::move(table));
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

Result<Hidden> hide(const Counts& counts, int protect_under, int sums_percent) {
  Hidden hidden;
  if (protect_under <= 1) return hidden;
  const std::vector<MeasureKind> kinds = gathering_kinds(counts.layout.measures);
  hidden.sums.resize(kinds.size());
  std::vector<int> blocks = {total};
  if (!counts.layout.time.additive) {
    blocks.resize(counts.layout.time.periods.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) blocks[i] = static_cast<int>(i);
  }
  for (const int period : blocks) {
    const LinkedTables linked = linked_tables(counts, period);
    const auto result = protected_and_audited(linked, protect_under);
    if (!result) return std::unexpected(result.error());
    add_hidden(counts.layout, period, *result, hidden.cells);
    for (std::size_t m = 0; m < kinds.size(); ++m) {
      if (kinds[m] != MeasureKind::sum) continue;
      auto done =
          hide_sums(counts, period, sum_tables(counts, period, linked, *result, m), sums_percent, hidden.sums[m]);
      if (!done) return std::unexpected(done.error());
    }
  }
  if (auto done = hide_unplaced(counts, protect_under, hidden); !done) return std::unexpected(done.error());
  return hidden;
}

}  // namespace takecare::reports
