// Sound chapters and the program that they become.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "snippets.h"
#include "takecare/lang/book.h"
#include "takecare/lang/dump.h"

namespace takecare::lang {

namespace {

const std::filesystem::path folder = std::filesystem::path(TAKECARE_ROOT) / "tests" / "lang" / "check_good";

std::vector<std::string> chapters_in(const std::filesystem::path& path) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.path().extension() == ".md") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

std::string rendered(const Book& book, const std::vector<Chapter>& chapters) {
  std::string out;
  for (const Diagnostic& diagnostic : book.diagnostics) out += render(diagnostic, chapters) + "\n";
  return out;
}

// Compares with the file, or writes it.
void expect_file(const std::filesystem::path& file, const std::string& found) {
  if (testing::updating()) {
    std::ofstream(file, std::ios::binary) << found;
    return;
  }
  EXPECT_EQ(found, testing::read_all(file)) << file;
}

class SoundChapter : public ::testing::TestWithParam<std::string> {};

TEST_P(SoundChapter, BecomesTheProgramBesideIt) {
  std::filesystem::current_path(folder);
  const std::string file = GetParam() + ".md";
  const std::vector<Chapter> chapters{{.file = file, .text = testing::read_all(file)}};
  const Book book = compile(chapters);
  ASSERT_EQ(rendered(book, chapters), "");
  expect_file(GetParam() + ".dump", dump(book.program));
}

INSTANTIATE_TEST_SUITE_P(Check, SoundChapter, ::testing::ValuesIn(chapters_in(folder)),
                         [](const auto& info) { return info.param; });

class BrokenChapter : public ::testing::TestWithParam<std::string> {};

TEST_P(BrokenChapter, IsReportedAsTheFileBesideItSays) {
  std::filesystem::current_path(folder.parent_path() / "check_bad" / "rendered");
  const std::string file = GetParam() + ".md";
  const std::vector<Chapter> chapters{{.file = file, .text = testing::read_all(file)}};
  expect_file(GetParam() + ".txt", rendered(compile(chapters), chapters));
}

INSTANTIATE_TEST_SUITE_P(Check, BrokenChapter,
                         ::testing::ValuesIn(chapters_in(folder.parent_path() / "check_bad" / "rendered")),
                         [](const auto& info) { return info.param; });

}  // namespace

}  // namespace takecare::lang
