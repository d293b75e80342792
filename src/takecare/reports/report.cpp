#include "takecare/reports/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "takecare/reports/plan.h"
#include "takecare/reports/protect.h"
#include "takecare/reports/publish.h"
#include "takecare/reports/tabulate.h"

namespace takecare::reports {

namespace {

Result<std::string> read_file(const std::string& path) {
  const std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf())) {
    return fail(fmt::format("cannot read the published figures in {}", path),
                "check the path after 'beside published'");
  }
  return text.str();
}

// What the report evaluates, its conditions on the period too.
std::vector<lang::ExprId> evaluated(const Plan& plan) {
  std::vector<lang::ExprId> exprs = {plan.report->about};
  exprs.insert(exprs.end(), plan.dimension_exprs.begin(), plan.dimension_exprs.end());
  exprs.insert(exprs.end(), plan.measured.begin(), plan.measured.end());
  return exprs;
}

std::vector<Days> as_of_dates(const Layout& layout, std::optional<Days> as_of) {
  if (as_of) return {*as_of};
  std::vector<Days> dates;
  for (const Period& period : layout.time.periods) dates.push_back(period.end);
  return dates;
}

// Those that a table shows, and of the records that could not be placed. A margin over a coarser level stands nowhere.
std::int64_t hidden_cells(const Layout& layout, const Hidden& hidden) {
  const auto in_any = [&](const Key& key) {
    return std::ranges::any_of(layout.tables, [&](const TableShape& table) { return in_table(table, key); });
  };
  return std::ranges::count_if(hidden.cells, in_any) + std::ssize(hidden.unplaced) + (hidden.unplaced_total ? 1 : 0);
}

// Of cells whose count is shown.
std::int64_t hidden_sums(const Hidden& hidden) {
  std::int64_t sums = 0;
  for (const std::set<Key>& cells : hidden.sums) {
    sums += std::ranges::count_if(cells, [&](const Key& key) { return !hidden.cells.contains(key); });
  }
  return sums;
}

Result<Report> make_beside(const lang::Program& program, int report, const Request& request, Evaluator& evaluator,
                           const std::vector<Kept>& earlier, std::optional<Kept>& made) {
  const auto plan = make_plan(program, report);
  if (!plan) return std::unexpected(plan.error());
  const lang::Report& declared = *plan->report;
  const bool keyed = declared.protection.keys.at_most > 0;
  if (keyed && request.secret.empty()) {
    return fail(
        fmt::format("report {} perturbs its counts by the keys of records, and no secret was given", declared.name),
        "give the file with the secret that is kept for it: --secret FILE");
  }
  auto tabulated = tabulate(*plan, request.periods, request.as_of, evaluator, keyed ? request.secret : std::string());
  if (!tabulated) return std::unexpected(tabulated.error());
  auto safe = make_safe(tabulated->counts, declared.protection, earlier);
  if (!safe) return std::unexpected(safe.error());
  const Hidden& hidden = safe->hidden;

  const auto& record = program.records[static_cast<std::size_t>(declared.record)];
  Report out{.name = declared.name,
             .title = declared.title,
             .record = declared.duties ? "Duty" : record.name,
             .cube = publish(safe->moved ? moved_counts(tabulated->counts, *safe->moved) : tabulated->counts, hidden),
             .protection = declared.protection,
             .within = safe->moved ? safe->moved->most() : 0,
             .hidden_cells = hidden_cells(tabulated->counts.layout, hidden),
             .hidden_sums = hidden_sums(hidden),
             .as_of = tabulated->as_of,
             .one_as_of = tabulated->one_as_of,
             .law = {},
             .comparison = {},
             .maps = {},
             .notes = declared.notes,
             .never = {},
             .warning = request.warning,
             .sources = request.sources,
             .known = request.known};
  for (const int field : declared.never) out.never.push_back(record.fields[static_cast<std::size_t>(field)].name);
  out.law = law_of_report(program, declared, evaluated(*plan), as_of_dates(out.cube.layout, request.as_of));
  auto maps = county_maps(program, declared, out.cube.layout);
  if (!maps) return std::unexpected(maps.error());
  out.maps = std::move(*maps);
  if (!declared.published_file.empty()) {
    const auto text = read_file(declared.published_file);
    if (!text) return std::unexpected(text.error());
    auto comparison = compare_published(out.cube, *text, declared.published_file);
    if (!comparison) return std::unexpected(comparison.error());
    out.comparison = std::move(*comparison);
  }
  made = Kept{.counts = std::move(tabulated->counts), .safe = std::move(*safe)};
  return out;
}

}  // namespace

Result<Report> make_report(const lang::Program& program, int report, const Request& request, Evaluator& evaluator) {
  std::optional<Kept> made;
  return make_beside(program, report, request, evaluator, {}, made);
}

struct Versions::Memory {
  std::vector<Kept> kept;  // the last first
  std::optional<Kept> made;
};

Versions::Versions() : memory_(std::make_unique<Memory>()) {}
Versions::~Versions() = default;
Versions::Versions(Versions&&) noexcept = default;
Versions& Versions::operator=(Versions&&) noexcept = default;

Result<Report> Versions::make(const lang::Program& program, int report, const Request& request, Evaluator& evaluator) {
  memory_->made.reset();
  return make_beside(program, report, request, evaluator, memory_->kept, memory_->made);
}

void Versions::keep() {
  if (memory_->made) memory_->kept.insert(memory_->kept.begin(), std::move(*memory_->made));
  memory_->made.reset();
}

}  // namespace takecare::reports
