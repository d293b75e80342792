#include "takecare/ledger/tree.h"

#include <bit>
#include <ranges>
#include <utility>

namespace takecare::ledger {

Tree::Tree(std::uint64_t size, Edge edge) : size_(size), edge_(std::move(edge)) {
  for (const auto& level : std::views::reverse(edge_)) {
    std::span<const Digest> rest = level;
    while (!rest.empty()) {
      const std::size_t count = std::bit_floor(rest.size());
      peaks_.push_back(fold(rest.first(count)));
      rest = rest.subspan(count);
    }
  }
}

void Tree::append(const Digest& leaf, std::vector<FullTile>& full) {
  edge_[0].push_back(leaf);
  peaks_.push_back(leaf);
  ++size_;
  merge(1, full);
}

void Tree::append_tile(std::span<const Digest> leaves, const Digest& root, std::vector<FullTile>& full) {
  full.push_back(
      {.level = 0, .number = size_ / tile_width, .root = root, .hashes = std::vector(leaves.begin(), leaves.end())});
  edge_[1].push_back(root);
  peaks_.push_back(root);
  size_ += tile_width;
  merge(tile_height + 1, full);
}

void Tree::merge(int height, std::vector<FullTile>& full) {
  // Each zero bit at the end of the new size is a pair of subtrees of one height that have become one.
  const int merges = std::countr_zero(size_);
  for (; height <= merges; ++height) {
    const Digest right = peaks_.back();
    peaks_.pop_back();
    peaks_.back() = node_hash(peaks_.back(), right);
    if (height % tile_height != 0) continue;
    const int level = height / tile_height - 1;
    auto& filled = edge_[static_cast<std::size_t>(level)];
    full.push_back(
        {.level = level, .number = (size_ >> height) - 1, .root = peaks_.back(), .hashes = std::exchange(filled, {})});
    edge_[static_cast<std::size_t>(level) + 1].push_back(peaks_.back());
  }
}

Digest Tree::root() const {
  if (peaks_.empty()) return empty_root();
  Digest root = peaks_.back();
  for (std::size_t i = peaks_.size() - 1; i-- > 0;) root = node_hash(peaks_[i], root);
  return root;
}

}  // namespace takecare::ledger
