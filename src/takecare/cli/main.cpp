#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "takecare/cli/commands.h"
#include "takecare/lang/suggest.h"

namespace takecare::cli {
namespace {

void describe(CLI::App& app) {
  app.require_subcommand(1);
  app.set_version_flag("--version", "takecare " TAKECARE_VERSION);
  app.footer(
      "'takecare COMMAND --help' explains a command, with an example.\n"
      "Exit status: 0 done; 1 the answer is no: errors in the book, rows rejected; 2 wrong use.");
}

// The first word must be a command; CLI11 alone would only say that one is required.
bool refuse_unknown_command(const CLI::App& app, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return false;
  const std::string word = argv[1];
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  if (std::ranges::find(names, word) != names.end()) return false;
  const std::string meant = lang::did_you_mean(word, names);
  fmt::print(stderr, "takecare: there is no command '{}'{}{}\n  help: takecare --help\n", word,
             meant.empty() ? "" : "; ", meant);
  return true;
}

int run(CLI::App& app, const Outcome& outcome, int argc, char** argv) {
  if (refuse_unknown_command(app, argc, argv)) return exit_wrong_use;
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& wish) {  // --help, --version
    return app.exit(wish);
  } catch (const CLI::ParseError& mistake) {
    const auto chosen = app.get_subcommands();
    const std::string command = chosen.empty() ? "takecare" : "takecare " + chosen.front()->get_name();
    fmt::print(stderr, "{}: {}\n  help: {} --help\n", command, mistake.what(), command);
    return exit_wrong_use;
  }
  return outcome.exit;
}

}  // namespace
}  // namespace takecare::cli

int main(int argc, char** argv) {
  CLI::App app{"takecare executes law as software: the book of the law is the program.", "takecare"};
  takecare::cli::Outcome outcome;
  takecare::cli::describe(app);
  takecare::cli::add_act(app, outcome);
  takecare::cli::add_analyze(app, outcome);
  takecare::cli::add_book_command(app, outcome);
  takecare::cli::add_check(app, outcome);
  takecare::cli::add_correct(app, outcome);
  takecare::cli::add_decide(app, outcome);
  takecare::cli::add_diff(app, outcome);
  takecare::cli::add_duties(app, outcome);
  takecare::cli::add_evaluate(app, outcome);
  takecare::cli::add_explore(app, outcome);
  takecare::cli::add_fmt(app, outcome);
  takecare::cli::add_generate(app, outcome);
  takecare::cli::add_import(app, outcome);
  takecare::cli::add_ledger(app, outcome);
  takecare::cli::add_match(app, outcome);
  takecare::cli::add_programs(app, outcome);
  takecare::cli::add_register(app, outcome);
  takecare::cli::add_report(app, outcome);
  takecare::cli::add_schema(app, outcome);
  takecare::cli::add_show(app, outcome);
  takecare::cli::add_sql(app, outcome);
  takecare::cli::add_text(app, outcome);
  return takecare::cli::run(app, outcome, argc, argv);
}
