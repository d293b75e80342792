#include "takecare/reports/source.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/reports/population_evaluator.h"
#include "takecare/reports/records_evaluator.h"

namespace takecare::reports {

namespace {

Result<OpenSource> imported(const lang::Program& program, const lang::Report& report, const std::string& data) {
  auto population = PopulationEvaluator::open(program, data, report.record);
  if (!population) return std::unexpected(population.error());
  OpenSource open;
  open.diagnostics = (*population)->diagnostics();
  for (const auto& source : (*population)->sources()) {
    open.notes.push_back({.title = source.extract, .text = source.file, .url = {}});
    const bool known =
        source.warning.empty() || std::ranges::find(open.warnings, source.warning) != open.warnings.end();
    if (!known) open.warnings.push_back(source.warning);
  }
  if (open.notes.empty()) {
    return fail(fmt::format("'{}' holds no accepted file that {} is about", data, report.name),
                "import one: takecare import EXTRACT FILE --data " + data);
  }
  open.evaluator = std::move(*population);
  return open;
}

}  // namespace

std::string OpenSource::warning(const std::string& given) const {
  std::string all = given;
  for (const std::string& one : warnings) {
    if (one != given) all += (all.empty() ? "" : " ") + one;
  }
  return all;
}

Result<OpenSource> open_source(const lang::Program& program, const lang::Report& report, const Sources& sources,
                               const std::string& known) {
  const std::string& record = program.records[static_cast<std::size_t>(report.record)].name;
  const int life = program.program_of(report.record);
  if (report.imported && sources.data.empty()) {
    return fail(fmt::format("report {} is about {} as imported", report.name, record),
                "name the folder of what was imported: --data DIR");
  }
  if (life >= 0 && sources.past != nullptr && !report.imported) {
    OpenSource open;
    open.evaluator = std::make_unique<RecordsEvaluator>(program, life, *sources.past, known);
    // How many records there are would tell, set against the tables, what these withhold.
    open.notes.push_back({.title = "Ledger " + sources.origin, .text = "records of " + record, .url = {}});
    open.known = known;
    return open;
  }
  if (!sources.data.empty()) return imported(program, report, sources.data);
  if (life >= 0) {
    return fail(fmt::format("report {} is about {}, which are records on a ledger", report.name, record),
                "name the ledger: --ledger DIR");
  }
  return fail(fmt::format("report {} is about {}, and no program keeps such records on a ledger", report.name, record),
              "make it from what was imported: --data DIR");
}

}  // namespace takecare::reports
