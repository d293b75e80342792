#include "takecare/ledger/tile.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace takecare::ledger {
namespace {

std::string number_path(std::uint64_t number) {
  std::string path = fmt::format("{:03}", number % 1000);
  for (std::uint64_t rest = number / 1000; rest > 0; rest /= 1000) path = fmt::format("x{:03}/{}", rest % 1000, path);
  return path;
}

// A decimal number without leading zeros.
std::optional<std::uint64_t> plain_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || (text.size() > 1 && text[0] == '0'))
    return std::nullopt;
  return number;
}

// 'x001/234'.
std::optional<std::uint64_t> path_number(std::string_view path) {
  std::uint64_t number = 0;
  while (!path.empty()) {
    const bool more = path.starts_with('x');
    if (more) path.remove_prefix(1);
    if (path.size() < 3 || number > (std::uint64_t{1} << 53)) return std::nullopt;
    for (const char c : path.substr(0, 3)) {
      if (c < '0' || c > '9') return std::nullopt;
      number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    path.remove_prefix(3);
    if (more != path.starts_with('/')) return std::nullopt;
    if (more) path.remove_prefix(1);
    if (more == path.empty()) return std::nullopt;
  }
  return number;
}

}  // namespace

std::string path_of(const TileName& name) {
  const std::string level = name.level == TileName::entries ? "entries" : std::to_string(name.level);
  std::string path = fmt::format("tile/{}/{}", level, number_path(name.number));
  if (name.width < tile_width) path += fmt::format(".p/{}", name.width);
  return path;
}

std::optional<TileName> tile_name(std::string_view path) {
  if (!path.starts_with("tile/")) return std::nullopt;
  std::string_view rest = path.substr(5);
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  TileName name;
  const auto level =
      rest.starts_with("entries/") ? std::optional<std::uint64_t>(0) : plain_number(rest.substr(0, slash));
  if (!level || *level > 63) return std::nullopt;
  name.level = rest.starts_with("entries/") ? TileName::entries : static_cast<int>(*level);
  rest.remove_prefix(slash + 1);
  if (const std::size_t partial = rest.find(".p/"); partial != std::string_view::npos) {
    const auto width = plain_number(rest.substr(partial + 3));
    if (!width || *width == 0 || *width >= tile_width) return std::nullopt;
    name.width = *width;
    rest = rest.substr(0, partial);
  }
  const auto number = path_number(rest);
  if (!number) return std::nullopt;
  name.number = *number;
  // What could be written otherwise ('x000/001') is another name.
  return path_of(name) == path ? std::optional(name) : std::nullopt;
}

std::uint64_t width_in(std::uint64_t size, int level, std::uint64_t number) {
  const int shift = tile_height * std::max(level, 0);
  if (shift >= 64) return 0;
  const std::uint64_t hashes = size >> shift;
  // Compared before multiplied: a number from a foreign path may be large.
  if (number > hashes / tile_width) return 0;
  return std::min(tile_width, hashes - number * tile_width);
}

std::string tile_bytes(std::span<const Digest> hashes) {
  std::string bytes;
  bytes.reserve(hashes.size() * sizeof(Digest));
  for (const Digest& hash : hashes) bytes.append(hash.begin(), hash.end());
  return bytes;
}

std::optional<std::vector<Digest>> tile_hashes(std::string_view bytes) {
  if (bytes.size() % sizeof(Digest) != 0) return std::nullopt;
  std::vector<Digest> hashes(bytes.size() / sizeof(Digest));
  for (std::size_t i = 0; i < hashes.size(); ++i)
    std::ranges::copy(bytes.substr(i * sizeof(Digest), sizeof(Digest)), hashes[i].begin());
  return hashes;
}

std::string bundle_bytes(std::span<const Digest> entries) {
  std::string bytes;
  bytes.reserve(entries.size() * bundled_size);
  for (const Digest& entry : entries) {
    bytes += '\0';
    bytes += static_cast<char>(sizeof(Digest));
    bytes.append(entry.begin(), entry.end());
  }
  return bytes;
}

Result<std::vector<std::string_view>> read_bundle(std::string_view bytes, std::uint64_t width) {
  std::vector<std::string_view> entries;
  while (!bytes.empty()) {
    const std::size_t length = bytes.size() < 2 ? bytes.size()
                                                : std::size_t{static_cast<unsigned char>(bytes[0])} * 256 +
                                                      static_cast<unsigned char>(bytes[1]);
    if (bytes.size() < 2 + length) return fail(fmt::format("entry {} of the bundle ends too early", entries.size()));
    entries.push_back(bytes.substr(2, length));
    bytes.remove_prefix(2 + length);
  }
  if (entries.size() != width)
    return fail(fmt::format("the bundle has {} entries and should have {}", entries.size(), width));
  return entries;
}

}  // namespace takecare::ledger
