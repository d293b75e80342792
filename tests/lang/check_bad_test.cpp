// Chapters that are wrong in what they mean: each gives the diagnostics that stand beside it, and no others.
#include <gtest/gtest.h>

#include <filesystem>
#include <ostream>

#include "snippets.h"
#include "takecare/lang/book.h"

namespace takecare::lang {

namespace {

using testing::Snippet;

const std::filesystem::path root = std::filesystem::path(TAKECARE_ROOT) / "tests" / "lang";

// Paths in messages are relative, whoever runs the tests.
void stand_in_folder() { std::filesystem::current_path(root); }

std::vector<Chapter> chapters_of(const Snippet& snippet) {
  return {{.file = "check_bad/prelude.md", .text = testing::read_all("check_bad/prelude.md")},
          {.file = "check_bad/case.md", .text = "```law\n" + snippet.law + "```\n"}};
}

std::string found_in(const Snippet& snippet) {
  std::string found;
  for (const Diagnostic& diagnostic : compile(chapters_of(snippet)).diagnostics) found += testing::brief(diagnostic);
  return found;
}

std::vector<Snippet> snippets() { return testing::read_snippets(root / "check_bad"); }

class BrokenMeaning : public ::testing::TestWithParam<Snippet> {};

TEST_P(BrokenMeaning, IsReportedWhereItStands) {
  stand_in_folder();
  if (!testing::updating()) {
    EXPECT_EQ(found_in(GetParam()), GetParam().expected) << GetParam().file << ": " << GetParam().title;
    EXPECT_FALSE(GetParam().expected.empty());
  }
}

std::string name_of(const ::testing::TestParamInfo<Snippet>& info) {
  std::string name = std::filesystem::path(info.param.file).stem().string() + "_" + std::to_string(info.index);
  return name;
}

INSTANTIATE_TEST_SUITE_P(Snippets, BrokenMeaning, ::testing::ValuesIn(snippets()), name_of);

TEST(BrokenMeaningPrelude, IsSound) {
  stand_in_folder();
  EXPECT_EQ(found_in({.file = {}, .title = {}, .law = {}, .expected = {}}), "");
}

// Fewer would mean that a file was not found.
TEST(BrokenMeaningCorpus, HoldsAHundredCases) { EXPECT_GE(snippets().size(), 100U); }

// TAKECARE_UPDATE_EXPECTED=1 writes what is found as what is expected, before any test.
class Update : public ::testing::Environment {
 public:
  void SetUp() override {
    if (!testing::updating()) return;
    stand_in_folder();
    std::map<std::string, std::vector<Snippet>> files;
    for (Snippet& snippet : snippets()) {
      snippet.expected = found_in(snippet);
      files[snippet.file].push_back(std::move(snippet));
    }
    for (const auto& [file, all] : files) testing::write_snippets(file, all);
  }
};

const ::testing::Environment* const update = ::testing::AddGlobalTestEnvironment(new Update);

}  // namespace

// GoogleTest prints the title instead of bytes.
namespace testing {
void PrintTo(const Snippet& snippet, std::ostream* out) { *out << snippet.title; }
}  // namespace testing

}  // namespace takecare::lang
