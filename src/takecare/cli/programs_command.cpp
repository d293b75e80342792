// takecare programs: the life cycles that the book declares.
#include <fmt/core.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/cli/commands.h"
#include "takecare/cli/program_door.h"
#include "takecare/programs/diagram.h"
#include "takecare/programs/hold.h"

namespace takecare::cli {
namespace {

enum class ProgramsFormat { text, svg, json };

struct ProgramsOptions {
  std::string name;
  std::vector<std::string> book;
  ProgramsFormat format = ProgramsFormat::text;
};

nlohmann::ordered_json program_json(const lang::Program& program, const lang::LifeProgram& life) {
  const auto& stages = program.enumerations[static_cast<std::size_t>(life.stages)].values;
  nlohmann::ordered_json json{{"program", life.name},
                              {"record", program.records[static_cast<std::size_t>(life.record)].name}};
  for (const auto& stage : stages) json["stages"].push_back(stage.name);
  for (const auto& act : life.acts) {
    nlohmann::ordered_json one{{"act", act.name}, {"begins", act.begins}};
    one["from"] = nlohmann::ordered_json::array();
    for (const int from : act.from) one["from"].push_back(stages[static_cast<std::size_t>(from)].name);
    if (act.to >= 0) one["to"] = stages[static_cast<std::size_t>(act.to)].name;
    for (const auto& by : act.by) one["by"].push_back(programs::authority_name(program, by.authority));
    json["acts"].push_back(std::move(one));
  }
  return json;
}

int run_programs(const ProgramsOptions& options) {
  const auto open = open_sound_book(options.book);
  if (!open) return report_error(open.error());
  const lang::Program& program = open->book.program;
  std::vector<int> chosen;
  for (int i = 0; i < std::ssize(program.programs); ++i) chosen.push_back(i);
  if (!options.name.empty()) {
    const auto found = find_program(program, options.name);
    if (!found) return report_error(found.error());
    chosen = {*found};
  }
  if (options.format == ProgramsFormat::svg && chosen.size() != 1) {
    return report_error({.message = "one picture shows one program", .help = "name the program"});
  }
  if (chosen.empty()) fmt::print(stderr, "the book has no program\n");
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const int index : chosen) {
    const auto& life = program.programs[static_cast<std::size_t>(index)];
    switch (options.format) {
      case ProgramsFormat::text:
        fmt::print("{}{}", index == chosen.front() ? "" : "\n", programs::diagram_text(program, life));
        break;
      case ProgramsFormat::svg: fmt::print("{}", programs::diagram_svg(program, life)); break;
      case ProgramsFormat::json: json.push_back(program_json(program, life)); break;
    }
  }
  if (options.format == ProgramsFormat::json) fmt::print("{}\n", json.dump(2));
  return exit_done;
}

}  // namespace

void add_programs(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<ProgramsOptions>();
  CLI::App* command = app.add_subcommand("programs", "Show the life cycles of the book's programs");
  command->add_option("NAME", options->name, "One program, or its record; all when left out");
  const std::map<std::string, ProgramsFormat> formats{
      {"text", ProgramsFormat::text}, {"svg", ProgramsFormat::svg}, {"json", ProgramsFormat::json}};
  command->add_option("--format", options->format, "How it is printed: text, svg (a picture of one program), or json")
      ->transform(CLI::Transformer(formats).description(""))
      ->option_text("text|svg|json [text]");
  add_book(*command, options->book);
  add_example(*command, "takecare programs NAME --format svg > life.svg");
  command->callback([options, &outcome] { outcome.exit = run_programs(*options); });
}

}  // namespace takecare::cli
