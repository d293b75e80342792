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
#include "takecare/reports/periods.h"
#include "takecare/reports/population_evaluator.h"
#include "takecare/reports/records_evaluator.h"
#include "takecare/reports/render/site.h"
#include "takecare/reports/report.h"

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
  std::unique_ptr<reports::Evaluator> evaluator;
  std::vector<reports::SourceNote> notes;
};

Result<std::unique_ptr<Records>> imported(const OpenBook& open, const lang::Report& report, const std::string& data) {
  auto population = reports::PopulationEvaluator::open(open.book.program, data, report.record);
  if (!population) return std::unexpected(population.error());
  for (const auto& diagnostic : (*population)->diagnostics()) {
    fmt::print(stderr, "{}\n", lang::render(diagnostic, open.chapters, stderr_is_terminal()));
  }
  auto records = std::make_unique<Records>();
  for (const auto& source : (*population)->sources()) {
    records->notes.push_back({.title = source.extract, .text = source.file, .url = {}});
  }
  if (records->notes.empty()) {
    return fail(fmt::format("'{}' holds no accepted file that {} is about", data, report.name),
                "import one: takecare import EXTRACT FILE --data " + data);
  }
  records->evaluator = std::move(*population);
  return records;
}

Result<std::unique_ptr<Records>> on_ledger(const lang::Program& program, const lang::Report& report,
                                           const LedgerOptions& options, const std::string& known) {
  const std::string& record = program.records[static_cast<std::size_t>(report.record)].name;
  const int life = program.program_of(report.record);
  if (life < 0) {
    return fail(
        fmt::format("report {} is about {}, and no program keeps such records on a ledger", report.name, record),
        "make it from what was imported: --data DIR");
  }
  auto records = std::make_unique<Records>();
  auto ledger = open_ledger(options, ledger::Access::read);
  if (!ledger) return std::unexpected(ledger.error());
  records->ledger.emplace(std::move(*ledger));
  auto past = programs::LedgerPast::of(*records->ledger);
  if (!past) return std::unexpected(past.error());
  records->past.emplace(std::move(*past));
  records->evaluator = std::make_unique<reports::RecordsEvaluator>(program, life, *records->past, known);
  // How many records there are would tell, set against the tables, what these withhold.
  records->notes.push_back({.title = "Ledger " + records->ledger->origin(),
                            .text = fmt::format("records of {}, as far as they were recorded by {}", record, known),
                            .url = {}});
  return records;
}

void print_answer(const reports::Report& report, const std::string& page, Format format) {
  if (format == Format::json) {
    const nlohmann::ordered_json json{{"report", report.name},
                                      {"page", page},
                                      {"cells withheld", report.hidden_cells},
                                      {"sums withheld besides", report.hidden_sums},
                                      {"in force", report.law.all_in_force()}};
    fmt::print("{}\n", json.dump(2));
    return;
  }
  const std::string sums = report.hidden_sums == 0 ? ""
                                                   : fmt::format("; {} besides, to protect amounts",
                                                                 counted(report.hidden_sums, "sum", "sums"));
  fmt::print("{}: {}; {} withheld to protect small counts{}\n", page, report.title,
             counted(report.hidden_cells, "cell", "cells"), sums);
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
  const std::string known = command.known.empty() ? time_of(command.ledger) : command.known;
  auto records =
      command.data.empty() ? on_ledger(program, asked, command.ledger, known) : imported(*open, asked, command.data);
  if (!records) return report_error(records.error());
  reports::Request request{
      .periods = command.period, .as_of = {}, .warning = command.warning, .sources = (*records)->notes};
  if (!command.as_of.empty()) request.as_of = parse_iso_date(command.as_of);
  progress.say("counting, protecting and auditing");
  auto report = reports::make_report(program, *index, request, *(*records)->evaluator);
  if (!report) return report_error(report.error(), exit_no);
  progress.say("writing");
  auto page = reports::render::write_report(*report, command.out);
  if (!page) return report_error(page.error());
  print_answer(*report, page->string(), command.format);
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
