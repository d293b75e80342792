// Manifests as they are written, and what is refused for one.
#include "takecare/publication/manifest.h"

#include <gtest/gtest.h>

namespace takecare::publication {
namespace {

Manifest sample() {
  return {.as_of = "2018-01-25",
          .known = "2018-01-25T12:00:00Z",
          .book = "b",
          .log = "agency.example/ledger",
          .warning = "Invented.",
          .publisher = {},
          .with_book = true,
          .files = {{.path = "a/b.csv", .bytes = 7, .sha256 = "x"}, {.path = "c.html", .bytes = 0, .sha256 = "y"}},
          .versions = {{.path = "a", .digest = "d", .entry = 7}}};
}

TEST(Manifest, IsReadAsItWasWritten) {
  const auto text = write_manifest(sample());
  ASSERT_TRUE(text);
  const auto read = read_manifest(*text);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(write_manifest(*read).value(), *text);
  EXPECT_EQ(read->files[1].path, "c.html");
  EXPECT_EQ(read->versions[0].entry, 7U);
}

std::string refused(const std::string& text) {
  const auto read = read_manifest(text);
  return read ? "is read" : read.error().message;
}

std::string with(const std::string& from, const std::string& to) {
  std::string text = write_manifest(sample()).value();
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Manifest, APathThatLeadsOutOfTheSiteIsRefused) {
  for (const char* path : {"", "/etc/passwd", "../b.csv", "a/../../b", "a//b", "a/.", "./a", "a/", "a\\\\b"}) {
    EXPECT_TRUE(refused(with("\"a/b.csv\"", "\"" + std::string(path) + "\"")).contains("is no path within it")) << path;
  }
}

TEST(Manifest, FilesStandInOrderAndOnce) {
  EXPECT_TRUE(refused(with("\"c.html\"", "\"a/b.csv\"")).contains("stands out of order"));
  EXPECT_TRUE(refused(with("\"a/b.csv\"", "\"d.csv\"")).contains("stands out of order"));
}

TEST(Manifest, WhatIsMissingOrOfAnotherKindIsNamed) {
  EXPECT_EQ(refused(""), "this is no manifest of a site: not canonical JSON: a value is missing at the end (byte 1)");
  EXPECT_EQ(refused("{}"), "this is no manifest of a site: its format is not takecare-site-1");
  EXPECT_EQ(refused(with("takecare-site-1", "takecare-site-2")),
            "this is no manifest of a site: its format is not takecare-site-1");
  EXPECT_EQ(refused(with("\"bytes\":7", "\"bytes\":-7")), "this is no manifest of a site: a file has no bytes");
  EXPECT_EQ(refused(with("\"digest\":\"d\"", "\"digest\":1")),
            "this is no manifest of a site: a version has no digest");
  EXPECT_EQ(refused(with("\"known\":\"2018-01-25T12:00:00Z\",", "")), "this is no manifest of a site: it has no known");
  EXPECT_EQ(refused(with("\"as_of\":", "\"as\":1,\"as_of\":")),
            "this is no manifest of a site: it says more than one does");
  EXPECT_EQ(refused(with("\"url\":", "\"urk\":")), "this is no manifest of a site: its publisher has no url");
}

}  // namespace
}  // namespace takecare::publication
