// takecare report: a report of the book out of what was imported.
#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/names.h"
#include "takecare/cli/progress.h"
#include "takecare/reports/periods.h"
#include "takecare/reports/population_evaluator.h"
#include "takecare/reports/render/site.h"
#include "takecare/reports/report.h"

namespace takecare::cli {
namespace {

struct ReportCommand {
  std::string name;
  std::string period;
  std::string as_of;
  std::string data;
  std::string out;
  std::string warning;
  std::vector<std::string> book;
  Format format = Format::text;
};

std::vector<reports::SourceNote> source_notes(const reports::PopulationEvaluator& population) {
  std::vector<reports::SourceNote> notes;
  for (const auto& source : population.sources()) {
    notes.push_back({.title = source.extract, .text = source.file, .url = {}});
  }
  return notes;
}

void print_answer(const reports::Report& report, const std::string& page, Format format) {
  if (format == Format::json) {
    const nlohmann::ordered_json json{{"report", report.name},
                                      {"page", page},
                                      {"cells withheld", report.hidden_cells},
                                      {"in force", report.law.all_in_force()}};
    fmt::print("{}\n", json.dump(2));
    return;
  }
  fmt::print("{}: {}; {} withheld to protect small counts\n", page, report.title,
             counted(report.hidden_cells, "cell", "cells"));
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
  Progress progress(command.name);
  progress.say("reading what was imported");
  auto population = reports::PopulationEvaluator::open(program, command.data, asked.record);
  if (!population) return report_error(population.error());
  for (const auto& diagnostic : (*population)->diagnostics()) {
    fmt::print(stderr, "{}\n", lang::render(diagnostic, open->chapters, stderr_is_terminal()));
  }
  reports::Request request{.periods = command.period, .as_of = {}, .warning = command.warning, .sources = {}};
  if (!command.as_of.empty()) request.as_of = parse_iso_date(command.as_of);
  request.sources = source_notes(**population);
  if (request.sources.empty()) {
    return report_error(
        {.message = fmt::format("'{}' holds no accepted file that {} is about", command.data, asked.name),
         .help = "import one: takecare import EXTRACT FILE --data " + command.data,
         .place = {}});
  }
  progress.say("counting, protecting and auditing");
  auto report = reports::make_report(program, *index, request, **population);
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
  command->add_option("--data", options->data, "The data folder")->option_text("DIR")->required();
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
