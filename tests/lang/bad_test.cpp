// bad/FOLDER/NAME.md holds a chapter with errors and, after '<!-- expect', every message that the compiler must print.
// What is in bad/syntax is only parsed; the rest is compiled. TAKECARE_UPDATE_EXPECTED=1 writes the messages as they
// are now.
#include <gtest/gtest.h>

#include <cstdlib>

#include "chapter_files.h"
#include "takecare/lang/parse.h"

namespace takecare::lang {
namespace {

constexpr std::string_view marker = "<!-- expect\n";
constexpr std::string_view end_marker = "-->\n";

struct BadChapter {
  Chapter chapter;
  std::string expected;
};

BadChapter read_bad(const std::filesystem::path& path) {
  const std::string text = test::read(path);
  const std::size_t at = std::min(text.find(marker), text.size());
  BadChapter bad{.chapter = {.file = path.filename(), .text = text.substr(0, at)}, .expected = {}};
  if (at == text.size()) return bad;
  bad.expected = text.substr(at + marker.size());
  bad.expected.resize(std::min(bad.expected.rfind(end_marker), bad.expected.size()));
  return bad;
}

std::vector<Diagnostic> diagnose(const std::filesystem::path& path, const Chapter& chapter) {
  if (path.parent_path().filename() != "syntax") return compile({chapter}).diagnostics;
  std::vector<Diagnostic> diagnostics;
  parse_chapter(chapter, diagnostics);
  return diagnostics;
}

class Bad : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Bad, IsRefusedWithTheMessageExpected) {
  const BadChapter bad = read_bad(GetParam());
  const std::string found = test::render_all(diagnose(GetParam(), bad.chapter), {bad.chapter});
  if (std::getenv("TAKECARE_UPDATE_EXPECTED") != nullptr) {
    std::ofstream(GetParam(), std::ios::binary) << bad.chapter.text << marker << found << end_marker;
    GTEST_SKIP() << "the expected messages were written";
  }
  EXPECT_NE(found, "");
  EXPECT_EQ(found, bad.expected);
}

INSTANTIATE_TEST_SUITE_P(Chapters, Bad, testing::ValuesIn(test::chapters_below(test::folder("bad"))),
                         [](const auto& info) { return test::test_name(info.param); });

}  // namespace
}  // namespace takecare::lang
