#include "takecare/lang/coverage.h"

#include <map>

#include "takecare/lang/contains.h"
#include "takecare/lang/pinpoint.h"

namespace takecare::lang {

namespace {

// Who cites what of one source: names by pinpoint.
class CitedBy {
 public:
  CitedBy(const Program& program, int source) : source_(source) {
    for (const Definition& definition : program.definitions) {
      if (definition.generated) continue;  // what it belongs to is named below
      for (const Version& version : definition.versions) add(definition.name, version);
    }
    for (const Extract& one : program.extracts) add(one.name, one.citations);
    for (const Resolution& one : program.resolutions) add(one.name, one.citations);
    for (const Register& one : program.registers) add(one.name, one.citations);
    for (const Report& one : program.reports) add(one.name, one.citations);
    for (const LifeProgram& one : program.programs) add_program(one);
    for (const Notice& one : program.notices) add(one.name, one.citations);
    for (const Duty& one : program.duties) add(one.name, one.citations);
    for (const Privacy& one : program.privacies) add_privacy(one);
    for (const Release& one : program.releases) add(one.name, one.citations);
  }

  const std::vector<std::string>& names(const std::string& pinpoint) const {
    static const std::vector<std::string> none;
    const auto found = names_.find(pinpoint);
    return found == names_.end() ? none : found->second;
  }

 private:
  void add_program(const LifeProgram& program) {
    add(program.name, program.citations);
    for (const Act& act : program.acts) {
      add(program.name, act.citations);
      for (const Guard& guard : act.guards) add(program.name, guard.citations);
    }
  }

  void add_privacy(const Privacy& privacy) {
    add(privacy.name, privacy.citations);
    for (const PrivacyLine& line : privacy.lines) add(privacy.name, line.citations);
  }

  void add(const std::string& name, const Version& version) {
    add(name, version.citations);
    for (const ExceptionInfo& exception : version.exceptions) add(name, exception.citations);
  }

  void add(const std::string& name, const std::vector<Citation>& citations) {
    for (const Citation& citation : citations) {
      if (citation.source != source_) continue;
      std::vector<std::string>& names = names_[citation.pinpoint];
      if (!contains(names, name)) names.push_back(name);
    }
  }

  int source_;
  std::map<std::string, std::vector<std::string>> names_;
};

// The line of the paragraph itself, or of the nearest one above it that speaks for those below it too.
const CoverageLine* line_for(const Program& program, int source, std::string_view pinpoint) {
  for (std::string_view up = pinpoint; !up.empty(); up = one_up(up)) {
    for (const CoverageLine& line : program.coverage) {
      const bool speaks = up == pinpoint || (line.kind != CoverageKind::carried_out && !line.itself);
      if (line.source == source && line.pinpoint == up && speaks) return &line;
    }
  }
  return nullptr;
}

CoverageState state_of(CoverageKind kind) {
  switch (kind) {
    case CoverageKind::carried_out: return CoverageState::carried_out;
    case CoverageKind::no_effect: return CoverageState::no_effect;
    case CoverageKind::not_encoded: return CoverageState::not_encoded;
    case CoverageKind::not_yet: return CoverageState::not_yet;
  }
  return CoverageState::left_out;
}

ParagraphCoverage cover(const Program& program, int source, const CitedBy& cited, const std::string& pinpoint) {
  ParagraphCoverage coverage;
  coverage.by = cited.names(pinpoint);
  if (!coverage.by.empty()) coverage.state = CoverageState::carried_out;
  const CoverageLine* line = line_for(program, source, pinpoint);
  if (line != nullptr) {
    coverage.why = line->why;
    if (coverage.by.empty()) coverage.state = state_of(line->kind);
    for (const std::string& name : line->by) {
      if (!contains(coverage.by, name)) coverage.by.push_back(name);
    }
  }
  if (coverage.state != CoverageState::left_out) return coverage;
  if (!coverage.by.empty()) coverage.state = CoverageState::not_yet;
  return coverage;
}

}  // namespace

std::vector<ParagraphCoverage> coverage_of(const Program& program, int source) {
  const CitedBy cited(program, source);
  std::vector<ParagraphCoverage> all;
  const std::vector<Paragraph>& paragraphs = program.sources[static_cast<std::size_t>(source)].paragraphs;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    all.push_back(cover(program, source, cited, paragraphs[i].pinpoint));
    all.back().paragraph = static_cast<int>(i);
  }
  return all;
}

}  // namespace takecare::lang
