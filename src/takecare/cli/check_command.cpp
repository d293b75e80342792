// takecare check: is the book sound, do its examples hold, and what of the law does it carry out?
#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/cli/book_door.h"
#include "takecare/cli/check_answer.h"
#include "takecare/cli/commands.h"

namespace takecare::cli {
namespace {

struct CheckOptions {
  std::vector<std::string> paths;
  Format format = Format::text;
};

int run_check(const CheckOptions& options) {
  auto open = open_book(options.paths);
  if (!open) return report_error(open.error());
  const CheckAnswer answer = examine(*open);
  if (options.format == Format::json) {
    fmt::print("{}\n", check_json(answer).dump(2));
  } else {
    print_diagnostics(*open);
    print_check(answer);
  }
  return answer.sound() ? exit_done : exit_no;
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
