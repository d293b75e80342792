#include "tests/support/project_book.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace takecare::test {

const lang::Book& project_book() {
  static const lang::Book compiled = [] {
    const auto chapters = lang::read_chapters({std::filesystem::path(TAKECARE_ROOT) / "book"});
    if (!chapters) {
      std::fprintf(stderr, "%s\n", chapters.error().message.c_str());
      std::abort();
    }
    return lang::compile(*chapters);
  }();
  return compiled;
}

}  // namespace takecare::test
