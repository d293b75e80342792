// Prints a book for the page test and for looking at pages: sample_book DIR BOOK. Words of the law that nobody has read
// yet do not matter for looking, so a book with stale citations is printed too.
#include <algorithm>
#include <cstdio>
#include <string>

#include "takecare/print/print.h"

namespace {

using namespace takecare;

int failed(const Error& error) {
  std::fprintf(stderr, "%s (%s)\n", error.message.c_str(), error.help.c_str());
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fprintf(stderr, "usage: sample_book DIR BOOK\n");
    return 2;
  }
  const auto chapters = lang::read_chapters({arguments[2]});
  if (!chapters) return failed(chapters.error());
  const lang::Book book = lang::compile(*chapters);
  const auto hinders = [](const Diagnostic& one) { return one.severity == Severity::error && one.code != "stale"; };
  if (std::ranges::any_of(book.diagnostics, hinders))
    return failed({.message = "the book has errors", .help = {}, .place = {}});
  const auto written = pages::write_files(arguments[1], print::print_book(*chapters, book.program, std::nullopt));
  return written ? 0 : failed(written.error());
}
