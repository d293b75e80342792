#include <gtest/gtest.h>

#include "takecare/lang/book.h"

namespace takecare::lang {
namespace {

Diagnostic at(int line, int column, int end_column) {
  return {.code = "unknown-name",
          .message = "there is no 'foo'",
          .place = {.file = "c.md", .line = line, .column = column, .end_column = end_column},
          .help = "did you mean 'fob'?",
          .notes = {}};
}

TEST(Render, ShowsTheLineWithACaretAndTheHelp) {
  EXPECT_EQ(render(at(2, 6, 9), {{.file = "c.md", .text = "first\nwhen foo\n"}}),
            "error[unknown-name]: there is no 'foo'\n"
            " --> c.md:2:6\n"
            "  |\n"
            "2 | when foo\n"
            "  |      ^^^\n"
            "  = help: did you mean 'fob'?\n");
}

TEST(Render, KeepsTheCaretUnderTabsWideAndCombiningCharacters) {
  const std::string shown = render(at(1, 5, 8), {{.file = "c.md", .text = "\t漢e\u0301foo"}});
  EXPECT_NE(shown.find("1 |     漢e\u0301foo\n"
                       "  |        ^^^\n"),
            std::string::npos)
      << shown;
}

TEST(Render, PutsNotesBelowWithOneGutter) {
  Diagnostic diagnostic = at(9, 1, 2);
  diagnostic.help = "";
  diagnostic.notes.push_back({.severity = Severity::note,
                              .code = "",
                              .message = "the other is here",
                              .place = {.file = "c.md", .line = 10, .column = 1, .end_column = 3},
                              .help = "",
                              .notes = {}});
  EXPECT_EQ(render(diagnostic, {{.file = "c.md", .text = "\n\n\n\n\n\n\n\nx\nyy"}}),
            "error[unknown-name]: there is no 'foo'\n"
            "  --> c.md:9:1\n"
            "   |\n"
            " 9 | x\n"
            "   | ^\n"
            "note: the other is here\n"
            "  --> c.md:10:1\n"
            "   |\n"
            "10 | yy\n"
            "   | ^^\n");
}

TEST(Render, DoesWithoutALineThatItDoesNotHave) {
  const std::string head = "error[unknown-name]: there is no 'foo'\n";
  EXPECT_EQ(render(at(7, 1, 2), {}), head + " --> c.md:7:1\n  = help: did you mean 'fob'?\n");
  EXPECT_EQ(render(at(7, 1, 2), {{.file = "c.md", .text = "short"}}),
            head + " --> c.md:7:1\n  = help: did you mean 'fob'?\n");
  EXPECT_EQ(render(at(0, 0, 0), {}), head + " --> c.md\n  = help: did you mean 'fob'?\n");
}

TEST(Render, CutsALongLineAroundTheCaret) {
  const std::string text = std::string(500, 'a') + "foo" + std::string(500, 'b');
  const std::string shown = render(at(1, 501, 504), {{.file = "c.md", .text = text}});
  EXPECT_NE(shown.find("afoob"), std::string::npos);
  EXPECT_LT(shown.size(), 500U);
}

TEST(Render, ColorsOnlyWhenAsked) {
  const std::vector<Chapter> chapters = {{.file = "c.md", .text = "foo"}};
  EXPECT_EQ(render(at(1, 1, 4), chapters).find('\033'), std::string::npos);
  EXPECT_NE(render(at(1, 1, 4), chapters, true).find("\033[1;31m^^^\033[0m"), std::string::npos);
}

}  // namespace
}  // namespace takecare::lang
