#include "takecare/reports/csv.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace takecare::reports {
namespace {

TEST(Csv, QuotesWhatNeedsItAndEndsRowsAsRfc4180Says) {
  CsvWriter csv({"a", "b"});
  csv.row({"plain", "with, comma"});
  csv.row({"with \"quote\"", "two\nlines"});
  EXPECT_EQ(csv.text(),
            "\xEF\xBB\xBF"
            "a,b\r\nplain,\"with, comma\"\r\n\"with \"\"quote\"\"\",\"two\nlines\"\r\n");
}

TEST(Csv, NoTextBecomesAFormula) {
  EXPECT_EQ(formula_safe("=1+1"), "'=1+1");
  EXPECT_EQ(formula_safe("+1"), "'+1");
  EXPECT_EQ(formula_safe("-1"), "'-1");
  EXPECT_EQ(formula_safe("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(formula_safe("\t=1"), "'\t=1");
  EXPECT_EQ(formula_safe("\uFF1D1"), "'\uFF1D1");
  EXPECT_EQ(formula_safe("Bucks County"), "Bucks County");
  EXPECT_EQ(formula_safe(""), "");
}

TEST(Csv, ErrorsNameTheLine) {
  const auto open = parse_csv("a,b\n1,2\n\"3,4\n", "published.csv");
  ASSERT_FALSE(open);
  EXPECT_EQ(open.error().message, "a quoted field does not end");
  EXPECT_EQ(open.error().place.line, 3);
  const auto after = parse_csv("a\n\"1\"2\n", "published.csv");
  ASSERT_FALSE(after);
  EXPECT_EQ(after.error().place.line, 2);
}

RC_GTEST_PROP(Csv, WhatIsWrittenReadsBack, ()) {
  const auto field = rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r', ' ', '='));
  const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
      rc::gen::container<std::vector<std::string>>(3, field));
  CsvWriter csv({"x", "y", "z"});
  for (const auto& row : rows) csv.row(row);
  const auto read = parse_csv(csv.text(), "it");
  RC_ASSERT(read.has_value());
  RC_ASSERT(read->size() == rows.size() + 1);
  for (std::size_t i = 0; i < rows.size(); ++i) RC_ASSERT((*read)[i + 1].fields == rows[i]);
}

}  // namespace
}  // namespace takecare::reports
