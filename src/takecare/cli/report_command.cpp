// takecare report: a report of the book, out of what was imported or out of the records on a ledger.
#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/ledger_door.h"
#include "takecare/cli/names.h"
#include "takecare/cli/progress.h"
#include "takecare/programs/ledger_past.h"
#include "takecare/publication/version.h"
#include "takecare/reports/periods.h"
#include "takecare/reports/render/site.h"
#include "takecare/reports/report.h"
#include "takecare/reports/source.h"

namespace takecare::cli {
namespace {

struct ReportCommand {
  std::string name;
  std::string period;
  std::string as_of;
  std::string data;
  LedgerOptions ledger;
  std::string known;
  std::string out;
  std::string warning;
  std::vector<std::string> book;
  Format format = Format::text;
};

// What a report is made from, and what has to stay while it is made.
struct Records {
  std::optional<ledger::Ledger> ledger;
  std::optional<programs::LedgerPast> past;
  reports::Sources sources;
  reports::OpenSource source;
  std::string known;
};

Result<std::unique_ptr<Records>> open_records(const OpenBook& open, const lang::Report& report,
                                              const ReportCommand& command) {
  auto records = std::make_unique<Records>();
  records->sources.data = command.data;
  if (command.data.empty()) {
    auto ledger = open_ledger(command.ledger, ledger::Access::read);
    if (!ledger) return std::unexpected(ledger.error());
    records->ledger.emplace(std::move(*ledger));
    auto past = programs::LedgerPast::of(*records->ledger);
    if (!past) return std::unexpected(past.error());
    records->past.emplace(std::move(*past));
    records->sources.past = &*records->past;
    records->sources.origin = records->ledger->origin();
  }
  records->known = command.known.empty() ? time_of(command.ledger) : command.known;
  auto source = reports::open_source(open.book.program, report, records->sources, records->known);
  if (!source) return std::unexpected(source.error());
  for (const auto& diagnostic : source->diagnostics) {
    fmt::print(stderr, "{}\n", lang::render(diagnostic, open.chapters, stderr_is_terminal()));
  }
  records->source = std::move(*source);
  return records;
}

void print_answer(const reports::Report& report, const reports::render::WrittenReport& written, Format format) {
  if (format == Format::json) {
    const nlohmann::ordered_json json{{"report", report.name},
                                      {"page", written.page.string()},
                                      {"content digest", written.digest},
                                      {"cells withheld", report.hidden_cells},
                                      {"sums withheld besides", report.hidden_sums},
                                      {"in force", report.law.all_in_force()}};
    fmt::print("{}\n", json.dump(2));
    return;
  }
  const std::string sums = report.hidden_sums == 0 ? ""
                                                   : fmt::format("; {} besides, to protect amounts",
                                                                 counted(report.hidden_sums, "sum", "sums"));
  fmt::print("{}: {}; {} withheld to protect small counts{}\n", written.page.string(), report.title,
             counted(report.hidden_cells, "cell", "cells"), sums);
  fmt::print("content digest {}\n", written.digest);
}

// What was let out of the report for the same period by then: a draft of a correction is protected together with it.
Result<reports::Versions> versions_before(const lang::Program& program, int report, const Records& records,
                                          const ReportCommand& command) {
  const lang::Report& asked = program.reports[static_cast<std::size_t>(report)];
  const auto periods = command.period == "all"
                           ? Result<std::vector<reports::Period>>()
                           : reports::parse_periods({asked.every, asked.week_start}, command.period);
  if (asked.release < 0 || records.sources.past == nullptr || !periods || periods->size() != 1) {
    return reports::Versions();
  }
  const publication::VersionRequest request{.sources = &records.sources, .warning = command.warning};
  return publication::versions_by(program, report, periods->front(), records.known, request);
}

int run_report(const ReportCommand& command) {
  auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  const lang::Program& program = open->book.program;
  auto index = find_named(program.reports, command.name, "report");
  if (!index) return report_error(index.error());
  const lang::Report& asked = program.reports[static_cast<std::size_t>(*index)];
  if (command.period != "all") {
    const auto periods = reports::parse_periods({asked.every, asked.week_start}, command.period);
    if (!periods) return report_error(periods.error());
  }
  if (command.data.empty() == command.ledger.folder.empty()) {
    return report_error({.message = "a report is made from what was imported or from a ledger",
                         .help = "name one of them: --data DIR or --ledger DIR",
                         .place = {}});
  }
  Progress progress(command.name);
  progress.say(command.data.empty() ? "reading the ledger" : "reading what was imported");
  auto records = open_records(*open, asked, command);
  if (!records) return report_error(records.error());
  reports::Request request{.periods = command.period,
                           .as_of = {},
                           .warning = (*records)->source.warning(command.warning),
                           .sources = (*records)->source.notes};
  request.known = (*records)->source.known;
  if (!command.as_of.empty()) request.as_of = parse_iso_date(command.as_of);
  progress.say("counting, protecting and auditing");
  auto versions = versions_before(program, *index, **records, command);
  if (!versions) return report_error(versions.error());
  auto report = versions->make(program, *index, request, *(*records)->source.evaluator);
  if (!report) return report_error(report.error(), exit_no);
  progress.say("writing");
  auto written = reports::render::write_report(*report, command.out);
  if (!written) return report_error(written.error());
  print_answer(*report, *written, command.format);
  return exit_done;
}

}  // namespace

void add_report(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<ReportCommand>();
  CLI::App* command =
      app.add_subcommand("report", "Make a report of the book: HTML, CSV and JSON, small counts protected");
  command->add_option("NAME", options->name, "The report of the book")->required();
  command->add_option("--period", options->period, "2018-Q1, 2018-01, 2018, 2017-01-28 (a week); A..B, A,B; all")
      ->option_text("PERIOD")
      ->required();
  CLI::Option* data = command->add_option("--data", options->data, "The data folder, for records that were imported")
                          ->option_text("DIR");
  CLI::Option* ledger =
      command->add_option("--ledger", options->ledger.folder, "The folder of the ledger, for records of a program")
          ->option_text("DIR")
          ->excludes(data);
  command->add_option("--known", options->known, "With --ledger, as far as it was known then: 2018-03-01T09:30:00Z")
      ->option_text("TIME")
      ->check(is_time())
      ->needs(ledger);
  command->add_option("-o,--out", options->out, "The folder of the site; other reports in it stay")
      ->option_text("DIR")
      ->required();
  command->add_option("--as-of", options->as_of, "The date of the law; the last day of each period when left out")
      ->option_text("DATE")
      ->check(is_date());
  command->add_option("--warning", options->warning, "A sentence that every page shows first")->option_text("TEXT");
  add_book(*command, options->book);
  add_format(*command, options->format);
  add_example(*command, "takecare report REPORT --period 2018-Q1 --data out/data -o out/site");
  command->callback([options, &outcome] { outcome.exit = run_report(*options); });
}

}  // namespace takecare::cli
