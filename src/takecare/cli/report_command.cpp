// takecare report: a report of the book, out of what was imported or out of the records on a ledger.
#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/cli/commands.h"
#include "takecare/cli/progress.h"
#include "takecare/cli/report_door.h"
#include "takecare/reports/render/site.h"

namespace takecare::cli {
namespace {

struct ReportCommand {
  AskedReport asked;
  std::string out;
  Format format = Format::text;
};

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

int run_report(const ReportCommand& command) {
  Progress progress(command.asked.name);
  auto report = make_asked(command.asked, progress);
  if (!report) return report_error(report.error().error, report.error().exit);
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
  add_asked(*command, options->asked);
  command->add_option("-o,--out", options->out, "The folder of the site; other reports in it stay")
      ->option_text("DIR")
      ->required();
  add_format(*command, options->format);
  add_example(*command, "takecare report REPORT --period 2018-Q1 --data out/data -o out/site");
  command->callback([options, &outcome] { outcome.exit = run_report(*options); });
}

}  // namespace takecare::cli
