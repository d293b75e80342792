// takecare decide: one case, put to rules, with the proof.
#include <fmt/core.h>

#include <algorithm>
#include <memory>

#include "takecare/cli/book_door.h"
#include "takecare/cli/case_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/names.h"
#include "takecare/engine/case_json.h"
#include "takecare/engine/decide.h"
#include "takecare/lang/entries.h"
#include "takecare/lang/excerpt.h"
#include "takecare/pages/words.h"
#include "takecare/reports/render/site.h"

namespace takecare::cli {
namespace {

struct DecideCommand {
  CaseOptions the_case;
  std::vector<std::string> rules;
  std::string item;
  std::string as_of;
  std::vector<std::string> book;
  Format format = Format::text;
  std::string out;
  std::string title;
  std::string warning;
};

Result<std::vector<engine::Answer>> decide_all(const lang::Program& program, const std::vector<int>& rules,
                                               const engine::Case& the_case, const DecideCommand& command) {
  std::vector<engine::Answer> answers;
  const Days as_of = *parse_iso_date(command.as_of);
  for (const int rule : rules) {
    auto answer = engine::decide(program, rule, the_case, as_of, command.item);
    if (!answer) return std::unexpected(answer.error());
    answers.push_back(std::move(*answer));
  }
  return answers;
}

// Many rules at once: what of the law is not in force, then one line a rule.
void print_overview(const lang::Program& program, const std::vector<engine::Answer>& answers) {
  std::vector<std::string> law;
  for (const auto& answer : answers) {
    for (const auto& line : answer.proof.law) {
      if (std::ranges::find(law, line) == law.end()) law.push_back(line);
    }
  }
  for (const auto& line : law) fmt::print("{}\n", line);
  if (!law.empty()) fmt::print("\n");
  for (const auto& answer : answers) {
    fmt::print("{:<14}{}\n", answer.words, program.definitions[static_cast<std::size_t>(answer.definition)].name);
  }
  fmt::print("\n'--rule NAME' shows why, and what is missing.\n");
}

std::string json_text(const lang::Program& program, const std::vector<engine::Answer>& answers) {
  std::string text = "[\n";
  for (std::size_t i = 0; i < answers.size(); ++i) {
    text += engine::answer_json(program, answers[i]) + (i + 1 < answers.size() ? ",\n" : "\n");
  }
  return text + "]\n";
}

// The case and its answers as a page of a site.
Result<std::filesystem::path> write_page(const lang::Program& program, const engine::Case& the_case,
                                         const std::vector<engine::Answer>& answers, const DecideCommand& command) {
  reports::render::WorkedCase page;
  const Days as_of = *parse_iso_date(command.as_of);
  const auto& first = program.definitions[static_cast<std::size_t>(answers.front().definition)];
  page.name = first.name;
  page.title = command.title.empty() ? first.name : command.title;
  for (const auto& answer : answers) {
    const auto& definition = program.definitions[static_cast<std::size_t>(answer.definition)];
    // The version of the date; where none is in force, the first says what the rule is.
    const lang::Version* version = lang::version_on(definition, as_of);
    auto rule = lang::excerpt(version != nullptr ? version->place : definition.place);
    if (!rule) return std::unexpected(rule.error());
    page.rules += (page.rules.empty() ? "" : "\n") + *rule;
    page.answer +=
        fmt::format("{}{}: {}", page.answer.empty() ? "" : "; ", pages::plain(definition.name), answer.words);
    page.proof += engine::answer_text(answer) + "\n";
  }
  page.answer = fmt::format("{}, as of {}.", pages::capitalized(page.answer), pages::english_date(as_of));
  page.case_json = engine::write_case_json(program, the_case);
  page.proof_json = json_text(program, answers);
  page.warning = command.warning;
  return reports::render::write_case(page, command.out);
}

int run_decide(const DecideCommand& command) {
  auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  const lang::Program& program = open->book.program;
  auto rules = find_all_named(program.definitions, command.rules, "rule or value");
  if (!rules) return report_error(rules.error());
  auto record = record_of(program, command.the_case, *rules);
  if (!record) return report_error(record.error());
  auto the_case = open_case(program, *record, command.the_case);
  if (!the_case) return report_error(the_case.error());
  const bool overview = rules->empty();
  if (overview) *rules = lang::entry_rules(program, *record);
  auto answers = decide_all(program, *rules, *the_case, command);
  if (!answers) return report_error(answers.error());
  if (command.format == Format::json) {
    fmt::print("{}", json_text(program, *answers));
  } else if (overview) {
    print_overview(program, *answers);
  } else {
    for (const auto& answer : *answers) fmt::print("{}\n", engine::answer_text(answer));
  }
  if (command.out.empty()) return exit_done;
  auto page = write_page(program, *the_case, *answers, command);
  if (!page) return report_error(page.error());
  fmt::print(stderr, "{}\n", page->string());
  return exit_done;
}

}  // namespace

void add_decide(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<DecideCommand>();
  CLI::App* command = app.add_subcommand("decide", "Put one case to the rules: the answer, why, and what is missing");
  add_case(*command, options->the_case);
  command
      ->add_option("--rule", options->rules,
                   "Rules or values; when left out, an overview of those that no other rests on")
      ->option_text("NAME ...");
  command->add_option("--item", options->item, "For rules about an item of a list: which one")->option_text("PATH");
  add_as_of(*command, options->as_of);
  command->add_option("-o,--out", options->out, "Write a page with the case and its proof into this folder, too")
      ->option_text("DIR");
  command->add_option("--title", options->title, "The title of the page")->option_text("TEXT");
  command->add_option("--warning", options->warning, "A sentence that the page shows first")->option_text("TEXT");
  add_book(*command, options->book);
  add_format(*command, options->format);
  add_example(*command, "takecare decide case.json --rule RULE --as-of 2018-03-01");
  command->callback([options, &outcome] { outcome.exit = run_decide(*options); });
}

}  // namespace takecare::cli
