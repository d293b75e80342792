// A chapter in good order, broken in many ways: each gives an error that stands near the place, and all that is not
// broken is still read.
#include <gtest/gtest.h>

#include "chapter_files.h"
#include "takecare/lang/parse.h"

namespace takecare::lang {
namespace {

struct Breakage {
  std::string name;
  std::string before;
  std::string after;
  std::string code;
};

std::string unescaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t used = 2;
    if (text.starts_with("\\n")) {
      out += '\n';
    } else if (text.starts_with("\\t")) {
      out += '\t';
    } else if (text.starts_with("\\0")) {
      out += '\0';
    } else if (text.starts_with("\\xff")) {
      out += '\xFF';
      used = 4;
    } else {
      out += text.front();
      used = 1;
    }
    text.remove_prefix(used);
  }
  return out;
}

std::vector<Breakage> breakages() {
  std::vector<Breakage> all;
  std::istringstream file(test::read(test::folder("broken") / "syntax.txt"));
  Breakage next;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with("#")) continue;
    if (line.starts_with("< ")) {
      next.before = unescaped(std::string_view(line).substr(2));
    } else if (line.starts_with("> ")) {
      next.after = unescaped(std::string_view(line).substr(2));
    } else if (line.starts_with("! ")) {
      next.code = line.substr(2);
      all.push_back(std::exchange(next, {}));
    } else {
      next.name = line;
    }
  }
  return all;
}

int line_of(const std::string& text, std::size_t at) {
  return 1 + static_cast<int>(std::ranges::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

std::size_t count_declarations(const SyntaxChapter& parsed) {
  std::size_t count = 0;
  for (const syntax::Block& block : parsed.blocks) count += block.declarations.size();
  return count;
}

class Broken : public testing::TestWithParam<Breakage> {};

TEST_P(Broken, GivesALocatedError) {
  const std::string base = test::read(test::folder("broken") / "base.md");
  const std::size_t at = base.find(GetParam().before);
  ASSERT_NE(at, std::string::npos) << GetParam().before;
  std::string text = base;
  text.replace(at, GetParam().before.size(), GetParam().after);

  const Chapter chapter{.file = "base.md", .text = text};
  std::vector<Diagnostic> diagnostics;
  const SyntaxChapter parsed = parse_chapter(chapter, diagnostics);
  const std::string shown = test::render_all(diagnostics, {chapter});
  ASSERT_FALSE(diagnostics.empty());
  EXPECT_EQ(diagnostics.front().code, GetParam().code) << shown;
  // An error about a missing clause stands at the declaration, one about a fence at the fence; both are above.
  const int broken_line = line_of(text, at);
  for (const Diagnostic& diagnostic : diagnostics) {
    EXPECT_GT(diagnostic.place.column, 0) << shown;
    EXPECT_GT(diagnostic.place.end_column, diagnostic.place.column) << shown;
    EXPECT_LE(diagnostic.place.line, broken_line + 3) << shown;
    EXPECT_TRUE(diagnostic.code == "unclosed-block" || diagnostic.place.line >= broken_line - 8) << shown;
  }
  EXPECT_LE(diagnostics.size(), 2U) << shown;
}

std::string name_of(const testing::TestParamInfo<Breakage>& info) {
  std::string name = info.param.name;
  std::ranges::replace_if(name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Syntax, Broken, testing::ValuesIn(breakages()), name_of);

TEST(BrokenBase, IsInGoodOrder) {
  const Chapter chapter{.file = "base.md", .text = test::read(test::folder("broken") / "base.md")};
  std::vector<Diagnostic> diagnostics;
  const SyntaxChapter parsed = parse_chapter(chapter, diagnostics);
  EXPECT_EQ(test::render_all(diagnostics, {chapter}), "");
  EXPECT_EQ(count_declarations(parsed), 17U);
  EXPECT_GE(breakages().size(), 100U);
}

}  // namespace
}  // namespace takecare::lang
