// takecare diff: what a change of law changes.
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/analysis/compare_cases.h"
#include "takecare/analysis/compare_dates.h"
#include "takecare/analysis/example_text.h"
#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/names.h"
#include "takecare/cli/progress.h"

namespace takecare::cli {
namespace {

using analysis::Comparison;
using analysis::RuleChange;
using analysis::Verdict;
using Json = nlohmann::ordered_json;

struct DiffCommand {
  std::string from;
  std::string to;
  std::vector<std::string> rules;
  std::vector<std::string> cases;
  double seconds = 10;
  std::vector<std::string> book;
  Format format = Format::text;

  Days first() const { return *parse_iso_date(from); }
  Days last() const { return *parse_iso_date(to); }
};

const lang::Definition& definition_of(const lang::Program& program, int index) {
  return program.definitions[static_cast<std::size_t>(index)];
}

std::string names_of(const lang::Program& program, const std::vector<int>& definitions) {
  std::string names;
  for (const int index : definitions) names += (names.empty() ? "" : ", ") + definition_of(program, index).name;
  return names;
}

std::string example_of(const lang::Program& program, const RuleChange& change, const DiffCommand& command) {
  return analysis::example_text(program, *change.told.the_case,
                                {.title = fmt::format("under the law of {} it was {}", command.from, change.told.one),
                                 .definition = change.definition,
                                 .path = change.told.path,
                                 .as_of = command.last(),
                                 .expected = change.told.other});
}

std::string because(const lang::Program& program, const RuleChange& change) {
  if (!change.through.empty()) return "rests on " + names_of(program, change.through);
  return change.another_version ? "has another version" : "asks whether the law is in force";
}

void print_law(const Comparison& comparison, const DiffCommand& command) {
  fmt::print("Law whose standing is not the same on {} and on {}\n", command.from, command.to);
  for (const auto& change : comparison.law) {
    fmt::print("  {}\n    then: {}\n    now:  {}\n", fmt::join(change.provisions, ", "), change.before, change.now);
  }
  if (comparison.law.empty()) fmt::print("  none\n");
}

// A difference that needs longer lists than were tried is not ruled out, and that is said.
void print_no_longer_lists(const lang::Program& program, const Comparison& comparison) {
  std::vector<int> same;
  int room = 0;
  for (const RuleChange& change : comparison.rules) {
    if (change.told.verdict != Verdict::impossible || change.told.of_any_length) continue;
    same.push_back(change.definition);
    room = change.told.room;
  }
  if (same.empty()) return;
  fmt::print(
      "\nRules that rest on what changed, with the same answer in every case with at most {} items in a list\n  {}\n",
      room, names_of(program, same));
}

void print_rules(const lang::Program& program, const Comparison& comparison, const DiffCommand& command) {
  fmt::print("\nRules whose answer is not the same\n");
  std::int64_t differ = 0;
  for (const RuleChange& change : comparison.rules) {
    if (change.told.verdict == Verdict::impossible) continue;
    ++differ;
    const bool shown = change.told.verdict == Verdict::possible;
    fmt::print("{}  {} {}{}\n", differ > 1 ? "\n" : "", definition_of(program, change.definition).name,
               because(program, change), shown ? "" : ": whether any case differs was not decided");
    if (shown) fmt::print("\n{}", example_of(program, change, command));
  }
  if (differ == 0) fmt::print("  none\n");
  print_no_longer_lists(program, comparison);
  if (comparison.cites_changed_law.empty()) return;
  fmt::print("\nRules with the same answer whose law stands otherwise\n  {}\n",
             names_of(program, comparison.cites_changed_law));
}

void print_cases(const lang::Program& program, const analysis::CaseComparison& cases) {
  fmt::print("\n{}\n", counted(cases.cases, "case", "cases"));
  std::int64_t same = 0;
  for (const auto& changes : cases.changes) {
    if (changes.moves.empty()) ++same;
    for (const auto& move : changes.moves) {
      fmt::print("  {:>12}  {} → {}  {}\n", with_commas(move.cases), move.before, move.now,
                 definition_of(program, changes.definition).name);
    }
  }
  if (same > 0) fmt::print("  {} the same in every case\n", counted(same, "rule or value is", "rules and values are"));
}

Json comparison_json(const lang::Program& program, const Comparison& comparison, const DiffCommand& command) {
  Json json{{"from", command.from}, {"to", command.to}, {"law", Json::array()}, {"rules", Json::array()}};
  for (const auto& change : comparison.law) {
    json["law"].push_back({{"provisions", change.provisions}, {"then", change.before}, {"now", change.now}});
  }
  for (const RuleChange& change : comparison.rules) {
    if (change.told.verdict == Verdict::impossible) continue;
    Json rule{{"name", definition_of(program, change.definition).name},
              {"because", because(program, change)},
              {"decided", change.told.verdict == Verdict::possible}};
    if (change.told.the_case) {
      rule.update(
          {{"then", change.told.one}, {"now", change.told.other}, {"example", example_of(program, change, command)}});
    }
    json["rules"].push_back(std::move(rule));
  }
  json["law stands otherwise"] = Json::array();
  for (const int index : comparison.cites_changed_law) {
    json["law stands otherwise"].push_back(definition_of(program, index).name);
  }
  return json;
}

Json cases_json(const lang::Program& program, const analysis::CaseComparison& cases) {
  Json json{{"cases", cases.cases}, {"changes", Json::array()}};
  for (const auto& changes : cases.changes) {
    for (const auto& move : changes.moves) {
      json["changes"].push_back({{"name", definition_of(program, changes.definition).name},
                                 {"then", move.before},
                                 {"now", move.now},
                                 {"cases", move.cases}});
    }
  }
  return json;
}

// The rules that the user named; or, of the record that most of the changes are about, those that may differ.
Result<std::vector<int>> rules_for_cases(const lang::Program& program, const Comparison& comparison,
                                         const std::vector<int>& named) {
  if (!named.empty()) return named;
  std::map<int, std::vector<int>> by_record;
  for (const RuleChange& change : comparison.rules) {
    const auto& parameters = definition_of(program, change.definition).parameters;
    if (parameters.size() == 1) by_record[parameters.front()].push_back(change.definition);
  }
  std::vector<int> rules;
  for (const auto& [record, changed] : by_record) {
    if (changed.size() > rules.size()) rules = changed;
  }
  if (rules.empty())
    return fail("no rule's answer can differ between these days", "name rules with --rules to count all the same");
  return rules;
}

int run_diff(const DiffCommand& command) {
  if (command.first() >= command.last())
    return report_error(
        {.message = "--from must be before --to", .help = "give the earlier day with --from", .place = {}});
  auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  const lang::Program& program = open->book.program;
  Progress progress("comparing");
  progress.say("law and rules");
  auto named = find_all_named(program.definitions, command.rules, "rule or value");
  if (!named) return report_error(named.error());
  const Comparison comparison =
      analysis::compare_dates(program, command.first(), command.last(), *named,
                              std::chrono::milliseconds(static_cast<int>(command.seconds * 1000)));
  std::optional<analysis::CaseComparison> cases;
  if (!command.cases.empty()) {
    auto rules = rules_for_cases(program, comparison, *named);
    if (!rules) return report_error(rules.error());
    auto compared = analysis::compare_cases(program, command.cases, *rules, command.first(), command.last());
    if (!compared) return report_error(compared.error());
    cases = std::move(*compared);
  }
  if (command.format == Format::json) {
    Json json = comparison_json(program, comparison, command);
    if (cases) json.update(cases_json(program, *cases));
    fmt::print("{}\n", json.dump(2));
    return exit_done;
  }
  print_law(comparison, command);
  print_rules(program, comparison, command);
  if (cases) print_cases(program, *cases);
  return exit_done;
}

}  // namespace

void add_diff(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<DiffCommand>();
  CLI::App* command =
      app.add_subcommand("diff", "Compare the law of two days: which rules differ, with a case for each");
  command->add_option("--from", options->from, "The earlier day")->option_text("DATE")->required()->check(is_date());
  command->add_option("--to", options->to, "The later day; time is counted to it")
      ->option_text("DATE")
      ->required()
      ->check(is_date());
  command->add_option("--cases", options->cases, "Files in the shape of docs/data.md: how many cases change, and how")
      ->option_text("FILE ...");
  command
      ->add_option("--rules", options->rules,
                   "Rules and values to look at; with --cases of one record. All that may differ when left out")
      ->option_text("NAME ...")
      ->delimiter(',');
  command->add_option("--seconds", options->seconds, "The most time for one rule")
      ->option_text("N [10]")
      ->check(CLI::PositiveNumber);
  add_book(*command, options->book);
  add_format(*command, options->format);
  add_example(*command, "takecare diff --from 2018-04-16 --to 2018-04-17");
  command->callback([options, &outcome] { outcome.exit = run_diff(*options); });
}

}  // namespace takecare::cli
