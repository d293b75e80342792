#include "takecare/reports/source.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/reports/duties_evaluator.h"
#include "takecare/reports/population_evaluator.h"
#include "takecare/reports/records_evaluator.h"

namespace takecare::reports {

namespace {

Result<OpenSource> imported(const lang::Program& program, const lang::Report& report, const Sources& sources) {
  const std::string& data = sources.data;
  auto population = PopulationEvaluator::open(program, data, report.record, sources.threads);
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

namespace {

// How many records there are would tell, set against the tables, what these withhold.
OpenSource of_ledger(const Sources& sources, const std::string& known, std::string what,
                     std::unique_ptr<Evaluator> evaluator) {
  OpenSource open;
  open.evaluator = std::move(evaluator);
  open.notes.push_back({.title = "Ledger " + sources.origin, .text = std::move(what), .url = {}});
  open.known = known;
  return open;
}

}  // namespace

Result<OpenSource> open_source(const lang::Program& program, const lang::Report& report, const Sources& sources,
                               const std::string& known) {
  const std::string& record = program.records[static_cast<std::size_t>(report.record)].name;
  const int life = program.program_of(report.record);
  if (report.imported && sources.data.empty()) {
    return fail(fmt::format("report {} is about {} as imported", report.name, record),
                "name the folder of what was imported: --data DIR");
  }
  if (report.duties && sources.past != nullptr) {
    return of_ledger(sources, known, "what was due, by the book",
                     std::make_unique<DutiesEvaluator>(program, report.record, *sources.past, known));
  }
  if (life >= 0 && sources.past != nullptr && !report.imported) {
    return of_ledger(sources, known, "records of " + record,
                     std::make_unique<RecordsEvaluator>(program, life, *sources.past, known));
  }
  if (!sources.data.empty() && !report.duties) return imported(program, report, sources);
  if (life >= 0 || report.duties) {
    const std::string what =
        report.duties ? "duties, which are worked out from the records" : record + ", which are records";
    return fail(fmt::format("report {} is about {} on a ledger", report.name, what), "name the ledger: --ledger DIR");
  }
  return fail(fmt::format("report {} is about {}, and no program keeps such records on a ledger", report.name, record),
              "make it from what was imported: --data DIR");
}

}  // namespace takecare::reports
