// takecare ledger show, history: what the ledger holds.
#include <fmt/core.h>

#include <memory>

#include "takecare/cli/ledger_commands.h"
#include "takecare/cli/ledger_door.h"

namespace takecare::cli {
namespace {

struct ShowOptions {
  LedgerOptions ledger;
  std::uint64_t index = 0;
  Format format = Format::text;
};

// Every member that is not empty, one a line.
void print_event(const ledger::Event& event) {
  const auto print = [](const char* name, const std::string& value) {
    if (!value.empty()) fmt::print("  {:<10} {}\n", name, value);
  };
  print("kind", event.kind);
  print("program", event.program);
  print("id", event.id);
  print("act", event.act);
  print("actor", event.actor);
  print("authority", event.authority);
  print("on", format_iso_date(event.on));
  print("time", event.time);
  print("fields", event.fields == "{}" ? "" : event.fields);
  for (const auto& one : event.evidence) {
    std::string line = one.name;
    if (!one.sha256.empty()) line += ", SHA-256 " + one.sha256;
    if (!one.note.empty()) line += ", " + one.note;
    print("evidence", line);
  }
  for (const auto& one : event.law) print("law", one.citation + ": " + one.status);
  print("reasons", event.reasons);
  print("request", event.key);
  print("book", event.book);
}

int run_show(const ShowOptions& options) {
  auto opened = open_ledger(options.ledger, ledger::Access::read);
  if (!opened) return report_error(opened.error());
  auto entry = opened->entry(options.index);
  if (!entry) return report_error(entry.error());
  if (options.format == Format::json) {
    fmt::print("{}\n", entry_json(*entry));
  } else if (entry->event) {
    fmt::print("entry {}\n", entry->index);
    print_event(*entry->event);
  } else {
    fmt::print("{}\n", entry_line(*entry));
  }
  return exit_done;
}

struct HistoryOptions {
  LedgerOptions ledger;
  std::string program;
  std::string id;
  Format format = Format::text;
};

int run_history(const HistoryOptions& options) {
  auto opened = open_ledger(options.ledger, ledger::Access::read);
  if (!opened) return report_error(opened.error());
  const auto print = [&](const ledger::Entry& entry) -> Result<bool> {
    fmt::print("{}\n", options.format == Format::json ? entry_json(entry) : entry_line(entry));
    return true;
  };
  auto done = options.program.empty() ? opened->visit(0, ledger::Ledger::to_the_end, print)
              : options.id.empty()    ? opened->visit_program(options.program, print)
                                      : opened->visit_record(options.program, options.id, print);
  return done ? exit_done : report_error(done.error());
}

}  // namespace

void add_ledger_show(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<ShowOptions>();
  CLI::App* command = app.add_subcommand("show", "Show one entry");
  command->add_option("INDEX", options->index, "Its index; the first entry has 0")->required();
  add_ledger_folder(*command, options->ledger);
  add_format(*command, options->format);
  add_example(*command, "takecare ledger show 7 --ledger out/ledger");
  command->callback([options, &outcome] { outcome.exit = run_show(*options); });
}

void add_ledger_history(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<HistoryOptions>();
  CLI::App* command = app.add_subcommand("history", "List entries in their order: of all, of a program, of one record");
  command->add_option("PROGRAM", options->program, "The program; all entries, when left out");
  command->add_option("ID", options->id, "The record");
  add_ledger_folder(*command, options->ledger);
  add_format(*command, options->format);
  add_example(*command, "takecare ledger history Case C-1 --ledger out/ledger");
  command->callback([options, &outcome] { outcome.exit = run_history(*options); });
}

}  // namespace takecare::cli
