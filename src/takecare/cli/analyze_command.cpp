// takecare analyze: what can be proved about the rules of a book.
#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/analysis/analyze.h"
#include "takecare/analysis/example_text.h"
#include "takecare/analysis/findings.h"
#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/names.h"
#include "takecare/cli/progress.h"

namespace takecare::cli {
namespace {

using analysis::Analysis;
using analysis::Finding;
using Json = nlohmann::ordered_json;

struct AnalyzeCommand {
  std::vector<std::string> rules;
  std::string as_of;
  double seconds = 10;
  bool cases = false;
  std::vector<std::string> book;
  Format format = Format::text;
};

// What the command prints: the analyses in the order of the book.
struct Report {
  const lang::Program& program;
  std::vector<Analysis> analyses;

  const lang::Definition& definition(const Analysis& one) const {
    return program.definitions[static_cast<std::size_t>(one.definition)];
  }
  std::string example(const Analysis& one, const engine::Case& the_case, bool meets) const {
    return analysis::example_text(program, the_case,
                                  {.title = meets ? "a smallest case that meets it" : "one that just fails",
                                   .definition = one.definition,
                                   .path = one.path,
                                   .as_of = one.as_of,
                                   .expected = meets ? "yes" : "no"});
  }
  bool sound() const {
    return std::ranges::all_of(analyses, [](const Analysis& one) {
      return std::ranges::all_of(one.findings, [](const Finding& f) { return f.kind == Finding::Kind::not_decided; });
    });
  }
};

void print_cases(const Report& report, const Analysis& one) {
  if (!one.smallest) return;
  fmt::print("-- {}, {}\n", report.definition(one).name,
             one.version->citations.empty() ? std::string("no citation") : one.version->citations.front().text);
  fmt::print("{}", report.example(one, one.smallest->meets, true));
  for (const analysis::Edge& edge : one.smallest->edges) {
    fmt::print("--   {}: {} meets it, {} does not\n", edge.path, edge.meets, edge.fails);
  }
  if (one.smallest->just_fails) fmt::print("\n{}", report.example(one, *one.smallest->just_fails, false));
  fmt::print("\n");
}

void print_findings(const Report& report, const OpenBook& open) {
  std::string_view between;
  for (const Analysis& one : report.analyses) {
    for (const Finding& finding : one.findings) {
      const Diagnostic words = analysis::describe(report.program, one, finding);
      fmt::print(stderr, "{}{}{}", between, lang::render(words, open.chapters, stderr_is_terminal()),
                 analysis::finding_example(report.program, one, finding));
      between = "\n";
    }
  }
}

void print_summary(const Report& report) {
  const auto sum = [&](auto of) {
    return std::transform_reduce(report.analyses.begin(), report.analyses.end(), std::int64_t{0}, std::plus(), of);
  };
  const auto findings = sum([](const Analysis& one) { return std::ssize(one.findings); });
  const auto undecided = sum(
      [](const Analysis& one) { return std::ranges::count(one.findings, Finding::Kind::not_decided, &Finding::kind); });
  fmt::print("{}, {} put to the solver: {}, {} not decided\n",
             counted(std::ssize(report.analyses), "rule, value or list", "rules, values and lists"),
             counted(sum([](const Analysis& one) { return one.questions; }), "question", "questions"),
             counted(findings - undecided, "finding", "findings"), with_commas(undecided));
  const auto slowest = std::ranges::max_element(report.analyses, {}, &Analysis::time);
  if (slowest == report.analyses.end()) return;
  fmt::print("{:.1f} s in all, the slowest {} {:.1f} s\n",
             static_cast<double>(sum([](const Analysis& one) { return one.time.count(); })) / 1000.0,
             report.definition(*slowest).name, static_cast<double>(slowest->time.count()) / 1000.0);
}

Json finding_json(const Report& report, const Analysis& one, const Finding& finding) {
  const Diagnostic words = analysis::describe(report.program, one, finding);
  Json json{{"code", words.code},       {"message", words.message}, {"help", words.help},
            {"file", words.place.file}, {"line", words.place.line}, {"column", words.place.column}};
  if (finding.answer.the_case) json["example"] = analysis::finding_example(report.program, one, finding);
  return json;
}

Json analysis_json(const Report& report, const Analysis& one) {
  Json json{{"name", report.definition(one).name},
            {"as of", format_iso_date(one.as_of)},
            {"questions", one.questions},
            {"findings", Json::array()}};
  for (const Finding& finding : one.findings) json["findings"].push_back(finding_json(report, one, finding));
  if (!one.smallest) return json;
  json["meets"] = report.example(one, one.smallest->meets, true);
  json["edges"] = Json::array();
  for (const analysis::Edge& edge : one.smallest->edges) {
    json["edges"].push_back({{"fact", edge.path}, {"meets", edge.meets}, {"fails", edge.fails}});
  }
  if (one.smallest->just_fails) json["just fails"] = report.example(one, *one.smallest->just_fails, false);
  return json;
}

int run_analyze(const AnalyzeCommand& command) {
  auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  const lang::Program& program = open->book.program;
  auto rules = find_all_named(program.definitions, command.rules, "rule, value or list");
  if (!rules) return report_error(rules.error());
  if (rules->empty()) {
    for (int i = 0; i < std::ssize(program.definitions); ++i) {
      if (!program.definitions[static_cast<std::size_t>(i)].generated) rules->push_back(i);
    }
  }
  const bool cases = command.cases || !command.rules.empty();
  const analysis::AnalysisOptions options{.as_of = *parse_iso_date(command.as_of),
                                          .budget = std::chrono::milliseconds(static_cast<int>(command.seconds * 1000)),
                                          .cases = cases};
  Report report{.program = program, .analyses = {}};
  Progress progress("analysing");
  for (const int rule : *rules) {
    progress.say(program.definitions[static_cast<std::size_t>(rule)].name);
    for (Analysis& one : analysis::analyze(program, rule, options)) report.analyses.push_back(std::move(one));
  }
  if (command.format == Format::json) {
    Json json = Json::array();
    for (const Analysis& one : report.analyses) json.push_back(analysis_json(report, one));
    fmt::print("{}\n", json.dump(2));
  } else {
    for (const Analysis& one : report.analyses) print_cases(report, one);
    print_findings(report, *open);
    print_summary(report);
  }
  return report.sound() ? exit_done : exit_no;
}

}  // namespace

void add_analyze(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<AnalyzeCommand>();
  CLI::App* command = app.add_subcommand(
      "analyze", "Prove what can be proved: rules that never hold, exceptions that never apply, gaps");
  command->add_option("--rules", options->rules, "Rules, values and lists, with their cases; all when left out")
      ->option_text("NAME ...")
      ->delimiter(',');
  add_as_of(*command, options->as_of);
  command->add_flag("--cases", options->cases, "For each rule a smallest case that meets it, and one that just fails");
  command->add_option("--seconds", options->seconds, "The most time for one rule")
      ->option_text("N [10]")
      ->check(CLI::PositiveNumber);
  add_book(*command, options->book);
  add_format(*command, options->format);
  add_example(*command, "takecare analyze --rules RULE --as-of 2018-03-01");
  command->callback([options, &outcome] { outcome.exit = run_analyze(*options); });
}

}  // namespace takecare::cli
