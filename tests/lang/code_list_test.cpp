#include "takecare/lang/code_list.h"

#include <gtest/gtest.h>

namespace takecare::lang {

namespace {

std::string error_of(std::string_view text) {
  const Result<CodeTable> table = parse_code_table(text, "codes.csv");
  return table ? "no error" : table.error().message;
}

TEST(CodeList, ReadsQuotesAndBothLineEnds) {
  const auto table = parse_code_table("code,label\r\nA,\"one, \"\"two\"\"\"\nB,\"over\nlines\"\nC,", "codes.csv");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->columns, (std::vector<std::string>{"code", "label"}));
  ASSERT_EQ(table->rows.size(), 3U);
  EXPECT_EQ(table->rows[0].cells[1], "one, \"two\"");
  EXPECT_EQ(table->rows[1].cells[1], "over\nlines");
  EXPECT_EQ(table->rows[2].cells[1], "");
  EXPECT_EQ(table->rows[2].line, 5);
  EXPECT_EQ(table->find_column("label"), 1);
  EXPECT_EQ(table->find_column("Label"), -1);
}

TEST(CodeList, RefusesWhatRfc4180DoesNotKnow) {
  EXPECT_EQ(error_of(""), "codes.csv is empty");
  EXPECT_EQ(error_of("a,b\n1\n"), "codes.csv, line 2: 1 cell where the header has 2");
  EXPECT_EQ(error_of("a,b\n1,2\n1,2,3\n"), "codes.csv, line 3: 3 cells where the header has 2");
  EXPECT_EQ(error_of("a,b\n1,x\"y\n"), "codes.csv, line 2: a quote inside a cell that is not quoted");
  EXPECT_EQ(error_of("a,b\n1,\"x\"y\n"), "codes.csv, line 2: text after the closing quote");
  EXPECT_EQ(error_of("a,b\n1,2\n1,\"x\n\n"), "codes.csv, line 3: a quote that is never closed");
  EXPECT_EQ(error_of("a,b\n1,x\ry\n"), "codes.csv, line 2: a carriage return alone");
  EXPECT_EQ(error_of("a,\n"), "codes.csv, line 1: a column without a name");
  EXPECT_EQ(error_of("a,a\n"), "codes.csv, line 1: two columns are named 'a'");
}

TEST(CodeList, NamesAFileThatIsNotThere) {
  const Result<CodeTable> table = read_code_table("no-such-file.csv");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().message, "there is no file 'no-such-file.csv'");
}

}  // namespace

}  // namespace takecare::lang
