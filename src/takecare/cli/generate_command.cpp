// takecare generate: synthetic extracts of a scenario.
#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/names.h"
#include "takecare/cli/progress.h"
#include "takecare/extracts/scenario.h"

namespace takecare::cli {
namespace {

struct GenerateCommand {
  std::string scenario;
  std::int64_t people = 0;
  std::uint64_t seed = 1;
  std::string out;
  std::vector<std::string> book;
  Format format = Format::text;
};

// The scenario that was named, or the only one.
Result<int> chosen_scenario(const lang::Program& program, const std::string& name) {
  if (name.empty() && program.scenarios.size() == 1) return 0;
  return find_named(program.scenarios, name, "scenario");
}

void print_files(const std::vector<extracts::GeneratedFile>& files, Format format) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const auto& file : files) {
    if (format == Format::text) {
      fmt::print("{}: {} of {}, invented\n", file.file.string(), counted(file.rows, "row", "rows"), file.extract);
    }
    json.push_back({{"extract", file.extract}, {"file", file.file.string()}, {"rows", file.rows}});
  }
  if (format == Format::json) fmt::print("{}\n", json.dump(2));
}

int run_generate(const GenerateCommand& command) {
  auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  auto scenario = chosen_scenario(open->book.program, command.scenario);
  if (!scenario) return report_error(scenario.error());
  Progress progress("inventing");
  extracts::GenerateOptions options;
  options.people = command.people;
  options.seed = command.seed;
  options.progress = [&progress](std::int64_t rows) { progress.at(rows, "rows"); };
  auto files = extracts::generate(open->book.program, *scenario, command.out, options);
  if (!files) return report_error(files.error());
  print_files(*files, command.format);
  return exit_done;
}

}  // namespace

void add_generate(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<GenerateCommand>();
  CLI::App* command =
      app.add_subcommand("generate", "Invent extracts by a scenario of the book: the same bytes for the same seed");
  command->add_option("SCENARIO", options->scenario, "The scenario of the book; may be left out when it has one only");
  command->add_option("--people", options->people, "How many persons; as many as the scenario says when left out")
      ->option_text("N")
      ->check(CLI::PositiveNumber);
  command->add_option("--seed", options->seed, "Another seed, other persons")->option_text("S [1]");
  command->add_option("-o,--out", options->out, "The folder for the files")->option_text("DIR")->required();
  add_book(*command, options->book);
  add_format(*command, options->format);
  add_example(*command, "takecare generate --people 1000 --seed 7 -o out/synthetic");
  command->callback([options, &outcome] { outcome.exit = run_generate(*options); });
}

}  // namespace takecare::cli
