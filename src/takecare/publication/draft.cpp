#include "takecare/publication/draft.h"

#include "takecare/publication/version.h"
#include "takecare/reports/periods.h"

namespace takecare::publication {

namespace {

Result<reports::Versions> versions_before(const lang::Program& program, int report, const reports::Sources& sources,
                                          const DraftRequest& request) {
  const lang::Report& declared = program.reports[static_cast<std::size_t>(report)];
  if (declared.release < 0 || sources.past == nullptr || request.periods == "all") return reports::Versions();
  const auto periods = reports::parse_periods({declared.every, declared.week_start}, request.periods);
  if (!periods) return std::unexpected(periods.error());
  if (periods->size() != 1) return reports::Versions();
  const VersionRequest asked{.sources = &sources, .warning = request.warning};
  return versions_by(program, report, periods->front(), request.known, asked);
}

}  // namespace

Result<reports::Report> make_draft(const lang::Program& program, int report, const reports::Sources& sources,
                                   reports::OpenSource& source, const DraftRequest& request) {
  auto before = versions_before(program, report, sources, request);
  if (!before) return std::unexpected(before.error());
  return before->make(program, report,
                      {.periods = request.periods,
                       .as_of = request.as_of,
                       .warning = source.warning(request.warning),
                       .sources = source.notes,
                       .known = source.known,
                       .secret = sources.secret},
                      *source.evaluator);
}

}  // namespace takecare::publication
