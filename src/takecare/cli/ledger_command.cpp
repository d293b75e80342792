// takecare ledger: the commands under it, and those that make a ledger and show it to the world.
#include <fmt/core.h>

#include <memory>

#include "takecare/cli/commands.h"
#include "takecare/cli/ledger_commands.h"
#include "takecare/cli/ledger_door.h"
#include "takecare/programs/ledger_past.h"

namespace takecare::cli {
namespace {

struct InitOptions {
  std::string folder;
  std::string origin;
  std::string store;
  std::string registrar;
  LedgerOptions ledger;  // of which only the time is asked for
};

int run_init(const InitOptions& options) {
  auto made = ledger::Ledger::create(options.folder, options.origin, options.store);
  if (!made) return report_error(made.error());
  if (!options.registrar.empty()) {
    const ledger::Event opening = programs::opening_event(options.registrar, time_of(options.ledger));
    if (const auto opened = made->append({&opening, 1}); !opened) return report_append(opened.error());
  }
  if (auto published = made->publish(); !published) return report_error(published.error());
  fmt::print(
      "{0}: {2} ledger, {1}\n"
      "  key.pub      give it to whoever verifies\n"
      "  key.private  signs: keep it from others, and keep a copy in another place\n",
      options.folder, made->origin(), options.registrar.empty() ? "an empty" : "a new");
  return exit_done;
}

void add_init(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<InitOptions>();
  CLI::App* command = app.add_subcommand("init", "Make an empty ledger, with its keys");
  command->add_option("DIR", options->folder, "The folder: empty, or not there yet")->required();
  command->add_option("--origin", options->origin, "What names the log for all time, in the form of an address")
      ->option_text("NAME")
      ->required();
  command
      ->add_option("--store", options->store, "Keep the entries in a PostgreSQL database, not in a file of the folder")
      ->option_text("postgresql://…");
  command
      ->add_option("--registrar", options->registrar,
                   "The human who may record the first appointments of its programs: an identifier that is no name")
      ->option_text("ID");
  add_ledger_time(*command, options->ledger);
  add_example(*command, "takecare ledger init out/ledger --origin agency.example/ledger --registrar R-1");
  command->callback([options, &outcome] { outcome.exit = run_init(*options); });
}

struct CheckpointOptions {
  LedgerOptions ledger;
  bool all = false;
};

int run_checkpoint(const CheckpointOptions& options) {
  auto opened = open_ledger(options.ledger, ledger::Access::read);
  if (!opened) return report_error(opened.error());
  if (auto published = opened->publish(options.all); !published) return report_error(published.error());
  auto note = opened->checkpoint();
  if (!note) return report_error(note.error());
  fmt::print("{}", *note);
  return exit_done;
}

void add_checkpoint(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<CheckpointOptions>();
  CLI::App* command =
      app.add_subcommand("checkpoint", "Bring the published files up to the store, and print the signed checkpoint");
  add_ledger_folder(*command, options->ledger);
  command->add_flag("--all", options->all, "Write every published file anew");
  add_example(*command, "takecare ledger checkpoint --ledger out/ledger");
  command->callback([options, &outcome] { outcome.exit = run_checkpoint(*options); });
}

}  // namespace

void add_ledger(CLI::App& app, Outcome& outcome) {
  CLI::App* command =
      app.add_subcommand("ledger", "The append-only record of what was done; every entry can be proved");
  command->require_subcommand(1);
  add_init(*command, outcome);
  add_ledger_append(*command, outcome);
  add_ledger_import(*command, outcome);
  add_ledger_show(*command, outcome);
  add_ledger_history(*command, outcome);
  add_checkpoint(*command, outcome);
  add_ledger_prove(*command, outcome);
  add_ledger_verify(*command, outcome);
  add_ledger_fsck(*command, outcome);
  add_ledger_backup(*command, outcome);
  add_ledger_restore(*command, outcome);
  add_ledger_erase(*command, outcome);
  add_ledger_scrub(*command, outcome);
  add_example(*command, "takecare ledger init out/ledger --origin agency.example/ledger");
}

}  // namespace takecare::cli
