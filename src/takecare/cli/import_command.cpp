// takecare import: files that agencies sent, read by their contract.
#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/names.h"
#include "takecare/cli/progress.h"
#include "takecare/extracts/import.h"

namespace takecare::cli {
namespace {

using extracts::ImportReport;
using extracts::ImportStatus;

struct ImportCommand {
  std::string extract;
  std::vector<std::string> files;
  std::string data;
  std::string sign;
  std::string replaces;
  std::string warning;
  std::vector<std::string> book;
  Format format = Format::text;
};

const char* status_word(ImportStatus status) {
  switch (status) {
    case ImportStatus::accepted: return "accepted";
    case ImportStatus::held: return "held";
    case ImportStatus::already: return "already imported";
    case ImportStatus::refused: return "refused";
  }
  return "refused";
}

void print_text(const std::string& file, const ImportReport& report) {
  if (report.status == ImportStatus::refused) {
    fmt::print("{}: refused\n", file);
    return;
  }
  const auto& stored = report.file;
  const char* again = report.status == ImportStatus::already ? ", nothing was read again" : "";
  fmt::print("{}: {}{}; {} read = {} accepted + {} rejected\n", file, status_word(report.status), again,
             counted(stored.read, "row", "rows"), with_commas(stored.accepted), with_commas(stored.rejected));
  if (report.superseded > 0) {
    fmt::print("  {} of earlier files superseded\n", counted(report.superseded, "row", "rows"));
  }
  for (const auto& reject : report.first_rejects) fmt::print("  {}\n", reject);
  if (!report.rejects.empty()) fmt::print("  all rejected rows, each with its reason: {}\n", report.rejects.string());
  if (report.status == ImportStatus::held) {
    fmt::print(
        "  held: no report uses this file until it comes back mended, or somebody signs for leaving these rows out:\n"
        "  --sign \"NAME: WHY\"\n");
  }
}

nlohmann::ordered_json to_json(const std::string& file, const ImportReport& report) {
  const auto& stored = report.file;
  nlohmann::ordered_json json{{"file", file},
                              {"status", status_word(report.status)},
                              {"read", stored.read},
                              {"accepted", stored.accepted},
                              {"rejected", stored.rejected},
                              {"superseded", report.superseded},
                              {"sha256", stored.sha256},
                              {"rejects", report.rejects.string()}};
  json["messages"] = nlohmann::ordered_json::array();
  for (const auto& diagnostic : report.diagnostics) json["messages"].push_back(diagnostic.message);
  return json;
}

Result<ImportReport> import_one(const lang::Program& program, int extract, const std::string& file,
                                const ImportCommand& command) {
  Progress progress("reading " + file);
  extracts::ImportOptions options;
  options.sign = extracts::parse_signature(command.sign);
  options.replaces = command.replaces;
  options.warning = command.warning;
  options.progress = [&progress](std::int64_t rows) { progress.at(rows, "rows"); };
  return extracts::import_file(program, extract, file, command.data, options);
}

int exit_for(ImportStatus status) {
  switch (status) {
    case ImportStatus::accepted:
    case ImportStatus::already: return exit_done;
    case ImportStatus::held:
    case ImportStatus::refused: return exit_no;
  }
  return exit_no;
}

int run_import(const ImportCommand& command) {
  if (!command.sign.empty() && !extracts::parse_signature(command.sign)) {
    return report_error(
        Error{.message = "--sign names no person and reason", .help = "write it as --sign \"NAME: WHY\"", .place = {}});
  }
  auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  const lang::Program& program = open->book.program;
  auto extract = find_named(program.extracts, command.extract, "extract");
  if (!extract) return report_error(extract.error());
  int exit = exit_done;
  nlohmann::ordered_json answers = nlohmann::ordered_json::array();
  for (const auto& file : command.files) {
    auto report = import_one(program, *extract, file, command);
    if (!report) {
      // The files beside it are read all the same.
      exit = std::max(exit, report_error(report.error()));
      continue;
    }
    for (const auto& diagnostic : report->diagnostics) {
      fmt::print(stderr, "{}\n", lang::render(diagnostic, open->chapters, stderr_is_terminal()));
    }
    if (command.format == Format::json) {
      answers.push_back(to_json(file, *report));
    } else {
      print_text(file, *report);
    }
    exit = std::max(exit, exit_for(report->status));
  }
  if (command.format == Format::json) fmt::print("{}\n", answers.dump(2));
  return exit;
}

}  // namespace

void add_import(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<ImportCommand>();
  CLI::App* command =
      app.add_subcommand("import", "Read files that agencies sent, by their contract, into a data folder");
  command->add_option("EXTRACT", options->extract, "The extract of the book whose contract the files keep")->required();
  command->add_option("FILE", options->files, "CSV, NDJSON or Parquet files, as the contract allows")->required();
  command->add_option("--data", options->data, "The data folder")->option_text("DIR")->required();
  command->add_option("--sign", options->sign, "Who answers for leaving rejected rows out, and why")
      ->option_text("\"NAME: WHY\"");
  command->add_option("--replaces", options->replaces, "The earlier file that this corrected one takes the place of")
      ->option_text("FILE");
  command
      ->add_option("--warning", options->warning,
                   "What every page that shows figures of it says first: 'These records are invented.'")
      ->option_text("TEXT");
  add_book(*command, options->book);
  add_format(*command, options->format);
  add_example(*command, "takecare import EXTRACT january.csv february.csv --data out/data");
  command->callback([options, &outcome] { outcome.exit = run_import(*options); });
}

}  // namespace takecare::cli
