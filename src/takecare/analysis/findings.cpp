#include "takecare/analysis/findings.h"

#include <fmt/format.h>

#include "takecare/analysis/example_text.h"

namespace takecare::analysis {

namespace {

// How far 'never' reaches.
std::string reach(const Answered& answer) {
  return answer.of_any_length ? "" : fmt::format(" (in no case with at most {} items in a list)", answer.room);
}

struct Words {
  std::string code;
  std::string message;
  std::string help;
};

Words words_of(const std::string& name, const Finding& finding) {
  const std::string far = reach(finding.answer);
  switch (finding.kind) {
    case Finding::Kind::never_holds:
      return {"never-holds", fmt::format("'{}' can never hold{}", name, far),
              "its conditions contradict each other, under the law of every day that the book knows"};
    case Finding::Kind::exception_never_applies:
      return {"never-applies", fmt::format("the exception '{}' of '{}' can never apply{}", finding.what, name, far),
              "nothing meets the rule and the exception together; mend one of them, or take the exception out"};
    case Finding::Kind::case_never_applies:
      return {"never-applies", fmt::format("{} of '{}' can never apply{}", finding.what, name, far),
              "the cases above it leave nothing for it, or its condition contradicts itself"};
    case Finding::Kind::cases_conflict:
      return {"contradiction", fmt::format("{} of '{}' apply together and give different values", finding.what, name),
              "make them exclude each other, or write 'first that applies' if their order says which one counts"};
    case Finding::Kind::gap:
      return {"gap", fmt::format("'{}' says 'in every case', and to this one no case applies", name),
              "add the case that is missing, or 'otherwise'"};
    case Finding::Kind::not_decided:
      return {"not-decided", fmt::format("not decided in the time given: {} ('{}')", finding.what, name),
              "give it more time with --seconds"};
  }
  return {};
}

}  // namespace

Diagnostic describe(const lang::Program& program, const Analysis& analysis, const Finding& finding) {
  const auto& definition = program.definitions[static_cast<std::size_t>(analysis.definition)];
  Words words = words_of(definition.name, finding);
  const bool open = finding.kind == Finding::Kind::not_decided;
  return {.severity = open ? Severity::warning : Severity::error,
          .code = std::move(words.code),
          .message = std::move(words.message),
          .place = finding.place,
          .help = std::move(words.help),
          .notes = {}};
}

std::string finding_example(const lang::Program& program, const Analysis& analysis, const Finding& finding) {
  if (!finding.answer.the_case) return "";
  const bool gap = finding.kind == Finding::Kind::gap;
  return example_text(program, *finding.answer.the_case,
                      {.title = gap ? "no case applies" : "two cases apply",
                       .definition = analysis.definition,
                       .path = finding.answer.path,
                       .as_of = analysis.as_of,
                       .expected = gap ? "not applicable" : "unknown"});
}

}  // namespace takecare::analysis
