#include "takecare/lang/lexer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "takecare/lang/lex_number.h"

namespace takecare::lang::syntax {
namespace {

std::vector<Token> tokens_of(std::string_view text) {
  LawBlock block;
  block.lines.push_back({.text = text, .line = 7, .first_column = 1});
  std::vector<Diagnostic> diagnostics;
  return lex(block, "c.md", diagnostics).tokens;
}

std::string problem_of(std::string_view text) {
  LawBlock block;
  block.lines.push_back({.text = text, .line = 7, .first_column = 1});
  std::vector<Diagnostic> diagnostics;
  const LexedBlock lexed = lex(block, "c.md", diagnostics);
  return lexed.problems.empty() ? "" : lexed.problems.front().code;
}

std::vector<std::string> texts(std::string_view text) {
  std::vector<std::string> out;
  for (const Token& token : tokens_of(text)) out.emplace_back(token.text);
  return out;
}

using Strings = std::vector<std::string>;

TEST(Lexer, CutsWordsNumbersMoneyDatesAndTexts) {
  EXPECT_EQ(texts("a_b2 10,000.5 $5,000.25 2017-01-25 \"x -- y\" -- z"),
            (Strings{"a_b2", "10,000.5", "$5,000.25", "2017-01-25", "x -- y"}));
  EXPECT_EQ(texts("[{a 1,b 2}]"), (Strings{"[", "{", "a", "1", ",", "b", "2", "}", "]"}));
  EXPECT_EQ(texts("offenses[1].x"), (Strings{"offenses", "[", "1", "]", ".", "x"}));
}

// A comma is a part of a number only before exactly three digits, after at most three.
TEST(Lexer, TellsThousandsFromLists) {
  EXPECT_EQ(texts("1,000 1,00 1, 000 1000,000 1,000,000"),
            (Strings{"1,000", "1", ",", "00", "1", ",", "000", "1000", ",", "000", "1,000,000"}));
}

TEST(Lexer, CountsColumnsInCodePoints) {
  const std::vector<Token> tokens = tokens_of("\"é漢\" x");
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[0].end_column, 5);
  EXPECT_EQ(tokens[1].column, 6);
}

TEST(Lexer, KnowsWhatIsWrong) {
  EXPECT_EQ(problem_of("\"open"), "unclosed-text");
  EXPECT_EQ(problem_of("\u201Cx\u201D"), "smart-quote");
  EXPECT_EQ(problem_of("2017-02-29"), "bad-date");
  EXPECT_EQ(problem_of("1/25/2017"), "bad-date");
  EXPECT_EQ(problem_of("2017-1-25"), "bad-date");
  EXPECT_EQ(problem_of("0.1234567"), "bad-number");
  EXPECT_EQ(problem_of("$0.125"), "bad-number");
  EXPECT_EQ(problem_of("99999999999999999999"), "bad-number");
  EXPECT_EQ(problem_of("12abc"), "bad-number");
  EXPECT_EQ(problem_of("$"), "bad-number");
  EXPECT_EQ(problem_of("caf\u00E9"), "bad-character");
  EXPECT_EQ(problem_of(std::string_view("\0", 1)), "bad-character");
  EXPECT_EQ(problem_of("\xFF"), "bad-character");
  EXPECT_EQ(problem_of("\"\xFF\""), "bad-character");
}

TEST(Decimal, IsExact) {
  EXPECT_EQ(read_decimal("10,000.5", 6), 10'000'500'000);
  EXPECT_EQ(read_decimal("5,000", 2), 500'000);
  EXPECT_EQ(read_decimal("0.005", 2), std::nullopt);
  EXPECT_EQ(read_decimal("9223372036854.775807", 6), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(read_decimal("9223372036854.775808", 6), std::nullopt);
}

// Tokens and the white space between them are the whole line, whatever it holds.
RC_GTEST_PROP(Lexer, LosesNoByte, (const std::string& text)) {
  std::string line = text;
  std::erase_if(line, [](char c) { return c == '\n' || c == '\r'; });
  std::string kept;
  LawBlock block;
  block.lines.push_back({.text = line, .line = 1, .first_column = 1});
  std::vector<Diagnostic> diagnostics;
  const LexedBlock lexed = lex(block, "c.md", diagnostics);
  for (const Token& token : lexed.tokens) kept += token.raw;
  if (lexed.comments.empty()) {
    std::string bare = line;
    // White space inside a token, such as a text, is kept.
    std::erase_if(bare, [](char c) { return c == ' ' || c == '\t'; });
    std::erase_if(kept, [](char c) { return c == ' ' || c == '\t'; });
    RC_ASSERT(kept == bare);
  }
}

}  // namespace
}  // namespace takecare::lang::syntax
