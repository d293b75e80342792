// takecare match: what facilities, cities and States of imported records were put to, and on what evidence.
#include <fmt/core.h>

#include <memory>

#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/names.h"
#include "takecare/extracts/resolve.h"

namespace takecare::cli {
namespace {

struct MatchCommand {
  std::string resolution;
  std::string data;
  std::vector<std::string> book;
};

int run_match(const MatchCommand& command) {
  auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  auto resolution = find_named(open->book.program.resolutions, command.resolution, "resolution");
  if (!resolution) return report_error(resolution.error());
  auto file = extracts::write_all_matches(open->book.program, *resolution, command.data);
  if (!file) return report_error(file.error());
  if (!*file) {
    return report_error(
        {.message = fmt::format("'{}' holds no accepted row that {} is about", command.data, command.resolution),
         .help = fmt::format("import some: takecare import EXTRACT FILE --data {}", command.data)});
  }
  fmt::print("{}: every match with its evidence and its candidates\n", (*file)->string());
  return exit_done;
}

}  // namespace

void add_match(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<MatchCommand>();
  CLI::App* command =
      app.add_subcommand("match", "Show to which jurisdiction each facility was put, and on what evidence");
  command->add_option("RESOLUTION", options->resolution, "The resolution of the book")->required();
  command->add_option("--data", options->data, "The data folder")->option_text("DIR")->required();
  add_book(*command, options->book);
  add_example(*command, "takecare match RESOLUTION --data out/data");
  command->callback([options, &outcome] { outcome.exit = run_match(*options); });
}

}  // namespace takecare::cli
