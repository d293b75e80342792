// An example that does not hold says what was expected, what came, and why.
#include "takecare/engine/examples.h"

#include <gtest/gtest.h>

#include "takecare/lang/book.h"

namespace takecare::test {
namespace {

std::vector<engine::ExampleResult> run(const std::string& examples) {
  const std::string law = R"(
```law
record Person
  harmful truth
  old     truth
  waiver  truth

rule barred of Person
  cites code 1
  when harmful
  except excused
    cites code 2
    when waiver

rule harmless of Person
  cites code 3
  when not harmful and not old

)";
  const std::vector<lang::Chapter> chapters{{.file = "book.md", .text = law + examples + "```\n"}};
  const lang::Book book = lang::compile(chapters);
  for (const Diagnostic& diagnostic : book.diagnostics) {
    if (diagnostic.severity == Severity::error) ADD_FAILURE() << lang::render(diagnostic, chapters);
  }
  return engine::run_examples(book.program);
}

TEST(Examples, PassWhenAllComesAsExpected) {
  const auto results = run(R"(
example "barred" of Person as of 2018-01-01
  given harmful yes, waiver no
  expect barred is yes because harmful
  expect harmless is no because harmful
)");
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(results[0].title, "barred");
  EXPECT_TRUE(results[0].passed());
  EXPECT_EQ(results[0].expectations[0].got, "yes");
  EXPECT_TRUE(results[0].expectations[0].proof.empty());
}

TEST(Examples, SayWhatCameInstead) {
  const auto results = run(R"(
example "wrong answer" of Person as of 2018-01-01
  given harmful yes, waiver yes
  expect barred is yes

example "wrong reason" of Person as of 2018-01-01
  given harmful no, waiver yes
  expect barred is no because excused

example "wrong fact" of Person as of 2018-01-01
  given harmful yes
  expect barred is unknown until old
)");
  ASSERT_EQ(results.size(), 3U);
  const auto problem = [&](std::size_t i) { return results[i].expectations.at(0).problems.at(0); };
  EXPECT_EQ(problem(0), "expected yes, and it is no");
  EXPECT_NE(results[0].expectations[0].proof.find("except excused: yes"), std::string::npos);
  EXPECT_EQ(problem(1), "'excused' did not decide it; what did: barred, harmful");
  EXPECT_EQ(problem(2),
            "'old' is not one of the smallest sets of missing facts that would settle it; those are: waiver");
  EXPECT_GT(results[2].expectations[0].place.line, 0);
}

TEST(Examples, TakeSeveralFactsTogether) {
  const auto results = run(R"(
example "two facts" of Person as of 2018-01-01
  expect harmless is unknown until harmful
  expect harmless is unknown until old
  expect harmless is unknown until harmful with old
)");
  EXPECT_TRUE(results.at(0).passed());
}

}  // namespace
}  // namespace takecare::test
