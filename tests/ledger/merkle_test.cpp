// Trees and their proofs: against the vectors of RFC 6962's reference implementation, and against the definition of
// RFC 9162, 2.1 written down as it stands there.
#include "takecare/ledger/merkle.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>

#include "takecare/ledger/encoding.h"
#include "takecare/ledger/tile_reader.h"
#include "takecare/ledger/tree.h"

namespace takecare::ledger {
namespace {

using Hashes = std::vector<Digest>;

// MTH of RFC 9162, 2.1.1.
Digest plain_root(std::span<const Digest> leaves) {
  if (leaves.empty()) return empty_root();
  if (leaves.size() == 1) return leaves[0];
  const std::size_t k = std::bit_floor(leaves.size() - 1);
  return node_hash(plain_root(leaves.first(k)), plain_root(leaves.subspan(k)));
}

// PATH of 2.1.3.1.
Hashes plain_path(std::size_t m, std::span<const Digest> leaves) {
  if (leaves.size() == 1) return {};
  const std::size_t k = std::bit_floor(leaves.size() - 1);
  Hashes path = m < k ? plain_path(m, leaves.first(k)) : plain_path(m - k, leaves.subspan(k));
  path.push_back(m < k ? plain_root(leaves.subspan(k)) : plain_root(leaves.first(k)));
  return path;
}

// SUBPROOF of 2.1.4.1.
Hashes plain_subproof(std::size_t m, std::span<const Digest> leaves, bool whole) {
  if (m == leaves.size()) return whole ? Hashes{} : Hashes{plain_root(leaves)};
  const std::size_t k = std::bit_floor(leaves.size() - 1);
  Hashes proof = m <= k ? plain_subproof(m, leaves.first(k), whole) : plain_subproof(m - k, leaves.subspan(k), false);
  proof.push_back(m <= k ? plain_root(leaves.subspan(k)) : plain_root(leaves.first(k)));
  return proof;
}

Hashes leaves_of(std::size_t count) {
  Hashes leaves;
  for (std::size_t i = 0; i < count; ++i) leaves.push_back(leaf_hash(std::to_string(i)));
  return leaves;
}

Subtree over(const Hashes& leaves) {
  return [&leaves](int height, std::uint64_t index) -> Result<Digest> {
    return fold(std::span(leaves).subspan(index << height, std::size_t{1} << height));
  };
}

std::vector<std::string> inputs() {
  const auto bytes = [](std::initializer_list<int> values) {
    std::string text;
    for (const int value : values) text += static_cast<char>(value);
    return text;
  };
  return {bytes({}),
          bytes({0x00}),
          bytes({0x10}),
          bytes({0x20, 0x21}),
          bytes({0x30, 0x31}),
          bytes({0x40, 0x41, 0x42, 0x43}),
          bytes({0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57}),
          bytes({0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f})};
}

Hashes vector_leaves() {
  Hashes leaves;
  for (const std::string& input : inputs()) leaves.push_back(leaf_hash(input));
  return leaves;
}

Hashes from_hex(const std::vector<std::string>& texts) {
  Hashes hashes;
  for (const std::string& text : texts) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2)
      bytes += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
    hashes.push_back(*digest_of(bytes));
  }
  return hashes;
}

TEST(Merkle, RootsAreThoseOfTheVectors) {
  const Hashes leaves = vector_leaves();
  const Hashes roots = from_hex({"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                 "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                 "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                 "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                 "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                 "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                 "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                 "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"});
  EXPECT_EQ(hex(view_of(empty_root())), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  for (std::size_t size = 1; size <= roots.size(); ++size) {
    EXPECT_EQ(*root_of(size, over(leaves)), roots[size - 1]) << size;
    EXPECT_EQ(plain_root(std::span(leaves).first(size)), roots[size - 1]) << size;
  }
}

TEST(Merkle, ProofsAreThoseOfTheVectors) {
  const Hashes leaves = vector_leaves();
  EXPECT_EQ(*inclusion_proof(0, 8, over(leaves)),
            from_hex({"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
  EXPECT_EQ(*inclusion_proof(5, 8, over(leaves)),
            from_hex({"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
  EXPECT_EQ(*inclusion_proof(2, 3, over(leaves)),
            from_hex({"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"}));
  EXPECT_EQ(*consistency_proof(1, 8, over(leaves)),
            from_hex({"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
  EXPECT_EQ(*consistency_proof(6, 8, over(leaves)),
            from_hex({"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
}

// Tiles as a log keeps them, filled by appending.
class TiledLog {
 public:
  explicit TiledLog(const Hashes& leaves) {
    std::vector<FullTile> full;
    for (const Digest& leaf : leaves) tree_.append(leaf, full);
    for (FullTile& tile : full) tiles_[{tile.level, tile.number, tile_width}] = std::move(tile.hashes);
    for (int level = 0; level <= highest_level; ++level) {
      const auto& edge = tree_.edge()[static_cast<std::size_t>(level)];
      const std::uint64_t number = tree_.size() >> (tile_height * level) >> tile_height;
      if (!edge.empty()) tiles_[{level, number, edge.size()}] = edge;
    }
  }
  const Tree& tree() const { return tree_; }
  Subtree subtrees() const {
    return subtrees_of(tree_.size(), [this](const TileName& name) -> Result<Hashes> {
      const auto found = tiles_.find(name);
      if (found == tiles_.end()) return fail("no tile " + path_of(name));
      return found->second;
    });
  }

 private:
  Tree tree_;
  std::map<TileName, Hashes> tiles_;
};

TEST(Merkle, EveryTreeOfUpToSixHundredLeavesHasTheRootOfTheDefinition) {
  const Hashes leaves = leaves_of(600);
  Tree tree;
  std::vector<FullTile> full;
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    tree.append(leaves[size - 1], full);
    ASSERT_EQ(tree.root(), plain_root(std::span(leaves).first(size))) << size;
    ASSERT_EQ(Tree(size, tree.edge()).root(), tree.root()) << size;
  }
  ASSERT_EQ(full.size(), 2U);
  EXPECT_EQ(full[1].root, plain_root(std::span(leaves).subspan(256, 256)));
}

// 257 tiles: the first tile of the level above is filled, too.
TEST(Merkle, ATreeOfWholeTilesIsTheTreeOfItsLeaves) {
  const Hashes leaves = leaves_of(257 * tile_width + 3);
  const std::span<const Digest> all = leaves;
  Tree by_leaf;
  Tree by_tile;
  std::vector<FullTile> tiles_by_leaf;
  std::vector<FullTile> tiles_by_tile;
  for (std::size_t tile = 0; tile < 257; ++tile) {
    const auto of_tile = all.subspan(tile * tile_width, tile_width);
    for (const Digest& leaf : of_tile) by_leaf.append(leaf, tiles_by_leaf);
    by_tile.append_tile(of_tile, fold(of_tile), tiles_by_tile);
    ASSERT_EQ(by_tile.root(), by_leaf.root()) << tile;
  }
  for (const Digest& leaf : all.last(3)) {
    by_leaf.append(leaf, tiles_by_leaf);
    by_tile.append(leaf, tiles_by_tile);
  }
  EXPECT_EQ(by_tile.root(), by_leaf.root());
  EXPECT_EQ(by_tile.edge(), by_leaf.edge());
  ASSERT_EQ(tiles_by_tile.size(), 258U);
  ASSERT_EQ(tiles_by_leaf.size(), 258U);
  for (std::size_t i = 0; i < tiles_by_leaf.size(); ++i) {
    EXPECT_EQ(tiles_by_tile[i].level, tiles_by_leaf[i].level);
    EXPECT_EQ(tiles_by_tile[i].number, tiles_by_leaf[i].number);
    EXPECT_EQ(tiles_by_tile[i].root, tiles_by_leaf[i].root);
    EXPECT_EQ(tiles_by_tile[i].hashes, tiles_by_leaf[i].hashes);
  }
}

RC_GTEST_PROP(Merkle, ProofsFromTilesAreThoseOfTheDefinitionAndHold, ()) {
  const auto size = *rc::gen::inRange<std::size_t>(1, 601);
  const auto index = *rc::gen::inRange<std::size_t>(0, size);
  const auto earlier = *rc::gen::inRange<std::size_t>(0, size + 1);
  const Hashes leaves = leaves_of(size);
  const TiledLog log(leaves);
  const Digest root = plain_root(leaves);
  const auto path = inclusion_proof(index, size, log.subtrees());
  RC_ASSERT(path.has_value());
  RC_ASSERT(*path == plain_path(index, leaves));
  RC_ASSERT(includes(leaves[index], index, size, *path, root));
  const auto proof = consistency_proof(earlier, size, log.subtrees());
  RC_ASSERT(proof.has_value());
  if (earlier > 0) RC_ASSERT(*proof == plain_subproof(earlier, leaves, true));
  RC_ASSERT(extends(earlier, plain_root(std::span(leaves).first(earlier)), size, root, *proof));
}

RC_GTEST_PROP(Merkle, AProofThatIsChangedDoesNotHold, ()) {
  const auto size = *rc::gen::inRange<std::size_t>(2, 300);
  const auto index = *rc::gen::inRange<std::size_t>(0, size);
  const auto earlier = *rc::gen::inRange<std::size_t>(1, size);
  const Hashes leaves = leaves_of(size);
  const Digest root = plain_root(leaves);
  const Digest before = plain_root(std::span(leaves).first(earlier));
  auto path = plain_path(index, leaves);
  auto proof = plain_subproof(earlier, leaves, true);
  const auto flip = [](Hashes& hashes) {
    auto& hash = hashes[*rc::gen::inRange<std::size_t>(0, hashes.size())];
    hash[*rc::gen::inRange<std::size_t>(0, hash.size())] ^= static_cast<std::uint8_t>(1U << *rc::gen::inRange(0, 8));
  };
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      flip(path);
      flip(proof);
      break;
    case 1:
      path.pop_back();
      proof.pop_back();
      break;
    case 2:
      path.push_back(root);
      proof.push_back(root);
      break;
    default: path.insert(path.begin(), root); proof.insert(proof.begin(), root);
  }
  RC_ASSERT(!includes(leaves[index], index, size, path, root));
  RC_ASSERT(!extends(earlier, before, size, root, proof));
  const std::size_t other = (index + 1) % size;
  RC_ASSERT(!includes(leaves[index], other, size, plain_path(index, leaves), root));
}

}  // namespace
}  // namespace takecare::ledger
