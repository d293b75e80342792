// takecare explore: every life of a program to a depth; does what must always hold?
#include <fmt/core.h>

#include <memory>

#include "takecare/cli/commands.h"
#include "takecare/cli/program_door.h"
#include "takecare/programs/explore.h"

namespace takecare::cli {
namespace {

struct ExploreCommand {
  std::string name;
  std::vector<std::string> book;
  programs::ExploreOptions bounds;
};

int run_explore(const ExploreCommand& command) {
  const auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  const lang::Program& program = open->book.program;
  std::vector<int> chosen;
  for (int i = 0; i < std::ssize(program.programs); ++i) chosen.push_back(i);
  if (!command.name.empty()) {
    const auto found = find_program(program, command.name);
    if (!found) return report_error(found.error());
    chosen = {*found};
  }
  if (chosen.empty()) fmt::print(stderr, "the book has no program\n");
  bool sound = true;
  bool to_the_end = true;
  for (const int index : chosen) {
    const auto explored = programs::explore(program, index, command.bounds);
    if (!explored) return report_error(explored.error());
    fmt::print("{}", programs::explored_text(*explored));
    sound = sound && explored->broken.empty();
    to_the_end = to_the_end && explored->to_the_end;
  }
  if (!to_the_end) fmt::print(stderr, "  help: more lives are tried with --tries N and --states N\n");
  return sound ? exit_done : exit_no;
}

}  // namespace

void add_explore(CLI::App& app, Outcome& outcome) {
  auto command = std::make_shared<ExploreCommand>();
  CLI::App* added = app.add_subcommand("explore", "Try every life of a program: does what must always hold?");
  added->add_option("PROGRAM", command->name, "One program, or its record; all when left out");
  added->add_option("--depth", command->bounds.depth, "How many acts a life has at most")
      ->option_text("N [6]")
      ->check(CLI::Range(1, 20));
  added->add_option("--states", command->bounds.most_states, "How many states are followed up at most")
      ->option_text("N [5000]");
  added->add_option("--tries", command->bounds.most_tries, "How many acts are tried at most")
      ->option_text("N [200000]");
  added->add_option("--ways", command->bounds.most_ways, "How many combinations of fields an act is tried with at most")
      ->option_text("N [32]");
  add_book(*added, command->book);
  add_example(*added, "takecare explore PROGRAM --depth 6");
  added->callback([command, &outcome] { outcome.exit = run_explore(*command); });
}

}  // namespace takecare::cli
