#include "takecare/lang/markdown.h"

#include <gtest/gtest.h>

namespace takecare::lang {
namespace {

struct Found {
  std::vector<std::string> lines;  // 'line:column text'
  std::vector<std::string> codes;
};

Found find(const std::string& text) {
  const Chapter chapter{.file = "c.md", .text = text};
  const std::vector<SourceLine> lines = split_lines(chapter.text);
  std::vector<Diagnostic> diagnostics;
  Found found;
  for (const LawBlock& block : find_law_blocks(chapter, lines, diagnostics)) {
    for (const LawLine& line : block.lines) {
      found.lines.push_back(std::to_string(line.line) + ":" + std::to_string(line.first_column) + " " +
                            std::string(line.text));
    }
  }
  for (const Diagnostic& diagnostic : diagnostics) found.codes.push_back(diagnostic.code);
  return found;
}

using Strings = std::vector<std::string>;

TEST(Markdown, FindsLawBlocksWithTheLinesOfTheChapter) {
  EXPECT_EQ(find("# T\n\n```law\na\n b\n```\n\n~~~~ law x\nc\n~~~\n~~~~\n").lines,
            (Strings{"4:1 a", "5:1  b", "9:1 c", "10:1 ~~~"}));
  EXPECT_EQ(find("```\na\n```\n\n    ```law\n    b\n\n```laws2\nc\n```\n").lines, Strings());
}

TEST(Markdown, TakesTheIndentationOfTheFenceAway) {
  EXPECT_EQ(find("  ```law\n   a\n  b\n c\n  ```\n").lines, (Strings{"2:3  a", "3:3 b", "4:2 c"}));
}

TEST(Markdown, CountsEveryKindOfLineEnd) {
  EXPECT_EQ(find("x\r\n```law\r\na\r\n```\r\n").lines, (Strings{"3:1 a"}));
  EXPECT_EQ(find("x\r```law\ra\r```\r").lines, (Strings{"3:1 a"}));
}

TEST(Markdown, RefusesBlocksThatCannotBeRead) {
  EXPECT_EQ(find("- x\n\n  ```law\n  a\n  ```\n").codes, (Strings{"nested-block"}));
  EXPECT_EQ(find("> ```law\n> a\n> ```\n").codes, (Strings{"nested-block"}));
  EXPECT_EQ(find("```law\na\n").codes, (Strings{"unclosed-block"}));
  EXPECT_EQ(find("```law").codes, (Strings{"unclosed-block"}));
  EXPECT_EQ(find("```Law\na\n```\n").codes, (Strings{"block-name"}));
}

}  // namespace
}  // namespace takecare::lang
