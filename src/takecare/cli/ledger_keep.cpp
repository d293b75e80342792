// takecare ledger backup, restore, erase, scrub: keeping the store, and letting go of what may not be kept.
#include <fmt/core.h>

#include <memory>

#include "takecare/cli/ledger_commands.h"
#include "takecare/cli/ledger_door.h"
#include "takecare/ledger/backup.h"
#include "takecare/programs/said.h"

namespace takecare::cli {
namespace {

struct CopyOptions {
  LedgerOptions ledger;
  std::string file;
};

int run_backup(const CopyOptions& options) {
  auto examined = ledger::back_up(options.ledger.folder, options.file);
  return examined ? print_examined(*examined, Format::text) : report_error(examined.error());
}

int run_restore(const CopyOptions& options) {
  auto examined = ledger::restore(options.file, options.ledger.folder);
  if (!examined) return report_error(examined.error());
  const int exit = print_examined(*examined, Format::text);
  if (exit != exit_done) return exit;
  fmt::print(
      "{0}: restored. Put key.private there from where it is kept, and the last checkpoint that was published; then:\n"
      "  takecare ledger checkpoint --all --ledger {0}\n",
      options.ledger.folder);
  return exit;
}

struct EraseOptions {
  LedgerOptions ledger;
  std::uint64_t index = 0;
  std::string ground;
  std::string on;
  ledger::Event event;
};

int run_erase(const EraseOptions& options) {
  auto opened = open_ledger(options.ledger, ledger::Access::write);
  if (!opened) return report_error(opened.error());
  ledger::Event event = options.event;
  event.time = time_of(options.ledger);
  event.on = *parse_iso_date(options.on.empty() ? event.time.substr(0, 10) : options.on);
  const auto entry = opened->entry(options.index);
  if (!entry) return report_error(entry.error());
  if (entry->event) event = programs::erasure_of(*entry->event, std::move(event));
  auto done = opened->erase(options.index, options.ground, event);
  if (!done) return report_append(done.error());
  if (auto published = opened->publish(); !published) return report_error(published.error());
  fmt::print("entry {} is erased; entry {} says so\n", options.index, *done);
  return exit_done;
}

int run_scrub(const LedgerOptions& options) {
  auto opened = open_ledger(options, ledger::Access::write);
  if (!opened) return report_error(opened.error());
  auto done = opened->scrub();
  return done ? exit_done : report_error(done.error());
}

}  // namespace

void add_ledger_backup(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<CopyOptions>();
  CLI::App* command =
      app.add_subcommand("backup", "Copy the store into one file while others may write; look the copy over");
  command->add_option("FILE", options->file, "The file; it must not be there yet")->required();
  add_ledger_folder(*command, options->ledger);
  add_example(*command, "takecare ledger backup ledger-2018-03-01.db --ledger out/ledger");
  command->callback([options, &outcome] { outcome.exit = run_backup(*options); });
}

void add_ledger_restore(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<CopyOptions>();
  CLI::App* command = app.add_subcommand("restore", "Make a ledger out of a backup, after looking it over");
  command->add_option("FILE", options->file, "The backup")->required();
  command->add_option("--ledger", options->ledger.folder, "The folder: empty, or not there yet")
      ->option_text("DIR")
      ->required();
  add_example(*command, "takecare ledger restore ledger-2018-03-01.db --ledger out/restored");
  command->callback([options, &outcome] { outcome.exit = run_restore(*options); });
}

void add_ledger_erase(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<EraseOptions>();
  CLI::App* command = app.add_subcommand(
      "erase", "Erase the event of one entry for good, on a ground in law; that it was erased, and why, is appended");
  command->add_option("INDEX", options->index, "The index of the entry")->required();
  add_ledger_writer(*command, options->ledger);
  command->add_option("--ground", options->ground, "The ground in law, as a citation")->option_text("TEXT")->required();
  command->add_option("--actor", options->event.actor, "Who erases: an identifier that is no name")
      ->option_text("ID")
      ->required();
  command->add_option("--reasons", options->event.reasons, "The written reasons")->option_text("TEXT")->required();
  command->add_option("--authority", options->event.authority, "On whose authority")->option_text("WORD");
  command->add_option("--on", options->on, "The date of the erasure; that of the time, when left out")
      ->option_text("DATE")
      ->check(is_date());
  add_example(*command,
              "takecare ledger erase 7 --ground 'ACT 12(a)' --actor officer-7 --reasons 'order of the court' --ledger "
              "out/ledger");
  command->callback([options, &outcome] { outcome.exit = run_erase(*options); });
}

void add_ledger_scrub(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<LedgerOptions>();
  CLI::App* command = app.add_subcommand(
      "scrub", "Rid the files of the bytes of what was erased, where another process kept them when it was");
  add_ledger_writer(*command, *options);
  add_example(*command, "takecare ledger scrub --ledger out/ledger");
  command->callback([options, &outcome] { outcome.exit = run_scrub(*options); });
}

}  // namespace takecare::cli
