// good/NAME.md parses without a word from the compiler, and its one layout is good/NAME.formatted.md.
#include <gtest/gtest.h>

#include "chapter_files.h"
#include "takecare/lang/parse.h"

namespace takecare::lang {
namespace {

using test::chapters_below;
using test::folder;
using test::read;

class Formatted : public testing::TestWithParam<std::filesystem::path> {};

std::vector<std::filesystem::path> messy_chapters() {
  std::vector<std::filesystem::path> paths = chapters_below(folder("good"));
  std::erase_if(paths, [](const auto& path) { return path.stem().extension() == ".formatted"; });
  return paths;
}

TEST_P(Formatted, HasTheOneLayout) {
  const Chapter chapter{.file = GetParam().filename(), .text = read(GetParam())};
  std::vector<Diagnostic> diagnostics;
  parse_chapter(chapter, diagnostics);
  EXPECT_EQ(test::render_all(diagnostics, {chapter}), "");

  std::filesystem::path expected = GetParam();
  expected.replace_extension(".formatted.md");
  const Result<std::string> formatted = format_chapter(chapter);
  ASSERT_TRUE(formatted) << formatted.error().message;
  EXPECT_EQ(*formatted, read(expected));
  EXPECT_EQ(format_chapter({.file = "again.md", .text = *formatted}), *formatted);
}

INSTANTIATE_TEST_SUITE_P(Good, Formatted, testing::ValuesIn(messy_chapters()),
                         [](const auto& info) { return test::test_name(info.param); });

TEST(Format, KeepsWindowsLineEnds) {
  const Chapter chapter{.file = "c.md", .text = "prose\r\n\r\n```law\r\nrecord Person\r\n    id   text\r\n```\r\nmore"};
  EXPECT_EQ(format_chapter(chapter), "prose\r\n\r\n```law\r\nrecord Person\r\n  id  text\r\n```\r\nmore");
}

TEST(Format, LeavesAChapterWithoutLawAsItIs) {
  const std::string text = "# Title\n\n    indented\n\n```cpp\nint  x;\n```\n\n```law\n```\n";
  EXPECT_EQ(format_chapter({.file = "c.md", .text = text}), text);
}

TEST(Format, FailsAtTheFirstErrorOfAChapterThatDoesNotParse) {
  const Result<std::string> formatted =
      format_chapter({.file = "c.md", .text = "```law\nrule a of P\n  cites x\n  when (a\n```\n"});
  ASSERT_FALSE(formatted);
  EXPECT_EQ(formatted.error().place, (Place{.file = "c.md", .line = 4, .column = 8, .end_column = 9}));
}

}  // namespace
}  // namespace takecare::lang
