#include "takecare/cli/check_answer.h"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "takecare/cli/progress.h"
#include "takecare/lang/pinpoint.h"

namespace takecare::cli {
namespace {

using lang::CoverageState;

const char* state_words(CoverageState state) {
  switch (state) {
    case CoverageState::carried_out: return "carried out";
    case CoverageState::no_effect: return "no operative effect";
    case CoverageState::not_encoded: return "not encoded";
    case CoverageState::not_yet: return "not yet carried out";
    case CoverageState::left_out: return "LEFT OUT";
  }
  return "LEFT OUT";
}

// At most three names; the rest as a number.
std::string few(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < 3; ++i) text += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > 3) text += fmt::format(" and {} more", names.size() - 3);
  return text;
}

// How many of the rows after the first are below it and are accounted for by the same words.
std::size_t same_below(const lang::Source& source, std::span<const lang::ParagraphCoverage> rows) {
  const auto pinpoint = [&](const lang::ParagraphCoverage& row) -> std::string_view {
    return source.paragraphs[static_cast<std::size_t>(row.paragraph)].pinpoint;
  };
  const lang::ParagraphCoverage& first = rows.front();
  if (!first.by.empty() || first.why.empty()) return 0;
  const auto differs = [&](const lang::ParagraphCoverage& row) {
    return !row.by.empty() || row.state != first.state || row.why != first.why ||
           !lang::reaches(pinpoint(first), pinpoint(row));
  };
  return static_cast<std::size_t>(std::ranges::find_if(rows.subspan(1), differs) - rows.begin()) - 1;
}

void print_coverage(const CheckAnswer& answer, const SourceCoverage& coverage) {
  const auto& source = answer.program().sources[static_cast<std::size_t>(coverage.source)];
  fmt::print("Coverage of {}, {}\n", source.name, source.title);
  std::size_t width = 0;
  for (const auto& paragraph : source.paragraphs) width = std::max(width, paragraph.pinpoint.size());
  for (std::span<const lang::ParagraphCoverage> rows = coverage.paragraphs; !rows.empty();) {
    const auto& row = rows.front();
    const std::size_t below = same_below(source, rows);
    const std::string more = below == 0 ? "" : fmt::format(" (and {} below)", below);
    fmt::print("  {:<{}}  {:<20} {}{}\n", source.paragraphs[static_cast<std::size_t>(row.paragraph)].pinpoint, width,
               state_words(row.state), row.by.empty() ? row.why : few(row.by), more);
    rows = rows.subspan(below + 1);
  }
  fmt::print("\n");
}

// Without the conditions of programs, which no chapter gives a name.
std::ptrdiff_t declared(const lang::Program& program) {
  return std::ranges::count(program.definitions, false, &lang::Definition::generated);
}

nlohmann::ordered_json diagnostic_json(const Diagnostic& diagnostic) {
  const char* severity = diagnostic.severity == Severity::error     ? "error"
                         : diagnostic.severity == Severity::warning ? "warning"
                                                                    : "note";
  return {{"severity", severity},          {"code", diagnostic.code},       {"message", diagnostic.message},
          {"file", diagnostic.place.file}, {"line", diagnostic.place.line}, {"column", diagnostic.place.column},
          {"help", diagnostic.help}};
}

nlohmann::ordered_json coverage_json(const lang::Source& source, const SourceCoverage& coverage) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const auto& row : coverage.paragraphs) {
    rows.push_back({{"paragraph", source.paragraphs[static_cast<std::size_t>(row.paragraph)].pinpoint},
                    {"state", state_words(row.state)},
                    {"by", row.by},
                    {"why", row.why}});
  }
  return {{"source", source.name}, {"title", source.title}, {"paragraphs", rows}};
}

}  // namespace

bool CheckAnswer::examples_run() const {
  return std::ranges::all_of(open->book.diagnostics, [](const Diagnostic& diagnostic) {
    return diagnostic.severity != Severity::error || diagnostic.code == "stale";
  });
}

CheckAnswer examine(const OpenBook& open) {
  CheckAnswer answer;
  answer.open = &open;
  const auto& sources = open.book.program.sources;
  for (int i = 0; i < std::ssize(sources); ++i) {
    if (sources[static_cast<std::size_t>(i)].paragraphs.empty()) continue;
    SourceCoverage coverage{.source = i, .paragraphs = lang::coverage_of(open.book.program, i)};
    for (const auto& row : coverage.paragraphs) answer.left_out += row.state == CoverageState::left_out ? 1 : 0;
    answer.coverage.push_back(std::move(coverage));
  }
  if (!answer.examples_run()) return answer;
  answer.examples = engine::run_examples(open.book.program);
  answer.lives = programs::run_lives(open.book.program);
  const auto failed = [](const auto& one) { return !one.passed(); };
  answer.failed = static_cast<int>(std::ranges::count_if(answer.examples, failed));
  answer.lives_failed = static_cast<int>(std::ranges::count_if(answer.lives, failed));
  return answer;
}

void print_failures(const CheckAnswer& answer) {
  for (const auto& example : answer.examples) {
    for (const auto& expectation : example.expectations) {
      if (expectation.passed()) continue;
      fmt::print(stderr, "{}:{}: example \"{}\": {} is {}, expected {}\n", expectation.place.file,
                 expectation.place.line, example.title, expectation.name, expectation.got, expectation.expected);
      for (const auto& problem : expectation.problems) fmt::print(stderr, "  {}\n", problem);
      fmt::print(stderr, "{}\n", expectation.proof);
    }
  }
  for (const auto& life : answer.lives) {
    for (const auto& problem : life.problems) {
      fmt::print(stderr, "{}:{}: life \"{}\": {}\n{}\n", problem.place.file, problem.place.line, life.title,
                 problem.says, problem.why);
    }
  }
}

void print_check(const CheckAnswer& answer) {
  const lang::Program& program = answer.program();
  print_failures(answer);
  for (const auto& coverage : answer.coverage) print_coverage(answer, coverage);
  if (!answer.examples_run() && !program.examples.empty()) {
    fmt::print("Examples: not run while the book has errors but stale words\n");
  } else if (!answer.examples.empty()) {
    fmt::print("Examples: {} of {} hold\n", std::ssize(answer.examples) - answer.failed, answer.examples.size());
  }
  if (!answer.lives.empty()) {
    fmt::print("Lives: {} of {} hold\n", std::ssize(answer.lives) - answer.lives_failed, answer.lives.size());
  }
  if (answer.left_out > 0) {
    fmt::print("{} left out: say in a coverage line what carries each out, or why nothing does\n",
               counted(answer.left_out, "paragraph is", "paragraphs are"));
  }
  const int errors = answer.open->book.errors;
  const auto warnings = std::ssize(answer.open->book.diagnostics) - errors;
  fmt::print("{}: {}, {}, {}; {}, {}\n", answer.sound() ? "The book is sound" : "The book is not sound",
             counted(std::ssize(answer.open->chapters), "chapter", "chapters"),
             counted(declared(program), "rule or value", "rules and values"),
             counted(std::ssize(program.examples), "example", "examples"), counted(errors, "error", "errors"),
             counted(warnings, "warning", "warnings"));
}

nlohmann::ordered_json check_json(const CheckAnswer& answer) {
  const lang::Program& program = answer.program();
  nlohmann::ordered_json json{{"sound", answer.sound()},
                              {"chapters", answer.open->chapters.size()},
                              {"definitions", declared(program)},
                              {"examples", program.examples.size()},
                              {"examples run", answer.examples.size()},
                              {"examples that do not hold", answer.failed},
                              {"lives", answer.lives.size()},
                              {"lives that do not hold", answer.lives_failed},
                              {"paragraphs left out", answer.left_out}};
  json["diagnostics"] = nlohmann::ordered_json::array();
  for (const auto& diagnostic : answer.open->book.diagnostics)
    json["diagnostics"].push_back(diagnostic_json(diagnostic));
  json["coverage"] = nlohmann::ordered_json::array();
  for (const auto& coverage : answer.coverage) {
    json["coverage"].push_back(coverage_json(program.sources[static_cast<std::size_t>(coverage.source)], coverage));
  }
  return json;
}

}  // namespace takecare::cli
