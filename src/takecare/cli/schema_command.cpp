// takecare schema: the contract of an extract, for those who send it.
#include <fmt/core.h>

#include <memory>

#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/names.h"
#include "takecare/extracts/schema.h"

namespace takecare::cli {
namespace {

struct SchemaCommand {
  std::string extract;
  std::vector<std::string> book;
};

int run_schema(const SchemaCommand& command) {
  auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  auto extract = find_named(open->book.program.extracts, command.extract, "extract");
  if (!extract) return report_error(extract.error());
  auto schema = extracts::table_schema(open->book.program, *extract);
  if (!schema) return report_error(schema.error());
  fmt::print("{}", *schema);
  return exit_done;
}

}  // namespace

void add_schema(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<SchemaCommand>();
  CLI::App* command =
      app.add_subcommand("schema", "Print the contract of an extract as a Frictionless Table Schema (JSON)");
  command->add_option("EXTRACT", options->extract, "The extract of the book")->required();
  add_book(*command, options->book);
  add_example(*command, "takecare schema EXTRACT > contract.json");
  command->callback([options, &outcome] { outcome.exit = run_schema(*options); });
}

}  // namespace takecare::cli
