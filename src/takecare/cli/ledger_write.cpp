// takecare ledger append, import: events into the ledger.
#include <fmt/core.h>

#include <algorithm>
#include <memory>

#include "takecare/cli/ledger_commands.h"
#include "takecare/cli/ledger_door.h"
#include "takecare/cli/progress.h"
#include "takecare/ledger/import.h"
#include "takecare/programs/said.h"

namespace takecare::cli {
namespace {

struct AppendOptions {
  LedgerOptions ledger;
  ledger::Event event;
  std::string on;
  std::vector<std::string> evidence;  // NAME or NAME=SHA256
  std::vector<std::string> law;       // CITATION=STATUS
  std::int64_t expected = -1;
};

std::pair<std::string, std::string> split(const std::string& text) {
  const std::size_t at = text.rfind('=');
  return at == std::string::npos ? std::pair(text, std::string()) : std::pair(text.substr(0, at), text.substr(at + 1));
}

ledger::Event event_of(const AppendOptions& options) {
  ledger::Event event = options.event;
  event.on = *parse_iso_date(options.on);
  event.time = time_of(options.ledger);
  for (const std::string& one : options.evidence) {
    const auto [name, sha256] = split(one);
    event.evidence.push_back({.name = name, .sha256 = sha256, .note = {}});
  }
  for (const std::string& one : options.law) {
    const auto [citation, status] = split(one);
    event.law.push_back({.citation = citation, .status = status});
  }
  return event;
}

int run_append(const AppendOptions& options) {
  auto opened = open_ledger(options.ledger, ledger::Access::write);
  if (!opened) return report_error(opened.error());
  const std::vector<ledger::Event> events{event_of(options)};
  if (const std::string why = programs::why_not_appended(events.front()); !why.empty()) {
    return report_error({.message = why, .help = "do the act: takecare act, takecare correct, takecare show"});
  }
  const auto expected = options.expected < 0 ? std::optional<std::uint64_t>()
                                             : std::optional(static_cast<std::uint64_t>(options.expected));
  auto done = opened->append(events, expected);
  if (!done) return report_append(done.error());
  if (auto published = opened->publish(); !published) return report_error(published.error());
  fmt::print("entry {}\n", done->front());
  return exit_done;
}

struct ImportOptions {
  LedgerOptions ledger;
  std::string file;
  std::size_t batch = 10'000;
};

int run_import(const ImportOptions& options) {
  auto opened = open_ledger(options.ledger, ledger::Access::write);
  if (!opened) return report_error(opened.error());
  auto imported = ledger::import_events(*opened, options.file, programs::why_not_appended, options.batch);
  if (!imported) return report_error(imported.error());
  for (const auto& [line, problem] : imported->problems) {
    report_error({.message = problem, .place = {.file = options.file, .line = static_cast<int>(line)}});
  }
  if (!imported->problems.empty()) {
    fmt::print("{}: nothing was appended\n", options.file);
    return exit_no;
  }
  if (auto published = opened->publish(); !published) return report_error(published.error());
  fmt::print("{}: {} appended, {} were there\n", options.file,
             counted(static_cast<std::int64_t>(imported->appended), "event", "events"),
             with_commas(static_cast<std::int64_t>(imported->repeated)));
  return exit_done;
}

}  // namespace

void add_ledger_append(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<AppendOptions>();
  CLI::App* command = app.add_subcommand("append", "Append one event; print the index that it has");
  add_ledger_writer(*command, options->ledger);
  ledger::Event& event = options->event;
  command->add_option("--kind", event.kind, "What kind of event, in a word of small letters: receipt, remark")
      ->option_text("WORD")
      ->required();
  command->add_option("--on", options->on, "The date on which it was so")
      ->option_text("DATE")
      ->required()
      ->check(is_date());
  command->add_option("--actor", event.actor, "Who did it: an identifier that is no name")->option_text("ID");
  command->add_option("--authority", event.authority, "On whose authority")->option_text("WORD");
  command->add_option("--program", event.program, "The program of the record")->option_text("NAME");
  command->add_option("--id", event.id, "The record that it is about")->option_text("ID");
  command->add_option("--act", event.act, "Which act")->option_text("NAME");
  command->add_option("--fields", event.fields, "What else it says: an object in canonical JSON")->option_text("JSON");
  command->add_option("--evidence", options->evidence, "Documents, with the SHA-256 of each where it is known")
      ->option_text("NAME[=SHA256] ...");
  command->add_option("--law", options->law, "The law that it rests on, and how it stands")
      ->option_text("CITATION=STATUS ...");
  command->add_option("--reasons", event.reasons, "The actor's written reasons")->option_text("TEXT");
  command->add_option("--request", event.key, "A key of the request: repeated with the same, it is appended once")
      ->option_text("KEY");
  command->add_option("--book", event.book, "The SHA-256 of the book that it was judged by")->option_text("SHA256");
  command->add_option("--expect", options->expected, "Append only when the ledger has so many entries")
      ->option_text("SIZE")
      ->check(CLI::NonNegativeNumber);
  add_example(*command,
              "takecare ledger append --ledger out/ledger --kind receipt --program Case --id C-1 \\\n"
              "    --actor officer-7 --authority officer --on 2018-03-01");
  command->callback([options, &outcome] { outcome.exit = run_append(*options); });
}

void add_ledger_import(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command =
      app.add_subcommand("import", "Append the events of a file, one in canonical JSON a line (docs/ledger-format.md)");
  command->add_option("FILE", options->file, "The file")->required();
  add_ledger_folder(*command, options->ledger);
  command->add_option("--key", options->ledger.key, "The private key, where it is not in the folder")
      ->option_text("FILE");
  command->add_option("--batch", options->batch, "How many lines are appended at once, all or none")
      ->option_text("N [10000]")
      ->check(CLI::PositiveNumber);
  add_example(*command, "takecare ledger import events.jsonl --ledger out/ledger");
  command->callback([options, &outcome] { outcome.exit = run_import(*options); });
}

}  // namespace takecare::cli
