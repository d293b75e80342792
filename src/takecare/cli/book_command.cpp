// takecare book: prints the book as a site.
#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/cli/book_door.h"
#include "takecare/cli/check_answer.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/progress.h"
#include "takecare/print/print.h"
#include "takecare/reports/render/site.h"

namespace takecare::cli {
namespace {

namespace fs = std::filesystem;

struct BookCommand {
  std::string out;
  std::string as_of;
  std::vector<std::string> book;
  Format format = Format::text;
};

// The folder is replaced as a whole, so it must be a printed book, or empty, or not there.
Result<void> may_replace(const fs::path& folder) {
  std::error_code code;
  if (!fs::exists(folder, code) || fs::exists(folder / pages::book_manifest, code)) return {};
  if (fs::is_directory(folder, code) && fs::is_empty(folder, code)) return {};
  return fail(fmt::format("'{}' holds something else than a printed book, and would be replaced", folder.string()),
              "name a folder of its own: -o " + (folder / "book").string());
}

void print_answer(const BookCommand& command, const std::vector<pages::OutFile>& files, const lang::Program& program) {
  const std::string page = (fs::path(command.out) / "index.html").string();
  if (command.format == Format::json) {
    const nlohmann::ordered_json json{{"page", page}, {"files", files.size()}};
    fmt::print("{}\n", json.dump(2));
    return;
  }
  fmt::print("{}: {}, {}, {}\n", page, counted(std::ssize(files), "file", "files"),
             counted(std::ranges::count(program.definitions, false, &lang::Definition::generated), "rule or value",
                     "rules and values"),
             counted(std::ssize(program.examples), "example with its proof", "examples with their proofs"));
}

int run_book(const BookCommand& command) {
  // 'out/book/' is 'out/book'.
  fs::path folder = fs::path(command.out).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  if (auto may = may_replace(folder); !may) return report_error(may.error());
  auto open = open_book(command.book);
  if (!open) return report_error(open.error());
  const CheckAnswer answer = examine(*open);
  if (open->book.errors > 0 || answer.failed > 0) {
    print_diagnostics(*open);
    print_failures(answer);
    return report_error({.message = "the book is not printed: it has errors, or examples that do not hold",
                         .help = "mend it first; 'takecare check' shows the same and more",
                         .place = {}},
                        exit_no);
  }
  std::optional<Days> as_of;
  if (!command.as_of.empty()) as_of = parse_iso_date(command.as_of);
  const auto files = print::print_book(open->chapters, open->book.program, as_of);
  if (auto written = pages::replace_folder(folder, files); !written) return report_error(written.error());
  if (auto front = reports::render::refresh_front(folder.parent_path()); !front) return report_error(front.error());
  print_answer(command, files, open->book.program);
  return exit_done;
}

}  // namespace

void add_book_command(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<BookCommand>();
  CLI::App* command =
      app.add_subcommand("book", "Print the book: a site with every rule beside the law it carries out");
  command->add_option("-o,--out", options->out, "The folder of the printed book; an earlier printing is replaced")
      ->option_text("DIR")
      ->required();
  command
      ->add_option("--as-of", options->as_of,
                   "The date of the law; when left out, that of the last change that the book knows of")
      ->option_text("DATE")
      ->check(is_date());
  add_book(*command, options->book);
  add_format(*command, options->format);
  add_example(*command, "takecare book -o out/book --as-of 2018-03-01");
  command->callback([options, &outcome] { outcome.exit = run_book(*options); });
}

}  // namespace takecare::cli
