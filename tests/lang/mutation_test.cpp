// Chapters broken at random: whatever stands in them, the parser ends, and its errors have a place that can be shown.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "chapter_files.h"
#include "takecare/lang/parse.h"
#include "takecare/lang/source_lines.h"

namespace takecare::lang {
namespace {

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> read;
    for (const auto& path : test::chapters_below(test::folder("good"))) read.push_back(test::read(path));
    read.push_back(test::read(test::folder("broken") / "base.md"));
    return read;
  }();
  return all;
}

std::size_t position_in(const std::string& text) { return *rc::gen::inRange<std::size_t>(0, text.size() + 1); }

// Takes something away, doubles it, moves it elsewhere or puts a word of the language there.
void mutate(std::string& text) {
  const std::size_t at = position_in(text);
  const std::size_t length = *rc::gen::inRange<std::size_t>(0, 40);
  const std::string piece = text.substr(at, length);
  switch (*rc::gen::inRange(0, 4)) {
    case 0: text.erase(at, length); break;
    case 1: text.insert(at, piece); break;
    case 2: text.insert(position_in(text), piece); break;
    default:
      text.insert(
          at, *rc::gen::element<std::string>("(", ")", "[", "}", "\"", " and ", " or ", " not ", " is ", "\n", "\n  ",
                                             " has ", ";", ",", "--", "```\n", "\xFF", "\t", " when ", " 1 ", " of "));
  }
}

RC_GTEST_PROP(Mutated, ChaptersGiveErrorsThatCanBeShown, ()) {
  std::string text = *rc::gen::elementOf(texts());
  const int times = *rc::gen::inRange(1, 6);
  for (int i = 0; i < times; ++i) mutate(text);
  const Chapter chapter{.file = "mutated.md", .text = text};
  const std::vector<SourceLine> lines = split_lines(chapter.text);
  std::vector<Diagnostic> diagnostics;
  parse_chapter(chapter, diagnostics);
  bool errors = false;
  for (const Diagnostic& diagnostic : diagnostics) {
    errors = errors || diagnostic.severity == Severity::error;
    RC_ASSERT(diagnostic.place.line >= 1);
    RC_ASSERT(static_cast<std::size_t>(diagnostic.place.line) <= lines.size());
    RC_ASSERT(diagnostic.place.column >= 1);
    RC_ASSERT(diagnostic.place.end_column > diagnostic.place.column);
    RC_ASSERT(!render(diagnostic, {chapter}).empty());
  }
  RC_ASSERT(std::ranges::is_sorted(diagnostics, {}, [](const Diagnostic& d) { return d.place.line; }));
  const Result<std::string> formatted = format_chapter(chapter);
  RC_ASSERT(formatted.has_value() == !errors);
  if (!formatted) return;
  const Result<std::string> again = format_chapter({.file = "again.md", .text = *formatted});
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == *formatted);
}

}  // namespace
}  // namespace takecare::lang
