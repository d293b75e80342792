#include "takecare/cli/book_door.h"

#include <fmt/core.h>

#include <cstdio>
#include <system_error>

namespace takecare::cli {
namespace {

namespace fs = std::filesystem;

// The nearest folder 'book' (or, installed, 'share/takecare/book') at or above a folder.
fs::path book_above(fs::path folder) {
  std::error_code ignored;
  while (!folder.empty()) {
    for (const char* name : {"book", "share/takecare/book"}) {
      if (fs::is_directory(folder / name, ignored)) return folder / name;
    }
    if (folder == folder.parent_path()) break;
    folder = folder.parent_path();
  }
  return {};
}

// The book beside the executable; paths below the working directory are shown relative to it.
Result<fs::path> default_book() {
  std::error_code error;
  const fs::path executable = fs::read_symlink("/proc/self/exe", error);
  const fs::path here = fs::current_path(error);
  fs::path found = book_above(executable.parent_path());
  if (found.empty()) found = book_above(here);
  if (found.empty()) {
    return fail("no book found beside the program or above the working directory", "name one with --book FOLDER");
  }
  const fs::path near = found.lexically_proximate(here);
  return near.native().starts_with("..") ? found : near;
}

}  // namespace

void add_book(CLI::App& command, std::vector<std::string>& paths) {
  command.add_option("--book", paths, "Folders or chapters to use instead of the book that comes with takecare")
      ->option_text("PATH ...");
}

Result<OpenBook> open_book(const std::vector<std::string>& paths) {
  std::vector<fs::path> places(paths.begin(), paths.end());
  if (places.empty()) {
    auto found = default_book();
    if (!found) return std::unexpected(found.error());
    places.push_back(*found);
  }
  auto chapters = lang::read_chapters(places);
  if (!chapters) return std::unexpected(chapters.error());
  if (chapters->empty())
    return fail("no chapter (*.md) in " + places.front().string(), "name a folder of chapters, or a chapter");
  OpenBook open{.chapters = std::move(*chapters), .book = {}};
  open.book = lang::compile(open.chapters);
  return open;
}

Result<OpenBook> open_sound_book(const std::vector<std::string>& paths) {
  auto open = open_book(paths);
  if (open && open->book.errors > 0) {
    print_diagnostics(*open);
    return fail(fmt::format("the book has {} error{}", open->book.errors, open->book.errors == 1 ? "" : "s"),
                "mend it first; 'takecare check' shows the same and more");
  }
  return open;
}

void print_diagnostics(const OpenBook& open) {
  for (const auto& diagnostic : open.book.diagnostics) {
    fmt::print(stderr, "{}\n", lang::render(diagnostic, open.chapters, stderr_is_terminal()));
  }
}

}  // namespace takecare::cli
