// Coverage lines.
#include <algorithm>

#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/contains.h"

namespace takecare::lang::check {

namespace {

using syntax::CoverageDecl;
using syntax::CoverageLineDecl;

// Whatever can carry out a paragraph.
std::vector<std::string> carriers(const Program& program) {
  std::vector<std::string> names;
  const auto add = [&names](const auto& all) { std::ranges::copy(names_of(all), std::back_inserter(names)); };
  add(program.definitions);
  add(program.reports);
  add(program.extracts);
  add(program.resolutions);
  add(program.registers);
  add(program.programs);
  add(program.authorities);
  add(program.notices);
  add(program.duties);
  add(program.privacies);
  return names;
}

// The other line about the same paragraph, or nullptr.
const CoverageLine* earlier(const Program& program, int source, const std::string& pinpoint) {
  for (const CoverageLine& line : program.coverage) {
    if (line.source == source && line.pinpoint == pinpoint) return &line;
  }
  return nullptr;
}

void add_line(Context& context, int source, const CoverageLineDecl& decl, const std::vector<std::string>& carriers) {
  check_pinpoint(context, source, decl.pinpoint.text, decl.pinpoint.place);
  if (const CoverageLine* first = earlier(context.program, source, decl.pinpoint.text)) {
    Diagnostic& diagnostic = context.error("declared-twice", decl.pinpoint.place,
                                           "paragraph " + decl.pinpoint.text + " has two lines", "keep one of them");
    add_note(diagnostic, first->place, "the other");
    return;
  }
  CoverageLine line{.source = source,
                    .pinpoint = decl.pinpoint.text,
                    .itself = decl.itself,
                    .kind = decl.kind,
                    .by = {},
                    .why = decl.why ? decl.why->text : std::string(),
                    .place = decl.pinpoint.place};
  for (const syntax::Name& name : decl.by) {
    line.by.push_back(name.text);
    if (!contains(carriers, name.text)) unknown(context, "rule, value, report or extract", name, carriers);
  }
  context.program.coverage.push_back(std::move(line));
}

}  // namespace

void check_coverage_lines(Context& context) {
  const std::vector<std::string> names = carriers(context.program);
  for (const CoverageDecl* decl : all<CoverageDecl>(context)) {
    const int source = context.program.find_source(decl->source.text);
    if (source < 0) {
      unknown(context, "source", decl->source, names_of(context.program.sources));
      continue;
    }
    for (const CoverageLineDecl& line : decl->lines) add_line(context, source, line, names);
  }
}

}  // namespace takecare::lang::check
