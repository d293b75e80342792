// The cases of pages/: small books as text, and the markup that their pages must hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "page_case.h"
#include "takecare/print/print.h"

namespace takecare::print {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> case_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(TAKECARE_ROOT) / "tests/print/pages")) {
    files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

// The files of a case, in a folder that goes with the test.
class BookFolder {
 public:
  explicit BookFolder(const test::PageCase& one) {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    std::string name = info->name();
    std::ranges::replace(name, '/', '-');
    folder_ = fs::path(testing::TempDir()) / ("takecare-print-" + name);
    fs::remove_all(folder_);
    for (const auto& [file, text] : one.files) {
      fs::create_directories((folder_ / file).parent_path());
      std::ofstream(folder_ / file, std::ios::binary) << text;
    }
  }
  ~BookFolder() { fs::remove_all(folder_); }
  BookFolder(const BookFolder&) = delete;
  BookFolder& operator=(const BookFolder&) = delete;
  const fs::path& path() const { return folder_; }

 private:
  fs::path folder_;
};

class Pages : public testing::TestWithParam<fs::path> {};

TEST_P(Pages, HoldWhatTheCaseSays) {
  const test::PageCase one = test::read_page_case(GetParam());
  ASSERT_EQ(one.error, "");
  const BookFolder folder(one);
  const auto chapters = lang::read_chapters({folder.path()});
  ASSERT_TRUE(chapters) << chapters.error().message;
  const lang::Book book = lang::compile(*chapters);
  for (const Diagnostic& diagnostic : book.diagnostics) ADD_FAILURE() << lang::render(diagnostic, *chapters);
  const auto as_of = one.as_of.empty() ? std::nullopt : parse_iso_date(one.as_of);
  const auto files = print_book(*chapters, book.program, as_of);
  for (const test::Expected& expected : one.expected) {
    const auto page = std::ranges::find(files, expected.page, &pages::OutFile::path);
    ASSERT_NE(page, files.end()) << expected.page;
    const std::string text = test::squeezed(page->content);
    const std::string wanted = test::squeezed(expected.markup);
    EXPECT_EQ(text.find(wanted) != std::string::npos, expected.has) << expected.page << "\n" << wanted;
  }
}

std::string name_of_case(const testing::TestParamInfo<fs::path>& one) {
  std::string name = one.param.stem().string();
  std::ranges::replace(name, '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, Pages, testing::ValuesIn(case_files()), name_of_case);

}  // namespace
}  // namespace takecare::print
