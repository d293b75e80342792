// The official text of a section as a book keeps it.
#include "takecare/lang/official_text.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace takecare::lang {

namespace {

constexpr std::string_view print =
    "## § 1227. Classes\n\n"
    "    (a) Whoever does one thing.\n\n"
    "    (b) Whoever says \"another\", too.\n";

TEST(OfficialText, TakesTheNumberByWhichTheSourceCitesIt) {
  const auto text = import_official_text(print, "237", {});
  ASSERT_TRUE(text.has_value());
  ASSERT_EQ(text->size(), 3U);
  EXPECT_EQ((*text)[0].pinpoint, "237");
  EXPECT_EQ((*text)[2].pinpoint, "237(b)");
  EXPECT_EQ((*text)[2].text, "Whoever says \"another\", too.");
}

TEST(OfficialText, IsStaleUntilItIsReadAndAgainWhenItsWordsChange) {
  auto text = import_official_text(print, "237", {});
  ASSERT_TRUE(text.has_value());
  EXPECT_TRUE((*text)[1].stale());
  for (OfficialParagraph& paragraph : *text) paragraph.mark_read();
  EXPECT_FALSE((*text)[1].stale());
  const auto amended = import_official_text(
      "## § 1227. Classes\n\n    (a) Whoever does one thing.\n\n    (b) Whoever says more.\n\n    (c) New.\n", "237",
      *text);
  ASSERT_TRUE(amended.has_value());
  EXPECT_FALSE((*amended)[1].stale());
  EXPECT_TRUE((*amended)[2].stale());
  EXPECT_TRUE((*amended)[3].stale());
  const TextChanges changes = compare_texts(*text, *amended);
  EXPECT_EQ(changes.changed, 1);
  EXPECT_EQ(changes.added, 1);
  EXPECT_EQ(changes.gone, 0);
  EXPECT_EQ(compare_texts(*amended, *text).gone, 1);
}

// 8 USC 1182 has two subsections (t).
TEST(OfficialText, KeepsTwoParagraphsOfOneDesignationApart) {
  constexpr std::string_view twice = "## § 9. Twice\n\n    (t) The first.\n\n    (t) The second.\n";
  auto text = import_official_text(twice, "9", {});
  ASSERT_TRUE(text.has_value());
  ASSERT_EQ(text->size(), 3U);
  for (OfficialParagraph& paragraph : *text) paragraph.mark_read();
  const auto again = import_official_text(twice, "9", *text);
  ASSERT_TRUE(again.has_value());
  EXPECT_FALSE((*again)[1].stale());
  EXPECT_FALSE((*again)[2].stale());
  const TextChanges same = compare_texts(*text, *again);
  EXPECT_EQ(same.changed + same.added + same.gone, 0);
  const auto once = import_official_text("## § 9. Twice\n\n    (t) The first.\n", "9", *text);
  EXPECT_EQ(compare_texts(*text, *once).gone, 1);
}

TEST(OfficialText, ComesBackFromItsFile) {
  const auto file = std::filesystem::path(::testing::TempDir()) / "section.csv";
  auto text = import_official_text(print, "237", {});
  ASSERT_TRUE(text.has_value());
  text->front().mark_read();
  ASSERT_TRUE(write_official_text(file, *text).has_value());
  const auto back = read_official_text(file);
  ASSERT_TRUE(back.has_value()) << back.error().message;
  ASSERT_EQ(back->size(), text->size());
  for (std::size_t i = 0; i < text->size(); ++i) {
    EXPECT_EQ((*back)[i].pinpoint, (*text)[i].pinpoint);
    EXPECT_EQ((*back)[i].text, (*text)[i].text);
    EXPECT_EQ((*back)[i].read, (*text)[i].read);
  }
}

TEST(OfficialText, RefusesAPrintWithoutASectionOrWithTwo) {
  EXPECT_FALSE(import_official_text("Some words.\n", "9", {}).has_value());
  const auto two = import_official_text("Sec. 1. One.\n\nSec. 2. Two.\n", "1", {});
  ASSERT_FALSE(two.has_value());
  EXPECT_EQ(two.error().message, "the text has more than one section: 1 and 2");
}

}  // namespace

}  // namespace takecare::lang
