// takecare show: a record as one may see it. The read is recorded before anything is printed.
#include <fmt/core.h>

#include <memory>

#include "takecare/cli/commands.h"
#include "takecare/cli/ledger_door.h"
#include "takecare/cli/program_door.h"
#include "takecare/programs/ledger_past.h"
#include "takecare/programs/show.h"

namespace takecare::cli {
namespace {

struct ShowOptions {
  std::string program;
  std::string id;
  std::string viewer;
  std::string as_of;
  std::string known;
  LedgerOptions ledger;
  std::vector<std::string> book;
};

int record_read(ledger::Ledger& ledger, const ledger::Event& read) {
  const auto recorded = ledger.append({&read, 1});
  if (!recorded) return report_append(recorded.error());
  if (auto published = ledger.publish(); !published) return report_error(published.error());
  return exit_done;
}

int show_one(const lang::Program& program, ledger::Ledger& ledger, const programs::Past& past,
             const programs::ShowRequest& request) {
  const auto shown = programs::show(program, past, request);
  if (!shown) return report_error(shown.error(), exit_no);
  if (const int exit = record_read(ledger, shown->read); exit != exit_done) return exit;
  fmt::print("{}", programs::shown_text(*shown));
  return shown->grounds.empty() ? exit_no : exit_done;
}

int show_all(const lang::Program& program, ledger::Ledger& ledger, const programs::Past& past,
             const programs::ShowRequest& request) {
  const auto list = programs::show_all(program, past, request);
  if (!list) return report_error(list.error());
  if (const int exit = record_read(ledger, list->read); exit != exit_done) return exit;
  std::size_t width = 0;
  for (const auto& [id, stage] : list->rows) width = std::max(width, id.size());
  for (const auto& [id, stage] : list->rows) fmt::print("{:<{}}  {}\n", id, width, stage);
  if (list->rows.empty()) fmt::print("no record of the program is shown to {}\n", request.viewer);
  return exit_done;
}

int run_show(const ShowOptions& options) {
  const auto open = open_sound_book(options.book);
  if (!open) return report_error(open.error());
  const lang::Program& program = open->book.program;
  const auto found = find_program(program, options.program);
  if (!found) return report_error(found.error());
  auto ledger = open_ledger(options.ledger, ledger::Access::write);
  if (!ledger) return report_error(ledger.error());
  const auto past = programs::LedgerPast::of(*ledger);
  if (!past) return report_error(past.error());
  programs::ShowRequest request{
      .program = *found, .id = options.id, .viewer = options.viewer, .time = time_of(options.ledger)};
  request.when.as_of = parse_iso_date(options.as_of.empty() ? request.time.substr(0, 10) : options.as_of).value_or(0);
  request.when.known = options.known;
  return options.id.empty() ? show_all(program, *ledger, *past, request) : show_one(program, *ledger, *past, request);
}

}  // namespace

void add_show(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<ShowOptions>();
  CLI::App* command = app.add_subcommand(
      "show", "Show a record of a program, as far as the viewer may see it; the ledger keeps who looked");
  command->add_option("PROGRAM", options->program, "The program, or its record")->required();
  command->add_option("ID", options->id, "The identifier of the record; when left out, all are listed");
  command->add_option("--as", options->viewer, "Who looks: the identifier of a human")
      ->option_text("ACTOR")
      ->required();
  command->add_option("--as-of", options->as_of, "The day of which the state is shown; today, when left out")
      ->option_text("DATE")
      ->check(is_date());
  command->add_option("--known", options->known, "As far as it was known then: 2018-03-01T09:30:00Z")
      ->option_text("TIME")
      ->check(is_time());
  add_ledger_writer(*command, options->ledger);
  add_book(*command, options->book);
  add_example(*command, "takecare show PROGRAM ID --as ACTOR --ledger out/ledger");
  command->callback([options, &outcome] { outcome.exit = run_show(*options); });
}

}  // namespace takecare::cli
