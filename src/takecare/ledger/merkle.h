// Merkle trees as RFC 9162, 2.1 has them (the same as RFC 6962's): a leaf is SHA-256(00 ‖ data), a node
// SHA-256(01 ‖ left ‖ right), the empty tree SHA-256 of nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/base/sha256.h"

namespace takecare::ledger {

Digest leaf_hash(std::string_view data);
Digest node_hash(const Digest& left, const Digest& right);
Digest empty_root();

// The root over hashes whose number is a power of two.
Digest fold(std::span<const Digest> hashes);

// The hash of the complete subtree that has the leaves [index << height, (index + 1) << height).
using Subtree = std::function<Result<Digest>(int height, std::uint64_t index)>;

// Over a tree of 'size' leaves whose complete subtrees are known.
Result<Digest> root_of(std::uint64_t size, const Subtree& subtree);
// From the sibling of the leaf up; index < size.
Result<std::vector<Digest>> inclusion_proof(std::uint64_t index, std::uint64_t size, const Subtree& subtree);
// That the tree of 'size' leaves begins with that of 'earlier'; empty when they are the same, or 'earlier' is 0.
Result<std::vector<Digest>> consistency_proof(std::uint64_t earlier, std::uint64_t size, const Subtree& subtree);

// RFC 9162, 2.1.3.2 and 2.1.4.2.
bool includes(const Digest& leaf, std::uint64_t index, std::uint64_t size, std::span<const Digest> proof,
              const Digest& root);
bool extends(std::uint64_t earlier, const Digest& earlier_root, std::uint64_t size, const Digest& root,
             std::span<const Digest> proof);

}  // namespace takecare::ledger
