// Tiles and bundles: C2SP tlog-tiles.
#include "takecare/ledger/tile.h"

#include <gtest/gtest.h>

namespace takecare::ledger {
namespace {

TEST(Tile, PathsAreThoseOfTheSpecification) {
  EXPECT_EQ(path_of({.level = 0, .number = 1234067}), "tile/0/x001/x234/067");
  EXPECT_EQ(path_of({.level = 3, .number = 5, .width = 17}), "tile/3/005.p/17");
  EXPECT_EQ(path_of({.level = TileName::entries, .number = 1000, .width = 1}), "tile/entries/x001/000.p/1");
}

TEST(Tile, ANameIsReadFromItsPathAndFromNoOther) {
  for (const TileName& name :
       {TileName{0, 1234067, 256}, TileName{63, 0, 255}, TileName{TileName::entries, 999, 1}, TileName{2, 1000, 3}}) {
    EXPECT_EQ(tile_name(path_of(name)), name) << path_of(name);
  }
  for (const char* path :
       {"tile",          "tile/",           "tile/0",           "tile/0/",
        "tile/0/0",      "tile/0/1234",     "tile/00/000",      "tile/64/000",
        "tile/-1/000",   "tile/0/x000/001", "tile/0/001/002",   "tile/0/x001",
        "tile/0/x001/",  "tile/0/000.p/0",  "tile/0/000.p/256", "tile/0/000.p/01",
        "tile/0/000.p/", "tile/0/000.p",    "tile/entries",     "tile/entries/",
        "tile/data/000", "tile/0/00a",      "tile/0/000/",      "tile/0/x999/x999/x999/x999/x999/x999/x999/999"}) {
    EXPECT_EQ(tile_name(path), std::nullopt) << path;
  }
}

TEST(Tile, WidthsAreThoseOfTheExampleOfTheSpecification) {
  // "a tree of size 70,000 will be represented by 273 full level 0 tiles, one partial level 0 tile of width 112, one
  // full level 1 tile, one partial level 1 tile of width 17, and one partial level 2 tile of width 1"
  EXPECT_EQ(width_in(70'000, 0, 272), 256U);
  EXPECT_EQ(width_in(70'000, 0, 273), 112U);
  EXPECT_EQ(width_in(70'000, 0, 274), 0U);
  EXPECT_EQ(width_in(70'000, 1, 0), 256U);
  EXPECT_EQ(width_in(70'000, 1, 1), 17U);
  EXPECT_EQ(width_in(70'000, 2, 0), 1U);
  EXPECT_EQ(width_in(70'000, 3, 0), 0U);
  EXPECT_EQ(width_in(256, 1, 0), 1U);
  EXPECT_EQ(width_in(~std::uint64_t{0}, 0, ~std::uint64_t{0}), 0U);
}

TEST(Tile, ABundleIsReadBackAndABrokenOneIsRefused) {
  std::vector<Digest> entries(3);
  entries[1].fill(7);
  const std::string bytes = bundle_bytes(entries);
  EXPECT_EQ(bytes.substr(0, 2), std::string("\0\x20", 2));
  const auto read = read_bundle(bytes, 3);
  ASSERT_TRUE(read);
  EXPECT_EQ((*read)[1], std::string(32, 7));
  EXPECT_FALSE(read_bundle(bytes, 2));
  EXPECT_FALSE(read_bundle(bytes, 4));
  EXPECT_FALSE(read_bundle(bytes.substr(0, bytes.size() - 1), 3));
  EXPECT_FALSE(read_bundle(bytes + '\0', 3));
  EXPECT_TRUE(read_bundle("", 0));
}

}  // namespace
}  // namespace takecare::ledger
