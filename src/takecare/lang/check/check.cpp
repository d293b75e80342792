#include "takecare/lang/check/check.h"

#include <algorithm>
#include <utility>

#include "takecare/lang/check/passes.h"

namespace takecare::lang {

namespace {

// A program's citation, or a condition of an authority that several records hold, is read more than once.
void drop_repeated(std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> kept;
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return a.code == b.code && a.place == b.place && a.message == b.message;
  };
  for (Diagnostic& one : diagnostics) {
    if (std::ranges::none_of(kept, [&](const Diagnostic& other) { return same(one, other); }))
      kept.push_back(std::move(one));
  }
  diagnostics = std::move(kept);
}

}  // namespace

Program check_chapters(const std::vector<SyntaxChapter>& chapters, std::vector<Diagnostic>& diagnostics) {
  check::Context context(chapters, diagnostics);
  check::unfold_programs(context);
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
  check::check_registers(context);
  check::check_scenarios(context);
  check::check_reports(context);
  check::check_authorities(context);
  check::check_notices(context);
  check::check_programs(context);
  check::check_lives(context);
  check::check_duties(context);
  check::check_privacy(context);
  check::check_releases(context);
  check::check_coverage_lines(context);
  drop_repeated(diagnostics);
  return std::move(context.program);
}

}  // namespace takecare::lang
