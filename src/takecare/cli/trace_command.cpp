// takecare trace: the records behind a figure of a report, for those who may see them.
#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/ledger_door.h"
#include "takecare/cli/names.h"
#include "takecare/cli/progress.h"
#include "takecare/programs/ledger_past.h"
#include "takecare/programs/show.h"
#include "takecare/reports/source.h"
#include "takecare/reports/trace.h"

namespace takecare::cli {
namespace {

struct TraceCommand {
  std::string name;
  std::string period;
  std::vector<std::string> of;
  std::string as_of;
  std::string data;
  LedgerOptions ledger;
  std::string known;
  std::string viewer;
  std::vector<std::string> book;
};

Result<reports::TraceRequest> request_of(const TraceCommand& command) {
  reports::TraceRequest request{.period = command.period, .as_of = parse_iso_date(command.as_of), .of = {}};
  for (const std::string& one : command.of) {
    const std::size_t equals = one.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == one.size()) {
      return std::unexpected(Error{.message = fmt::format("'{}' names no category", one),
                                   .help = "write what the table is by, and which: --of DIMENSION=NAME",
                                   .place = {}});
    }
    request.of.emplace_back(one.substr(0, equals), one.substr(equals + 1));
  }
  return request;
}

// Whoever has the folder has the records.
int trace_imported(const OpenBook& open, int report, const TraceCommand& command) {
  const lang::Program& program = open.book.program;
  const reports::Sources sources{.data = command.data};
  auto source = reports::open_source(program, program.reports[static_cast<std::size_t>(report)], sources, {});
  if (!source) return report_error(source.error());
  const auto request = request_of(command);
  if (!request) return report_error(request.error());
  const auto records = reports::trace(program, report, *request, *source->evaluator);
  if (!records) return report_error(records.error());
  for (const reports::Identity& one : *records) fmt::print("{}  {}:{}\n", one.record, one.file, one.row);
  fmt::print(stderr, "{}\n", counted(std::ssize(*records), "record", "records"));
  return exit_done;
}

Result<std::vector<std::string>> behind(const lang::Program& program, int report, const TraceCommand& command,
                                        const reports::Sources& sources) {
  const std::string known = command.known.empty() ? time_of(command.ledger) : command.known;
  auto source = reports::open_source(program, program.reports[static_cast<std::size_t>(report)], sources, known);
  if (!source) return std::unexpected(source.error());
  const auto request = request_of(command);
  if (!request) return std::unexpected(request.error());
  const auto records = reports::trace(program, report, *request, *source->evaluator);
  if (!records) return std::unexpected(records.error());
  std::vector<std::string> ids;
  for (const reports::Identity& one : *records) ids.push_back(one.record);
  return ids;
}

// Those that are shown to the viewer, and that he looked is on the ledger before anything is printed. How many there
// are besides is not said.
int trace_ledger(const lang::Program& program, int report, const TraceCommand& command) {
  const int life = program.program_of(program.reports[static_cast<std::size_t>(report)].record);
  if (life < 0) {
    const bool duties = program.reports[static_cast<std::size_t>(report)].duties;
    return report_error({.message = "this report is not about the records of a program",
                         .help = duties ? "it is about what is due: takecare duties lists it"
                                        : "trace it in what was imported: --data DIR",
                         .place = {}});
  }
  auto ledger = open_ledger(command.ledger, ledger::Access::write);
  if (!ledger) return report_error(ledger.error());
  const auto past = programs::LedgerPast::of(*ledger);
  if (!past) return report_error(past.error());
  const auto ids = behind(program, report, command, {.past = &*past, .origin = ledger->origin()});
  if (!ids) return report_error(ids.error());
  programs::ShowRequest request{.program = life, .id = {}, .viewer = command.viewer, .time = time_of(command.ledger)};
  request.when.as_of = parse_iso_date(request.time.substr(0, 10)).value_or(0);
  request.when.known = command.known;
  const auto list = programs::show_all(program, *past, request);
  if (!list) return report_error(list.error());
  const auto recorded = ledger->append({&list->read, 1});
  if (!recorded) return report_append(recorded.error());
  if (auto published = ledger->publish(); !published) return report_error(published.error());
  std::int64_t shown = 0;
  for (const auto& [id, stage] : list->rows) {
    if (std::ranges::find(*ids, id) == ids->end()) continue;
    fmt::print("{}  {}\n", id, stage);
    ++shown;
  }
  fmt::print(stderr, "{} shown to {}\n", counted(shown, "record is", "records are"), command.viewer);
  return exit_done;
}

int run_trace(const TraceCommand& command) {
  const auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  const auto report = find_named(open->book.program.reports, command.name, "report");
  if (!report) return report_error(report.error());
  if (!command.data.empty()) return trace_imported(*open, *report, command);
  if (!command.ledger.folder.empty() && !command.viewer.empty())
    return trace_ledger(open->book.program, *report, command);
  return report_error({.message = "records are listed from what was imported, or from a ledger to somebody",
                       .help = "name one of them: --data DIR, or --ledger DIR --as ACTOR",
                       .place = {}});
}

}  // namespace

void add_trace(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<TraceCommand>();
  CLI::App* command = app.add_subcommand(
      "trace", "List the records behind a figure of a report, to those who may see them; the ledger keeps who looked");
  command->add_option("NAME", options->name, "The report of the book")->required();
  command->add_option("--period", options->period, "2018-Q1, 2018-01, 2018, 2017-01-28 (a week)")
      ->option_text("PERIOD")
      ->required();
  command->add_option("--of", options->of, "What a table is by, and which; may be given again")
      ->option_text("DIMENSION=NAME");
  command->add_option("--as-of", options->as_of, "The date of the law; the last day of the period when left out")
      ->option_text("DATE")
      ->check(is_date());
  CLI::Option* data = command->add_option("--data", options->data, "The data folder, for records that were imported")
                          ->option_text("DIR");
  command->add_option("--ledger", options->ledger.folder, "The folder of the ledger, for records of a program")
      ->option_text("DIR")
      ->excludes(data);
  command->add_option("--key", options->ledger.key, "The private key, where it is not in the folder")
      ->option_text("FILE");
  add_ledger_time(*command, options->ledger);
  command->add_option("--as", options->viewer, "With --ledger, who looks: the identifier of a human")
      ->option_text("ACTOR");
  command->add_option("--known", options->known, "With --ledger, as far as it was known then: 2018-03-01T09:30:00Z")
      ->option_text("TIME")
      ->check(is_time());
  add_book(*command, options->book);
  add_example(*command, "takecare trace REPORT --period 2018-Q1 --of DIMENSION=NAME --data out/data");
  command->callback([options, &outcome] { outcome.exit = run_trace(*options); });
}

}  // namespace takecare::cli
