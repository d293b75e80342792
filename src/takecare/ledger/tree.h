// The growing edge of a tiled Merkle tree: what is needed to append leaves, to fill tiles, and to know the root.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "takecare/ledger/merkle.h"
#include "takecare/ledger/tile.h"

namespace takecare::ledger {

// A tile that has just become full, with the root over it, which stands in the level above.
struct FullTile {
  int level = 0;
  std::uint64_t number = 0;
  Digest root{};
  std::vector<Digest> hashes;  // 256
};

class Tree {
 public:
  // The hashes of the last, partial tile of each level; fewer than 256.
  using Edge = std::array<std::vector<Digest>, highest_level + 1>;

  Tree() = default;
  // The tree of 'size' leaves that has this edge.
  Tree(std::uint64_t size, Edge edge);

  // Appends a leaf; tiles that it fills are added to 'full', lower levels first.
  void append(const Digest& leaf, std::vector<FullTile>& full);
  // Appends the leaves of a tile whose root is known, to a tree of whole tiles.
  void append_tile(std::span<const Digest> leaves, const Digest& root, std::vector<FullTile>& full);
  std::uint64_t size() const { return size_; }
  Digest root() const;
  const Edge& edge() const { return edge_; }

 private:
  // Two peaks of one height become one, again and again; those below 'height' have.
  void merge(int height, std::vector<FullTile>& full);

  std::uint64_t size_ = 0;
  Edge edge_;
  std::vector<Digest> peaks_;  // the roots of the complete subtrees that make up the tree, the largest first
};

}  // namespace takecare::ledger
