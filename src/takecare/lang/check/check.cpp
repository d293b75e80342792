#include "takecare/lang/check/check.h"

#include <utility>

#include "takecare/lang/check/passes.h"

namespace takecare::lang {

Program check_chapters(const std::vector<SyntaxChapter>& chapters, std::vector<Diagnostic>& diagnostics) {
  check::Context context(chapters, diagnostics);
  check::declare_types(context);
  check::check_sources(context);
  check::check_events(context);
  check::check_enumerations(context);
  check::check_records(context);
  check::declare_definitions(context);
  check::check_bodies(context);
  check::order_definitions(context);
  check::check_limits(context);
  check::check_examples(context);
  check::check_extracts(context);
  check::check_resolutions(context);
  check::check_scenarios(context);
  check::check_reports(context);
  check::check_coverage_lines(context);
  return std::move(context.program);
}

}  // namespace takecare::lang
