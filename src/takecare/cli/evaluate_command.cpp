// takecare evaluate: rules over files of many records.
#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/names.h"
#include "takecare/cli/progress.h"
#include "takecare/engine/columns/evaluate_files.h"

namespace takecare::cli {
namespace {

using engine::columns::AnswerCount;
using engine::columns::EvaluateSummary;

struct EvaluateCommand {
  std::vector<std::string> inputs;
  std::vector<std::string> rules;
  std::string as_of;
  std::string out;
  int threads = 0;
  std::string memory = "1GiB";
  std::vector<std::string> book;
  Format format = Format::text;
};

void print_text(const EvaluateSummary& summary, const std::string& out) {
  fmt::print("{:>14} {:>14} {:>14}\n", "yes", "no", "unknown");
  for (const AnswerCount& count : summary.counts) {
    const std::string no = count.is_truth ? with_commas(count.no) : "";
    fmt::print("{:>14} {:>14} {:>14}  {}{}\n", with_commas(count.yes), no, with_commas(count.unknown), count.name,
               count.is_truth ? "" : " (a value: yes counts those that are known)");
  }
  if (!summary.fields_without_column.empty()) {
    fmt::print("No column, so unknown in every record:");
    for (const auto& field : summary.fields_without_column) fmt::print(" {}", field);
    fmt::print("\n");
  }
  fmt::print("{}: {}\n", out, counted(summary.records, "record", "records"));
}

void print_json(const EvaluateSummary& summary, const std::string& out) {
  nlohmann::ordered_json json{{"output", out}, {"records", summary.records}};
  json["answers"] = nlohmann::ordered_json::array();
  for (const AnswerCount& count : summary.counts) {
    nlohmann::ordered_json answer{{"name", count.name}};
    if (count.is_truth) {
      answer.update({{"yes", count.yes}, {"no", count.no}});
    } else {
      answer["known"] = count.yes;
    }
    answer["unknown"] = count.unknown;
    json["answers"].push_back(std::move(answer));
  }
  json["fields without column"] = summary.fields_without_column;
  fmt::print("{}\n", json.dump(2));
}

int run_evaluate(const EvaluateCommand& command) {
  auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  const lang::Program& program = open->book.program;
  engine::columns::EvaluateRequest request;
  request.inputs = command.inputs;
  auto rules = find_all_named(program.definitions, command.rules, "rule or value");
  if (!rules) return report_error(rules.error());
  request.definitions = *rules;
  request.as_of = *parse_iso_date(command.as_of);
  request.output = command.out;
  request.threads = command.threads;
  request.memory_limit = command.memory;
  Progress progress("evaluating");
  progress.say("reading");
  auto summary = engine::columns::evaluate_files(program, request);
  if (!summary) return report_error(summary.error());
  if (command.format == Format::json) {
    print_json(*summary, command.out);
  } else {
    print_text(*summary, command.out);
  }
  return exit_done;
}

}  // namespace

void add_evaluate(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<EvaluateCommand>();
  CLI::App* command = app.add_subcommand("evaluate", "Put every record of Parquet, CSV or JSON files to rules");
  command->add_option("INPUT", options->inputs, "Files in the shape of docs/data.md")->required();
  command->add_option("--rules", options->rules, "Rules and values of one record")
      ->option_text("NAME ...")
      ->required()
      ->delimiter(',');
  add_as_of(*command, options->as_of);
  command->add_option("-o,--out", options->out, "The Parquet file of answers, a column a rule; NULL is unknown")
      ->option_text("OUT.parquet")
      ->required();
  command->add_option("--threads", options->threads, "All cores when left out")
      ->option_text("N")
      ->check(CLI::PositiveNumber);
  command->add_option("--memory", options->memory, "What DuckDB may use")->option_text("SIZE [1GiB]");
  add_book(*command, options->book);
  add_format(*command, options->format);
  add_example(*command, "takecare evaluate people.parquet --rules RULE --as-of 2018-03-01 -o answers.parquet");
  command->callback([options, &outcome] { outcome.exit = run_evaluate(*options); });
}

}  // namespace takecare::cli
