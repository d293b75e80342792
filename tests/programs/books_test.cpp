// Small books with lives and scripts of acts, as text (README.md).
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "script.h"
#include "takecare/lang/book.h"
#include "takecare/programs/lives.h"
#include "tests/support/fences.h"

namespace takecare::test {
namespace {

class Books : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Books, LiveAsTheySay) {
  const std::string file = GetParam().filename().string();
  const std::string markdown = read_file(GetParam());
  const std::vector<lang::Chapter> chapters{{.file = file, .text = markdown}};
  const lang::Book book = lang::compile(chapters);
  for (const Diagnostic& diagnostic : book.diagnostics) ADD_FAILURE() << lang::render(diagnostic, chapters);
  ASSERT_EQ(book.errors, 0);
  for (const programs::LifeResult& life : programs::run_lives(book.program)) {
    for (const programs::LifeProblem& problem : life.problems) {
      ADD_FAILURE() << file << ":" << problem.place.line << ": " << life.title << ": " << problem.says << "\n"
                    << problem.why;
    }
  }
  Script script(book.program);
  std::string as_it_is = markdown;
  for (const Fence& fence : fences_of(markdown)) {
    if (fence.info.empty() || fence.info == "law") continue;
    const auto answer = script.run(fence);
    if (!answer) continue;
    EXPECT_EQ(*answer, fence.body) << file << ":" << fence.line;
    const std::string opening = "```" + fence.info + "\n";
    if (const auto at = as_it_is.find(opening + fence.body + "```"); at != std::string::npos) {
      as_it_is.replace(at + opening.size(), fence.body.size(), *answer);
    }
  }
  // For whoever changes what is expected: the file with the answers as they are, to be read before it is kept.
  if (const char* folder = std::getenv("TAKECARE_REWRITE"); folder != nullptr) {
    std::ofstream(std::filesystem::path(folder) / file) << as_it_is;
  }
}

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> all;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(TAKECARE_ROOT) / "tests/programs/books")) {
    if (entry.path().extension() == ".md") all.push_back(entry.path());
  }
  std::ranges::sort(all);
  return all;
}

INSTANTIATE_TEST_SUITE_P(All, Books, testing::ValuesIn(files()),
                         [](const auto& one) { return one.param.stem().string(); });

}  // namespace
}  // namespace takecare::test
