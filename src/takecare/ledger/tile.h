// Tiles of a Merkle tree, and bundles of entries, as C2SP tlog-tiles lays them out: 256 hashes a tile; level 0 has the
// hashes of leaves, a level above the roots of full tiles of the level below.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/base/sha256.h"

namespace takecare::ledger {

inline constexpr int tile_height = 8;
inline constexpr std::uint64_t tile_width = 256;
inline constexpr int highest_level = 7;  // 256^8 leaves are beyond 64 bits

struct TileName {
  static constexpr int entries = -1;  // the level of a bundle of entries

  int level = 0;
  std::uint64_t number = 0;
  std::uint64_t width = tile_width;  // 1..256; partial below 256

  friend auto operator<=>(const TileName&, const TileName&) = default;
};

// 'tile/0/x001/234.p/17', 'tile/entries/000'.
std::string path_of(const TileName& name);
// Nothing for a path that path_of does not write.
std::optional<TileName> tile_name(std::string_view path);

// How many hashes the tile (or bundle) has in a tree of 'size' leaves; 0: none.
std::uint64_t width_in(std::uint64_t size, int level, std::uint64_t number);

// The bytes of a tile and back. Nothing when they are no whole number of hashes.
std::string tile_bytes(std::span<const Digest> hashes);
std::optional<std::vector<Digest>> tile_hashes(std::string_view bytes);

// A bundle: every entry behind its length as a big-endian uint16. The reader refuses a bundle that has not exactly
// 'width' entries.
inline constexpr std::size_t bundled_size = 2 + sizeof(Digest);  // of one entry
std::string bundle_bytes(std::span<const Digest> entries);
Result<std::vector<std::string_view>> read_bundle(std::string_view bytes, std::uint64_t width);

}  // namespace takecare::ledger
