#include "takecare/cli/report_door.h"

#include <fmt/core.h>

#include <memory>
#include <optional>

#include "takecare/cli/book_door.h"
#include "takecare/cli/names.h"
#include "takecare/cli/secret.h"
#include "takecare/programs/ledger_past.h"
#include "takecare/publication/draft.h"
#include "takecare/reports/periods.h"
#include "takecare/reports/source.h"

namespace takecare::cli {
namespace {

// What a report is made from, and what has to stay while it is made.
struct Records {
  std::optional<ledger::Ledger> ledger;
  std::optional<programs::LedgerPast> past;
  reports::Sources sources;
  reports::OpenSource source;
  std::string known;
};

Result<std::unique_ptr<Records>> open_records(const OpenBook& open, const lang::Report& report,
                                              const AskedReport& asked_for) {
  auto records = std::make_unique<Records>();
  records->sources.data = asked_for.data;
  auto secret = read_secret(asked_for.secret);
  if (!secret) return std::unexpected(secret.error());
  records->sources.secret = std::move(*secret);
  records->sources.threads = asked_for.threads;
  if (!asked_for.ledger.folder.empty()) {
    auto ledger = open_ledger(asked_for.ledger, ledger::Access::read);
    if (!ledger) return std::unexpected(ledger.error());
    records->ledger.emplace(std::move(*ledger));
    auto past = programs::LedgerPast::of(*records->ledger);
    if (!past) return std::unexpected(past.error());
    records->past.emplace(std::move(*past));
    records->sources.past = &*records->past;
    records->sources.origin = records->ledger->origin();
  }
  records->known = asked_for.known.empty() ? time_of(asked_for.ledger) : asked_for.known;
  auto source = reports::open_source(open.book.program, report, records->sources, records->known);
  if (!source) return std::unexpected(source.error());
  for (const auto& diagnostic : source->diagnostics) {
    fmt::print(stderr, "{}\n", lang::render(diagnostic, open.chapters, stderr_is_terminal()));
  }
  records->source = std::move(*source);
  return records;
}

std::unexpected<ReportFailure> failed(Error error, int exit = exit_wrong_use) {
  return std::unexpected(ReportFailure{.error = std::move(error), .exit = exit});
}

}  // namespace

void add_asked(CLI::App& command, AskedReport& asked) {
  command.add_option("NAME", asked.name, "The report of the book")->required();
  command.add_option("--period", asked.period, "2018-Q1, 2018-01, 2018, 2017-01-28 (a week); A..B, A,B; all")
      ->option_text("PERIOD")
      ->required();
  command.add_option("--data", asked.data, "The data folder, for records that were imported")->option_text("DIR");
  CLI::Option* ledger =
      command
          .add_option("--ledger", asked.ledger.folder,
                      "The folder of the ledger, for records of a program, and for what was let out before")
          ->option_text("DIR");
  command.add_option("--known", asked.known, "With --ledger, as far as it was known then: 2018-03-01T09:30:00Z")
      ->option_text("TIME")
      ->check(is_time())
      ->needs(ledger);
  command.add_option("--as-of", asked.as_of, "The date of the law; the last day of each period when left out")
      ->option_text("DATE")
      ->check(is_date());
  command.add_option("--warning", asked.warning, "A sentence that every page shows first")->option_text("TEXT");
  command.add_option("--threads", asked.threads, "That read what was imported; all cores when left out")
      ->option_text("N")
      ->check(CLI::PositiveNumber);
  add_secret(command, asked.secret);
  add_book(command, asked.book);
}

std::expected<reports::Report, ReportFailure> make_asked(const AskedReport& asked_for, Progress& progress) {
  auto open = open_sound_book(asked_for.book);
  if (!open) return failed(open.error());
  const lang::Program& program = open->book.program;
  auto index = find_named(program.reports, asked_for.name, "report");
  if (!index) return failed(index.error());
  const lang::Report& asked = program.reports[static_cast<std::size_t>(*index)];
  if (asked_for.period != "all") {
    const auto periods = reports::parse_periods({asked.every, asked.week_start}, asked_for.period);
    if (!periods) return failed(periods.error());
  }
  if (asked_for.data.empty() && asked_for.ledger.folder.empty()) {
    return failed({.message = "a report is made from what was imported or from a ledger",
                   .help = "name one of them, or both: --data DIR, --ledger DIR",
                   .place = {}});
  }
  progress.say(asked_for.ledger.folder.empty() ? "reading what was imported" : "reading the ledger");
  auto records = open_records(*open, asked, asked_for);
  if (!records) return failed(records.error());
  publication::DraftRequest request{
      .periods = asked_for.period, .as_of = {}, .warning = asked_for.warning, .known = (*records)->known};
  if (!asked_for.as_of.empty()) request.as_of = parse_iso_date(asked_for.as_of);
  progress.say("counting, protecting and auditing");
  auto report = publication::make_draft(program, *index, (*records)->sources, (*records)->source, request);
  if (!report) return failed(report.error(), exit_no);
  return std::move(*report);
}

}  // namespace takecare::cli
