// Small books with cases and the answers expected of them, as text: every file of decide/. A 'case' block is JSON,
// after
//   case RULE as of DATE            or   case RULE of offenses[1] as of DATE
// and the 'answer' block after it is answer_text(), word for word. The examples in the book's own blocks must hold as
// well.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <sstream>

#include "takecare/engine/case_json.h"
#include "takecare/engine/decide.h"
#include "takecare/engine/examples.h"
#include "takecare/lang/book.h"
#include "tests/support/fences.h"

namespace takecare::test {
namespace {

struct Question {
  std::string rule;
  std::string about;
  Days as_of = 0;
};

Question parse_question(const std::string& info) {
  std::istringstream words(info);
  const std::vector<std::string> all{std::istream_iterator<std::string>(words), {}};
  Question question{.rule = all.at(1)};
  if (all.at(2) == "of") question.about = all.at(3);
  question.as_of = parse_iso_date(all.back()).value();
  return question;
}

std::string answer_to(const lang::Program& program, const Fence& fence) {
  const Question question = parse_question(fence.info);
  const int definition = program.find_definition(question.rule);
  if (definition < 0) return "no rule " + question.rule;
  const int root = program.definitions[static_cast<std::size_t>(definition)].parameters.front();
  const engine::ReadCase read = engine::read_case_json(program, root, fence.body, "");
  if (!read.errors.empty()) return read.errors.front().message;
  const auto answer = engine::decide(program, definition, read.the_case, question.as_of, question.about);
  return answer ? engine::answer_text(*answer) : answer.error().message + "\n";
}

class DecideText : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(DecideText, AnswersAsExpected) {
  const std::string markdown = read_file(GetParam());
  const std::vector<lang::Chapter> chapters{{.file = GetParam().filename().string(), .text = markdown}};
  const lang::Book book = lang::compile(chapters);
  for (const Diagnostic& diagnostic : book.diagnostics) ADD_FAILURE() << lang::render(diagnostic, chapters);
  ASSERT_EQ(book.errors, 0);
  for (const engine::ExampleResult& example : engine::run_examples(book.program)) {
    for (const engine::ExpectationResult& result : example.expectations) {
      for (const std::string& problem : result.problems) {
        ADD_FAILURE() << example.title << ": " << result.name << ": " << problem << "\n" << result.proof;
      }
    }
  }
  const Fence* question = nullptr;
  const std::vector<Fence> fences = fences_of(markdown);
  for (const Fence& fence : fences) {
    if (fence.info.starts_with("case ")) question = &fence;
    if (fence.info != "answer") continue;
    ASSERT_NE(question, nullptr);
    EXPECT_EQ(answer_to(book.program, *question), fence.body) << GetParam().filename() << ":" << fence.line;
  }
}

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> all;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(TAKECARE_ROOT) / "tests/engine/decide")) {
    if (entry.path().extension() == ".md") all.push_back(entry.path());
  }
  std::ranges::sort(all);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Books, DecideText, testing::ValuesIn(files()),
                         [](const auto& one) { return one.param.stem().string(); });

}  // namespace
}  // namespace takecare::test
