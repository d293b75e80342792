// The doors of the language: reading chapters, compiling them, 'did you mean'.
#include "takecare/lang/book.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "takecare/lang/suggest.h"

namespace takecare::lang {

namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  explicit Folder(const std::string& name) : path_(fs::temp_directory_path() / ("takecare_" + name)) {
    fs::remove_all(path_);
    fs::create_directories(path_ / "b");
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& file, const std::string& text) const {
    std::ofstream(path_ / file, std::ios::binary) << text;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

TEST(Book, ReadsChaptersBelowAFolderInOrderOfName) {
  const Folder folder("chapters");
  folder.write("z.md", "last");
  folder.write("a.md",
               "\xEF\xBB\xBF"
               "first");
  folder.write("b/c.md", "second");
  folder.write("notes.txt", "no chapter");
  const auto chapters = read_chapters({folder.path(), folder.path() / "z.md"});
  ASSERT_TRUE(chapters);
  ASSERT_EQ(chapters->size(), 3U);
  EXPECT_EQ((*chapters)[0].text, "first");
  EXPECT_EQ((*chapters)[1].text, "second");
  EXPECT_EQ((*chapters)[2].text, "last");
}

TEST(Book, SaysWhatCannotBeRead) {
  const Folder folder("unreadable");
  EXPECT_FALSE(read_chapters({folder.path() / "none.md"}));
  EXPECT_EQ(read_chapters({folder.path()}).error().help, "chapters are files ending in .md");
  folder.write("a.md", "good\nbad \xFF\n");
  const auto chapters = read_chapters({folder.path() / "a.md"});
  ASSERT_FALSE(chapters);
  EXPECT_EQ(chapters.error().place.line, 2);
}

TEST(Book, PutsDiagnosticsInTheOrderOfTheChapters) {
  const Book book =
      compile({{.file = "a.md", .text = "```law\nrule r of Nobody\n  cites X\n  when x\n\nrecord A\n  b C\n```\n"},
               {.file = "b.md", .text = "```law\nrecord A\n  b truth\n```\n"}});
  ASSERT_EQ(book.diagnostics.size(), 3U);
  EXPECT_EQ(book.errors, 3);
  EXPECT_EQ(book.diagnostics[0].place.line, 2);
  EXPECT_EQ(book.diagnostics[1].place.line, 7);
  EXPECT_EQ(book.diagnostics[2].place.file, "b.md");
}

TEST(Book, ChaptersShareOneScopeWhateverTheirOrder) {
  const Chapter rules{.file = "a.md", .text = "```law\nrule r of A\n  cites X\n  when old\n```\n"};
  const Chapter records{.file = "b.md", .text = "```law\nrecord A\n  old truth\n```\n"};
  EXPECT_EQ(compile({rules, records}).errors, 0);
  EXPECT_EQ(compile({records, rules}).errors, 0);
}

TEST(Book, DefinitionsStandAfterWhatTheyCall) {
  const Book book = compile({{.file = "a.md",
                              .text = "```law\nrecord A\n  old truth\n\nrule first of A\n  cites X\n  when second\n\n"
                                      "rule second of A\n  cites X\n  when old\n```\n"}});
  ASSERT_EQ(book.errors, 0);
  EXPECT_EQ(book.program.definitions[0].name, "second");
  EXPECT_EQ(book.program.definitions[1].name, "first");
  EXPECT_EQ(book.program.expr(book.program.definitions[1].versions[0].body).index, 0);
}

TEST(DidYouMean, CountsChangesAdditionsDropsAndSwaps) {
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("convicted", "convicted"), 0U);
  EXPECT_EQ(edit_distance("convictd", "convicted"), 1U);
  EXPECT_EQ(edit_distance("cnovicted", "convicted"), 1U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(DidYouMean, NamesTheNearest) {
  EXPECT_EQ(did_you_mean("offences", {"offenses", "entries"}), "did you mean 'offenses'?");
  EXPECT_EQ(did_you_mean("Final_Order", {"final_order", "final_orders"}), "did you mean 'final_order'?");
  EXPECT_EQ(did_you_mean("rulr", {"ruler", "rule"}), "did you mean 'rule' or 'ruler'?");
  EXPECT_EQ(did_you_mean("x", {"y", "z"}), "");
  EXPECT_EQ(did_you_mean("anything", {}), "");
}

}  // namespace

}  // namespace takecare::lang
