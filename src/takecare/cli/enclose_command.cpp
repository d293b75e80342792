// takecare enclose: the rows of a draft that speak of somebody, for the notice to him.
#include <fmt/core.h>

#include <memory>

#include "takecare/base/sha256.h"
#include "takecare/base/write_file.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/report_door.h"
#include "takecare/publication/enclosure.h"
#include "takecare/reports/render/files.h"

namespace takecare::cli {
namespace {

struct EncloseCommand {
  AskedReport asked;
  std::string of;
  std::string out;
};

int run_enclose(const EncloseCommand& command) {
  const std::size_t equals = command.of.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == command.of.size()) {
    return report_error({.message = fmt::format("'{}' names nobody", command.of),
                         .help = "write what the tables are by, and whom: --of 'jurisdiction=Franklin County, PA'"});
  }
  Progress progress(command.asked.name);
  auto report = make_asked(command.asked, progress);
  if (!report) return report_error(report.error().error, report.error().exit);
  const publication::Enclosed enclosed{
      .dimension = command.of.substr(0, equals),
      .category = command.of.substr(equals + 1),
      .digest = reports::render::content_digest(reports::render::report_files(*report))};
  const auto page = publication::enclosure_page(*report, enclosed);
  if (!page) return report_error(page.error(), exit_no);
  if (auto written = write_file(command.out, *page); !written) return report_error(written.error());
  fmt::print("{}: what a draft of {} says of {}\nsha256 {}\ncontent digest {}\n", command.out, report->name,
             enclosed.category, sha256_hex(*page), enclosed.digest);
  return exit_done;
}

}  // namespace

void add_enclose(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<EncloseCommand>();
  CLI::App* command = app.add_subcommand(
      "enclose", "Write the rows of a draft that speak of somebody as one page, to be enclosed with the notice to him");
  add_asked(*command, options->asked);
  command->add_option("--of", options->of, "What the tables are by, and whom: 'jurisdiction=Franklin County, PA'")
      ->option_text("DIMENSION=NAME")
      ->required();
  command->add_option("-o,--out", options->out, "The page")->option_text("FILE.html")->required();
  add_example(*command,
              "takecare enclose REPORT --period 2018-Q1 --of 'jurisdiction=NAME' --data out/data -o rows.html");
  command->callback([options, &outcome] { outcome.exit = run_enclose(*options); });
}

}  // namespace takecare::cli
