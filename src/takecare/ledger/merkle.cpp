#include "takecare/ledger/merkle.h"

#include <algorithm>
#include <array>
#include <bit>

#include "takecare/ledger/encoding.h"

namespace takecare::ledger {
namespace {

// The hashes of a proof over the leaves [from, to), of which 'from' begins a complete subtree of at least to - from.
class Prover {
 public:
  explicit Prover(const Subtree& subtree) : subtree_(subtree) {}

  Result<Digest> root(std::uint64_t from, std::uint64_t to) const {
    const std::uint64_t count = to - from;
    if (std::has_single_bit(count)) {
      const int height = std::countr_zero(count);
      return subtree_(height, from >> height);
    }
    const std::uint64_t middle = from + std::bit_floor(count);
    auto left = root(from, middle);
    if (!left) return left;
    auto right = root(middle, to);
    if (!right) return right;
    return node_hash(*left, *right);
  }

  Result<void> inclusion(std::uint64_t index, std::uint64_t from, std::uint64_t to) {
    if (to - from == 1) return {};
    const std::uint64_t middle = from + std::bit_floor(to - from - 1);
    const bool left = index < middle;
    auto below = left ? inclusion(index, from, middle) : inclusion(index, middle, to);
    if (!below) return below;
    return left ? add(middle, to) : add(from, middle);
  }

  // 'known': the verifier has the root of [from, earlier) already.
  Result<void> consistency(std::uint64_t earlier, std::uint64_t from, std::uint64_t to, bool known) {
    if (earlier == to) return known ? Result<void>() : add(from, to);
    const std::uint64_t middle = from + std::bit_floor(to - from - 1);
    if (earlier <= middle) {
      auto below = consistency(earlier, from, middle, known);
      return below ? add(middle, to) : below;
    }
    auto below = consistency(earlier, middle, to, false);
    return below ? add(from, middle) : below;
  }

  std::vector<Digest> proof;

 private:
  Result<void> add(std::uint64_t from, std::uint64_t to) {
    auto hash = root(from, to);
    if (!hash) return std::unexpected(hash.error());
    proof.push_back(*hash);
    return {};
  }

  const Subtree& subtree_;
};

}  // namespace

Digest leaf_hash(std::string_view data) { return sha256({std::string_view("\0", 1), data}); }

Digest node_hash(const Digest& left, const Digest& right) { return sha256({"\x01", view_of(left), view_of(right)}); }

Digest empty_root() { return sha256(std::string_view()); }

Digest fold(std::span<const Digest> hashes) {
  if (hashes.size() == 1) return hashes[0];
  const std::size_t half = hashes.size() / 2;
  return node_hash(fold(hashes.first(half)), fold(hashes.last(half)));
}

Result<Digest> root_of(std::uint64_t size, const Subtree& subtree) {
  return size == 0 ? empty_root() : Prover(subtree).root(0, size);
}

Result<std::vector<Digest>> inclusion_proof(std::uint64_t index, std::uint64_t size, const Subtree& subtree) {
  Prover prover(subtree);
  if (auto made = prover.inclusion(index, 0, size); !made) return std::unexpected(made.error());
  return std::move(prover.proof);
}

Result<std::vector<Digest>> consistency_proof(std::uint64_t earlier, std::uint64_t size, const Subtree& subtree) {
  if (earlier == 0) return std::vector<Digest>{};
  Prover prover(subtree);
  if (auto made = prover.consistency(earlier, 0, size, true); !made) return std::unexpected(made.error());
  return std::move(prover.proof);
}

bool includes(const Digest& leaf, std::uint64_t index, std::uint64_t size, std::span<const Digest> proof,
              const Digest& root) {
  if (index >= size) return false;
  std::uint64_t at = index;
  std::uint64_t last = size - 1;
  Digest hash = leaf;
  for (const Digest& sibling : proof) {
    if (last == 0) return false;
    if ((at & 1) != 0 || at == last) {
      hash = node_hash(sibling, hash);
      while ((at & 1) == 0 && at != 0) {
        at >>= 1;
        last >>= 1;
      }
    } else {
      hash = node_hash(hash, sibling);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && hash == root;
}

bool extends(std::uint64_t earlier, const Digest& earlier_root, std::uint64_t size, const Digest& root,
             std::span<const Digest> proof) {
  if (earlier > size) return false;
  if (earlier == size) return proof.empty() && earlier_root == root;
  if (earlier == 0) return proof.empty() && earlier_root == empty_root();
  std::vector<Digest> path;
  // A complete earlier tree is a node of the later one; the proof leaves its hash out.
  if (std::has_single_bit(earlier)) path.push_back(earlier_root);
  path.insert(path.end(), proof.begin(), proof.end());
  if (path.empty()) return false;
  std::uint64_t at = earlier - 1;
  std::uint64_t last = size - 1;
  while ((at & 1) != 0) {
    at >>= 1;
    last >>= 1;
  }
  Digest first = path[0];
  Digest second = path[0];
  for (std::size_t i = 1; i < path.size(); ++i) {
    if (last == 0) return false;
    if ((at & 1) != 0 || at == last) {
      first = node_hash(path[i], first);
      second = node_hash(path[i], second);
      while ((at & 1) == 0 && at != 0) {
        at >>= 1;
        last >>= 1;
      }
    } else {
      second = node_hash(second, path[i]);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && first == earlier_root && second == root;
}

}  // namespace takecare::ledger
