// takecare check: is the book sound?
#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/progress.h"

namespace takecare::cli {
namespace {

struct CheckOptions {
  std::vector<std::string> paths;
  Format format = Format::text;
};

void print_not_yet_run(const lang::Program& program) {
  if (program.not_yet_run.empty()) return;
  fmt::print("Not yet run\n");
  for (const auto& item : program.not_yet_run) {
    fmt::print("  {:<40}{}:{}\n", item.keyword + " " + item.name, item.place.file, item.place.line);
  }
  fmt::print("\n");
}

int run_check(const CheckOptions& options) {
  auto open = open_book(options.paths);
  if (!open) return report_error(open.error());
  print_diagnostics(*open);
  const lang::Program& program = open->book.program;
  if (options.format == Format::text) {
    print_not_yet_run(program);
    fmt::print("{}: {}, {}\n", open->book.errors == 0 ? "The book is sound" : "The book has errors",
               counted(std::ssize(open->chapters), "chapter", "chapters"),
               counted(open->book.errors, "error", "errors"));
  }
  return open->book.errors == 0 ? exit_done : exit_no;
}

}  // namespace

void add_check(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command =
      app.add_subcommand("check", "Check the book: its language, its examples, what of the law it carries out");
  command->add_option("BOOK", options->paths, "Chapters, or folders of chapters; the book of takecare when left out");
  add_format(*command, options->format);
  add_example(*command, "takecare check book");
  command->callback([options, &outcome] { outcome.exit = run_check(*options); });
}

}  // namespace takecare::cli
