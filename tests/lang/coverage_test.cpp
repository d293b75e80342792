// What carries out each paragraph of a text.
#include "takecare/lang/coverage.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "takecare/lang/book.h"

namespace takecare::lang {

namespace {

// The text has 1, 2, 2(a), 2(b), 3, 3(a), 3(a)(i), 3(a)(ii), 3(b).
Program program(const std::string& law) {
  std::filesystem::current_path(std::filesystem::path(TAKECARE_ROOT) / "tests" / "lang");
  const std::string declared =
      "```law\nsource order \"An order\"\n  text \"order.txt\"\n\nrecord Person\n  old truth\n\n";
  Book book = compile({{.file = "check_bad/case.md", .text = declared + law + "```\n"}});
  EXPECT_EQ(book.errors, 0) << (book.diagnostics.empty() ? "" : book.diagnostics.front().message);
  return std::move(book.program);
}

ParagraphCoverage of(const Program& program, std::string_view pinpoint) {
  for (ParagraphCoverage& one : coverage_of(program, 0)) {
    if (program.sources[0].paragraphs[static_cast<std::size_t>(one.paragraph)].pinpoint == pinpoint)
      return std::move(one);
  }
  return {};
}

using Names = std::vector<std::string>;

TEST(Coverage, ListsEveryParagraphInTheOrderOfTheText) {
  const Program nothing = program("");
  const std::vector<ParagraphCoverage> all = coverage_of(nothing, 0);
  ASSERT_EQ(all.size(), 9U);
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(all[i].paragraph, static_cast<int>(i));
    EXPECT_EQ(all[i].state, CoverageState::left_out);
  }
}

TEST(Coverage, ACitationCarriesOutItsOwnParagraph) {
  const Program cited = program(
      "rule first of Person\n  cites order 3(a)\n  when old\n  except young\n    cites order 2(b)\n    when not old\n\n"
      "value second of Person gives number\n  cites order 3(a)\n  is 1\n\n"
      "report third\n  cites order 3(b)\n  title \"T\"\n  about Person\n  table by old\n  show count\n");
  EXPECT_EQ(of(cited, "3(a)").state, CoverageState::carried_out);
  EXPECT_EQ(of(cited, "3(a)").by, (Names{"first", "second"}));
  EXPECT_EQ(of(cited, "2(b)").by, Names{"first"});
  EXPECT_EQ(of(cited, "3(b)").by, Names{"third"});
  EXPECT_EQ(of(cited, "3").state, CoverageState::left_out);
  EXPECT_EQ(of(cited, "3(a)(i)").state, CoverageState::left_out);
}

TEST(Coverage, ALineHoldsBelowItUnlessItNamesWhatCarriesItOut) {
  const Program lines = program(
      "rule first of Person\n  cites order 3(a)(ii)\n  when old\n\n"
      "coverage of order\n  1 has no operative effect \"a purpose\"\n  2 is carried out by first\n  3 is not yet "
      "carried out \"wait\"\n");
  EXPECT_EQ(of(lines, "1").state, CoverageState::no_effect);
  EXPECT_EQ(of(lines, "1").why, "a purpose");
  EXPECT_EQ(of(lines, "2").by, Names{"first"});
  EXPECT_EQ(of(lines, "2(a)").state, CoverageState::left_out);
  EXPECT_EQ(of(lines, "3(a)(i)").state, CoverageState::not_yet);
  EXPECT_EQ(of(lines, "3(a)(ii)").state, CoverageState::carried_out);
}

TEST(Coverage, ALineOfAParagraphItselfSaysNothingOfThoseBelow) {
  const Program lines = program(
      "coverage of order\n  2 itself has no operative effect \"a heading\"\n  3 is not encoded \"no use for it\"\n");
  EXPECT_EQ(of(lines, "2").state, CoverageState::no_effect);
  EXPECT_EQ(of(lines, "2(a)").state, CoverageState::left_out);
  EXPECT_EQ(of(lines, "3(a)(i)").state, CoverageState::not_encoded);
  EXPECT_EQ(of(lines, "3(a)(i)").why, "no use for it");
}

TEST(Coverage, ADutyCarriesOutWhatItCites) {
  const Program cited = program(
      "record Paper\n  kind text\nprogram Papers of Paper\n  cites order 3\n  stages open\n"
      "  act open to open\n    by registrar\n    cites order 3(a)\n    needs kind is recorded\n"
      "duty tell\n  cites order 2(a)\n  owed by registrar to public\n  due on 2017-02-01\n  done by open of Paper\n"
      "privacy see of Paper\n  cites order 2(b)\n  shows everything to registrar for \"all\"\n");
  EXPECT_EQ(of(cited, "2(a)").by, Names{"tell"});
  EXPECT_EQ(of(cited, "2(b)").by, Names{"see"});
  EXPECT_EQ(of(cited, "3").by, Names{"Papers"});
  EXPECT_EQ(of(cited, "3(a)").by, Names{"Papers"});
}

}  // namespace

}  // namespace takecare::lang
