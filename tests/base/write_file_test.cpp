#include "takecare/base/write_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>

namespace takecare {
namespace {

namespace fs = std::filesystem;

class WriteFile : public testing::Test {
 protected:
  WriteFile() : folder_(fs::temp_directory_path() / ("takecare-write-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~WriteFile() override { fs::remove_all(folder_); }

  std::string read(const std::string& name) const {
    const std::ifstream in(folder_ / name, std::ios::binary);
    return (std::ostringstream() << in.rdbuf()).str();
  }
  long entries() const { return std::distance(fs::directory_iterator(folder_), fs::directory_iterator()); }

  fs::path folder_;
};

TEST_F(WriteFile, ReplacesTheWholeFile) {
  ASSERT_TRUE(write_file(folder_ / "a.txt", "a longer first content"));
  ASSERT_TRUE(write_file(folder_ / "a.txt", "second"));
  EXPECT_EQ(read("a.txt"), "second");
  EXPECT_EQ(entries(), 1);
}

TEST_F(WriteFile, RefusesAFolderThatIsNotThereAndSaysWhich) {
  const auto written = write_file(folder_ / "none" / "a.txt", "x");
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().message.find("none/a.txt"), std::string::npos);
  EXPECT_EQ(entries(), 0);
}

TEST_F(WriteFile, LeavesNothingBehindWhenItCannotReplace) {
  fs::create_directory(folder_ / "a.txt");  // a folder stands where the file should go
  EXPECT_FALSE(write_file(folder_ / "a.txt", "x"));
  EXPECT_TRUE(fs::is_directory(folder_ / "a.txt"));
  EXPECT_EQ(entries(), 1);
}

}  // namespace
}  // namespace takecare
