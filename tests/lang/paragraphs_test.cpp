// Official text by paragraph: orders, regulations, the U.S. Code.
#include "takecare/lang/paragraphs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <sstream>

#include "snippets.h"
#include "takecare/lang/designators.h"
#include "takecare/lang/pinpoint.h"

namespace takecare::lang {

namespace {

using Strings = std::vector<std::string>;

Strings pinpoints(std::string_view text) {
  Strings found;
  for (const Paragraph& paragraph : split_paragraphs(text)) found.push_back(paragraph.pinpoint);
  return found;
}

std::string text_of(std::string_view text, std::string_view pinpoint) {
  for (const Paragraph& paragraph : split_paragraphs(text)) {
    if (paragraph.pinpoint == pinpoint) return paragraph.text;
  }
  return "no such paragraph";
}

constexpr std::string_view order = R"(By the authority vested in me, I order:

Section 1. Purpose. Many things happen.

Section 1101 of title 8 says so.

Sec. 2. Policy. It is the policy to use sections 212(a)(2), (a)(3), and 235:

(a) do one;

(b) do two.

Sec. 10. Review of Actions. (a) The Secretary shall:

(i) begin; or

(ii) end.

(b) More.

THE WHITE HOUSE, January 25, 2017.
)";

TEST(Paragraphs, OfAnOrder) {
  EXPECT_EQ(pinpoints(order), (Strings{"1", "2", "2(a)", "2(b)", "10", "10(a)", "10(a)(i)", "10(a)(ii)", "10(b)"}));
}

TEST(Paragraphs, KeepTheirWords) {
  EXPECT_EQ(text_of(order, "1"), "Purpose. Many things happen.\n\nSection 1101 of title 8 says so.");
  EXPECT_EQ(text_of(order, "2"), "Policy. It is the policy to use sections 212(a)(2), (a)(3), and 235:");
  EXPECT_EQ(text_of(order, "10"), "Review of Actions.");
  EXPECT_EQ(text_of(order, "10(a)"), "The Secretary shall:");
  EXPECT_EQ(text_of(order, "10(b)"), "More.");
}

TEST(Paragraphs, OfARegulation) {
  constexpr std::string_view text = R"(Sec. 287.7  Detainer provisions under section 287(d)(3) of the Act.
(a) Detainers in general. Detainers are issued.
(b) Authority. (1) The following:
(i) Agents;
(ii) Officers.
(2) Others.
[68 FR 35279, June 13, 2003]
)";
  EXPECT_EQ(pinpoints(text), (Strings{"287.7", "287.7(a)", "287.7(b)", "287.7(b)(1)", "287.7(b)(1)(i)",
                                      "287.7(b)(1)(ii)", "287.7(b)(2)"}));
  EXPECT_EQ(text_of(text, "287.7(b)"), "Authority.");
  EXPECT_EQ(text_of(text, "287.7(b)(2)"), "Others.");
}

TEST(Paragraphs, OfTheCodeByIndentation) {
  constexpr std::string_view text = R"(## § 1227. Deportable aliens

    (a) __Classes__

    Any alien shall:

        (1) __First__

            (A) __In general__

                Words.

            (G) __Fraud__

            Flush words.

                (i) one

        (2) two

(June 27, 1952, ch. 477.)

 __Amendments__

    (a) is no paragraph here.
)";
  EXPECT_EQ(pinpoints(text), (Strings{"1227", "1227(a)", "1227(a)(1)", "1227(a)(1)(A)", "1227(a)(1)(G)",
                                      "1227(a)(1)(G)(i)", "1227(a)(2)"}));
  EXPECT_EQ(text_of(text, "1227(a)"), "Classes\n\nAny alien shall:");
}

TEST(Paragraphs, OfNoLawAtAll) {
  EXPECT_TRUE(split_paragraphs("").empty());
  EXPECT_TRUE(split_paragraphs("(a) no section\n\nSection of nothing.\n").empty());
}

TEST(Designators, GoOnWithTheirSeries) {
  EXPECT_EQ(levels_of({"a", "b", "c"}), (std::vector{0, 0, 0}));
  EXPECT_EQ(levels_of({"a", "1", "2", "b", "1"}), (std::vector{0, 1, 1, 0, 1}));
  EXPECT_EQ(levels_of({"a", "1", "i", "A", "I", "II", "B", "ii", "2", "b"}),
            (std::vector{0, 1, 2, 3, 4, 4, 3, 2, 1, 0}));
}

// 'i' is a letter after 'h', and a numeral when 'ii' follows; repealed paragraphs leave gaps.
TEST(Designators, AreReadByWhatStandsAround) {
  EXPECT_EQ(levels_of({"g", "h", "i", "j"}).back(), 0);
  EXPECT_EQ(levels_of({"h", "i", "ii", "i"}), (std::vector{0, 1, 1, 0}));
  EXPECT_EQ(levels_of({"a", "i", "ii", "iii", "iv", "v", "b"}), (std::vector{0, 1, 1, 1, 1, 1, 0}));
  EXPECT_EQ(levels_of({"a", "c", "1", "3"}), (std::vector{0, 0, 1, 1}));
}

TEST(Pinpoints, AreSectionsAndDesignators) {
  for (const char* good : {"9", "9(b)", "237(a)(2)(A)(i)", "287.7(d)", "274a.10", "1182f"})
    EXPECT_TRUE(is_pinpoint(good)) << good;
  for (const char* bad : {"", "a", "9(", "9()", "9(a", "9(a)-(b)", "9 (a)", "9(a)b", "9."})
    EXPECT_FALSE(is_pinpoint(bad)) << bad;
}

TEST(Pinpoints, ReachWhatIsBelow) {
  EXPECT_TRUE(reaches("9", "9(a)"));
  EXPECT_TRUE(reaches("9(a)", "9(a)(1)"));
  EXPECT_TRUE(reaches("", "9"));
  EXPECT_FALSE(reaches("1", "10"));
  EXPECT_FALSE(reaches("9(a)", "9"));
  EXPECT_EQ(one_up("9(a)(1)"), "9(a)");
  EXPECT_EQ(one_up("9"), "");
}

constexpr std::string_view a_section_of_the_code =
    "## §\u202F5. Classes\n\n"
    "\u00A0 \u00A0 (a) __Some__\n\n"
    "\u00A0 \u00A0 \u00A0 \u00A0 (1)\n\n"
    "\u202F<sup>\\[1\\]</sup> \u00A0<sup><sup> 1\u202FSo in original. </sup></sup> \u00A0upon a finding that—\n\n"
    "\u00A0 \u00A0 \u00A0 \u00A0 \u00A0 \u00A0 (A) one <sup><sup> 2 A note. </sup></sup> holds; or\n\n"
    "(June 27, 1952, ch. 477, § 5, 66 Stat. 201.)\n\n"
    "\u00A0__Amendments__\n\n"
    "\u00A0 \u00A0 (b) is a note.\n";

TEST(Paragraphs, OfTheCodeWithItsSpacesAndWithoutItsNotes) {
  EXPECT_EQ(pinpoints(a_section_of_the_code), (Strings{"5", "5(a)", "5(a)(1)", "5(a)(1)(A)"}));
  EXPECT_EQ(text_of(a_section_of_the_code, "5(a)(1)"), "upon a finding that—");
  EXPECT_EQ(text_of(a_section_of_the_code, "5(a)(1)(A)"), "one holds; or");
}

// How many paragraphs a print of the Code shows: a line of law is indented, and begins with one designator or several.
int shown_paragraphs(std::string print) {
  print = std::regex_replace(print, std::regex("\u00A0|\u202F"), " ");
  std::istringstream lines(print);
  std::string line;
  std::getline(lines, line);
  int shown = 1;
  while (std::getline(lines, line)) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    if (indent == line.size() || line.substr(indent).starts_with("<sup>")) continue;
    if (indent < 4) break;
    std::smatch found;
    while (std::regex_search(line, found, std::regex(R"(^ *\([0-9A-Za-z-]{1,5}\))"))) {
      ++shown;
      line = found.suffix();
    }
  }
  return shown;
}

// Every section of the whole of a title, when it is at hand: no designator is lost.
TEST(Paragraphs, OfTheWholeTitle) {
  const std::filesystem::path folder = std::filesystem::path(TAKECARE_ROOT) / ".." / "shared" / "law" / "8-usc";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the text of Title 8 is not at hand (../shared/law/8-usc)";
  int sections = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string print = testing::read_all(entry.path());
    const Strings found = pinpoints(print);
    ASSERT_FALSE(found.empty()) << entry.path();
    EXPECT_EQ(found.front(), entry.path().stem().string());
    EXPECT_EQ(std::ssize(found), shown_paragraphs(print)) << entry.path();
    ++sections;
  }
  EXPECT_GT(sections, 150);
}

}  // namespace

}  // namespace takecare::lang
