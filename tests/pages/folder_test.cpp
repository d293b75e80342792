#include "takecare/pages/folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace takecare::pages {
namespace {

namespace fs = std::filesystem;

class Folder : public testing::Test {
 protected:
  void SetUp() override { fs::remove_all(place_); }
  void TearDown() override { fs::remove_all(place_); }

  std::string read(const fs::path& file) const {
    std::ifstream in(place_ / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  fs::path place_ = fs::path(testing::TempDir()) / "takecare-folder-test";
};

TEST_F(Folder, TakesThePlaceOfTheOldOneAsAWhole) {
  ASSERT_TRUE(replace_folder(place_ / "deep" / "site", {{.path = "a", .content = "1"}, {.path = "b", .content = "2"}}));
  ASSERT_TRUE(replace_folder(place_ / "deep" / "site", {{.path = "a", .content = "3"}}));
  EXPECT_EQ(read("deep/site/a"), "3");
  EXPECT_FALSE(fs::exists(place_ / "deep/site/b"));
  EXPECT_EQ(std::distance(fs::directory_iterator(place_ / "deep"), {}), 1) << "nothing else is left behind";
}

TEST_F(Folder, FoldersWithinItAreMade) {
  ASSERT_TRUE(replace_folder(place_ / "site", {{.path = "a/b/c", .content = "1"}, {.path = "a/d", .content = "2"}}));
  EXPECT_EQ(read("site/a/b/c"), "1");
  EXPECT_EQ(read("site/a/d"), "2");
}

// A file stands where a folder would have to be.
TEST_F(Folder, StaysAsItWasWhenTheNewOneCannotBeWritten) {
  ASSERT_TRUE(replace_folder(place_ / "site", {{.path = "a", .content = "1"}}));
  const auto failed = replace_folder(place_ / "site", {{.path = "a", .content = "2"}, {.path = "a/b", .content = "3"}});
  ASSERT_FALSE(failed);
  EXPECT_TRUE(failed.error().message.starts_with("cannot write ")) << failed.error().message;
  EXPECT_EQ(read("site/a"), "1");
  EXPECT_EQ(std::distance(fs::directory_iterator(place_), {}), 1) << "nothing else is left behind";
}

}  // namespace
}  // namespace takecare::pages
