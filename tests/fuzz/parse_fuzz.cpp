// Any bytes as a chapter, and as the inside of a law block: the parser answers with located errors or a tree, the
// renderer prints every error, and a chapter without errors has one layout that says the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "takecare/lang/parse.h"

namespace {

using takecare::Diagnostic;
using takecare::Severity;
using takecare::lang::Chapter;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const Chapter& chapter) {
  std::vector<Diagnostic> diagnostics;
  takecare::lang::parse_chapter(chapter, diagnostics);
  bool errors = false;
  for (const Diagnostic& diagnostic : diagnostics) {
    errors = errors || diagnostic.severity == Severity::error;
    require(diagnostic.place.line > 0 && diagnostic.place.column > 0);
    require(!takecare::lang::render(diagnostic, {chapter}, true).empty());
  }
  const auto formatted = takecare::lang::format_chapter(chapter);
  require(formatted.has_value() == !errors);
  if (!formatted) return;
  const auto again = takecare::lang::format_chapter({.file = chapter.file, .text = *formatted});
  require(again.has_value() && *again == *formatted);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  check({.file = "fuzz.md", .text = text});
  check({.file = "fuzz.md", .text = "```law\n" + text + "\n```\n"});
  return 0;
}
