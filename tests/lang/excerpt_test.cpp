#include "takecare/lang/excerpt.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace takecare::lang {
namespace {

class Excerpt : public ::testing::Test {
 protected:
  void SetUp() override {
    std::ofstream(path_)
        << "# Chapter\n\n```law\nrule a of Person\n\n  when b\n\nrule c of Person\n  when d\r\n```\nText\n";
  }
  void TearDown() override { std::filesystem::remove(path_); }
  Result<std::string> from(int line) { return excerpt({.file = path_.string(), .line = line}); }

  std::filesystem::path path_ = std::filesystem::path(::testing::TempDir()) / "excerpt_test.md";
};

TEST_F(Excerpt, EndsBeforeTheNextDeclaration) { EXPECT_EQ(*from(4), "rule a of Person\n\n  when b\n"); }
TEST_F(Excerpt, EndsWithTheBlock) { EXPECT_EQ(*from(8), "rule c of Person\n  when d\n"); }

TEST_F(Excerpt, NamesAFileThatIsNotThere) {
  const auto none = excerpt({.file = "no-such-chapter.md", .line = 1});
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().message.find("no-such-chapter.md"), std::string::npos);
}

}  // namespace
}  // namespace takecare::lang
