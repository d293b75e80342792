// takecare fmt: the law blocks of chapters in the one layout.
#include <fmt/core.h>

#include <algorithm>
#include <memory>

#include "takecare/base/write_file.h"
#include "takecare/cli/commands.h"
#include "takecare/lang/book.h"

namespace takecare::cli {
namespace {

struct FmtOptions {
  std::vector<std::string> paths;
  bool check = false;
};

// 0 as it should be, 1 not so (--check), 2 not readable or not written.
int format_one(const lang::Chapter& chapter, bool check) {
  auto formatted = lang::format_chapter(chapter);
  if (!formatted) return report_error(formatted.error(), exit_no);
  if (*formatted == chapter.text) return exit_done;
  if (check) {
    fmt::print("{}: not in the one layout; mend with: takecare fmt {}\n", chapter.file, chapter.file);
    return exit_no;
  }
  if (auto written = write_file(chapter.file, *formatted); !written) return report_error(written.error());
  fmt::print("{}: formatted\n", chapter.file);
  return exit_done;
}

int run_fmt(const FmtOptions& options) {
  auto chapters = lang::read_chapters({options.paths.begin(), options.paths.end()});
  if (!chapters) return report_error(chapters.error());
  int exit = exit_done;
  for (const auto& chapter : *chapters) exit = std::max(exit, format_one(chapter, options.check));
  return exit;
}

}  // namespace

void add_fmt(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<FmtOptions>();
  CLI::App* command =
      app.add_subcommand("fmt", "Write the law blocks of chapters in the one layout; prose is left as it is");
  command->add_option("PATH", options->paths, "Chapters, or folders of chapters")->required();
  command->add_flag("--check", options->check, "Change nothing; list what is not in the one layout and exit with 1");
  add_example(*command, "takecare fmt --check book");
  command->callback([options, &outcome] { outcome.exit = run_fmt(*options); });
}

}  // namespace takecare::cli
