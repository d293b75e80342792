// takecare duties: what is due on a day, who owes it, and whether it was done.
#include <fmt/core.h>

#include <map>
#include <memory>

#include "takecare/cli/commands.h"
#include "takecare/cli/ledger_door.h"
#include "takecare/cli/program_door.h"
#include "takecare/programs/duties.h"
#include "takecare/programs/ledger_past.h"

namespace takecare::cli {
namespace {

enum class DutiesFormat { text, json, ics };

struct DutiesOptions {
  std::string as_of;
  std::string known;
  LedgerOptions ledger;
  std::vector<std::string> book;
  DutiesFormat format = DutiesFormat::text;
};

int run_duties(const DutiesOptions& options) {
  const auto open = open_sound_book(options.book);
  if (!open) return report_error(open.error());
  auto ledger = open_ledger(options.ledger, ledger::Access::read);
  if (!ledger) return report_error(ledger.error());
  const auto past = programs::LedgerPast::of(*ledger);
  if (!past) return report_error(past.error());
  const Days as_of = *parse_iso_date(options.as_of);
  const auto rows = programs::duties(open->book.program, *past, {.as_of = as_of, .known = options.known});
  if (!rows) return report_error(rows.error());
  switch (options.format) {
    case DutiesFormat::text: fmt::print("{}", programs::duties_text(*rows, as_of)); break;
    case DutiesFormat::json: fmt::print("{}", programs::duties_json(*rows, as_of)); break;
    case DutiesFormat::ics: fmt::print("{}", programs::duties_calendar(*rows, as_of)); break;
  }
  return exit_done;
}

}  // namespace

void add_duties(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<DutiesOptions>();
  CLI::App* command = app.add_subcommand("duties", "List what is due, who owes it, and whether it was done");
  add_as_of(*command, options->as_of);
  command->add_option("--known", options->known, "As far as it was known then: 2018-03-01T09:30:00Z")
      ->option_text("TIME")
      ->check(is_time());
  add_ledger_folder(*command, options->ledger);
  const std::map<std::string, DutiesFormat> formats{
      {"text", DutiesFormat::text}, {"json", DutiesFormat::json}, {"ics", DutiesFormat::ics}};
  command->add_option("--format", options->format, "How it is printed: text, json, or ics (a calendar)")
      ->transform(CLI::Transformer(formats).description(""))
      ->option_text("text|json|ics [text]");
  add_book(*command, options->book);
  add_example(*command, "takecare duties --as-of 2018-03-01 --ledger out/ledger");
  command->callback([options, &outcome] { outcome.exit = run_duties(*options); });
}

}  // namespace takecare::cli
