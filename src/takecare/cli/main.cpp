#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <exception>

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

int start(int argc, char** argv) {
  CLI::App app{"takecare executes law as software: the book of the law is the program.", "takecare"};
  Outcome outcome;
  describe(app);
  add_act(app, outcome);
  add_analyze(app, outcome);
  add_book_command(app, outcome);
  add_check(app, outcome);
  add_correct(app, outcome);
  add_decide(app, outcome);
  add_diff(app, outcome);
  add_duties(app, outcome);
  add_enclose(app, outcome);
  add_evaluate(app, outcome);
  add_explore(app, outcome);
  add_fmt(app, outcome);
  add_generate(app, outcome);
  add_import(app, outcome);
  add_ledger(app, outcome);
  add_match(app, outcome);
  add_programs(app, outcome);
  add_publish(app, outcome);
  add_register(app, outcome);
  add_report(app, outcome);
  add_schema(app, outcome);
  add_show(app, outcome);
  add_sql(app, outcome);
  add_text(app, outcome);
  add_trace(app, outcome);
  add_verify(app, outcome);
  return run(app, outcome, argc, argv);
}

}  // namespace
}  // namespace takecare::cli

// Nothing that takecare does throws across a module; what a library throws all the same, for want of memory, say, ends
// in words.
int main(int argc, char** argv) {
  try {
    return takecare::cli::start(argc, argv);
  } catch (const std::exception& unexpected) {
    std::fputs("takecare: ", stderr);
    std::fputs(unexpected.what(), stderr);
    std::fputs("\n", stderr);
    return takecare::cli::exit_wrong_use;
  }
}
