#include "takecare/lang/book.h"

#include <algorithm>
#include <set>
#include <system_error>
#include <tuple>

#include "takecare/base/text_file.h"
#include "takecare/lang/check/check.h"
#include "takecare/lang/parse.h"

namespace takecare::lang {

namespace {

namespace fs = std::filesystem;

bool is_chapter(const fs::path& path) { return path.extension() == ".md"; }

// The chapters below a folder, in order of name; a path to a file is itself.
Result<std::vector<fs::path>> chapters_below(const fs::path& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (!fs::exists(status)) return fail("there is no file or folder '" + path.string() + "'", "check the path");
  if (!fs::is_directory(status)) return std::vector{path};
  std::vector<fs::path> found;
  for (auto entry = fs::recursive_directory_iterator(path, error); entry != fs::recursive_directory_iterator();
       entry.increment(error)) {
    if (error) break;
    if (is_chapter(entry->path()) && entry->is_regular_file(error)) found.push_back(entry->path());
  }
  if (error) return fail("'" + path.string() + "' cannot be read: " + error.message(), "check its permissions");
  if (found.empty()) return fail("there is no chapter in '" + path.string() + "'", "chapters are files ending in .md");
  std::ranges::sort(found);
  return found;
}

}  // namespace

Book compile(const std::vector<Chapter>& chapters) {
  Book book;
  std::vector<SyntaxChapter> parsed;
  parsed.reserve(chapters.size());
  for (const Chapter& chapter : chapters) parsed.push_back(parse_chapter(chapter, book.diagnostics));
  book.program = check_chapters(parsed, book.diagnostics);
  std::ranges::stable_sort(book.diagnostics, {}, [](const Diagnostic& diagnostic) {
    return std::tie(diagnostic.place.file, diagnostic.place.line, diagnostic.place.column);
  });
  book.errors = static_cast<int>(std::ranges::count(book.diagnostics, Severity::error, &Diagnostic::severity));
  return book;
}

Result<std::vector<Chapter>> read_chapters(const std::vector<std::filesystem::path>& paths) {
  std::vector<Chapter> chapters;
  std::set<fs::path> seen;
  for (const fs::path& path : paths) {
    Result<std::vector<fs::path>> found = chapters_below(path);
    if (!found) return std::unexpected(found.error());
    for (const fs::path& file : *found) {
      if (!seen.insert(file.lexically_normal()).second) continue;
      Result<std::string> text = read_text_file(file);
      if (!text) return std::unexpected(text.error());
      chapters.push_back({.file = file.lexically_normal().string(), .text = std::move(*text)});
    }
  }
  return chapters;
}

}  // namespace takecare::lang
