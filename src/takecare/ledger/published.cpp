#include "takecare/ledger/published.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

#include "takecare/base/file_bytes.h"
#include "takecare/base/write_file.h"
#include "takecare/ledger/folder.h"

namespace takecare::ledger {

namespace fs = std::filesystem;

namespace {

std::unexpected<Error> failed(std::string_view what, const fs::path& path, const std::error_code& error) {
  return fail(fmt::format("{} can not be {}: {}", path.string(), what, error.message()),
              "check that the folder is there, is writable and has room", Place{.file = path.string()});
}

Result<void> write_tile(Store& store, const fs::path& folder, const TileName& name) {
  const fs::path file = folder / path_of(name);
  auto bytes = stored_bytes(store, name);
  if (!bytes) return std::unexpected(bytes.error());
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  if (error) return failed("made", file.parent_path(), error);
  if (auto written = write_file(file, *bytes); !written) return written;
  if (name.width < tile_width) return {};
  // The whole tile stands for its parts.
  fs::remove_all(file.string() + ".p", error);
  if (error) return failed("removed", file.string() + ".p", error);
  return {};
}

// The tiles of one level, from the first that may have grown since.
Result<void> write_level(Store& store, const fs::path& folder, int level, std::uint64_t size, std::uint64_t published) {
  const int shift = tile_height * (std::max(level, 0) + 1);
  for (std::uint64_t number = shift < 64 ? published >> shift : 0;; ++number) {
    const std::uint64_t width = width_in(size, level, number);
    if (width == 0) return {};
    if (width == width_in(published, level, number)) continue;
    if (auto written = write_tile(store, folder, {.level = level, .number = number, .width = width}); !written)
      return written;
  }
}

}  // namespace

Result<std::string> stored_bytes(Store& store, const TileName& name) {
  if (name.level != TileName::entries) {
    auto hashes = tiles_of(store)(name);
    if (!hashes) return std::unexpected(hashes.error());
    return tile_bytes(*hashes);
  }
  const std::uint64_t from = name.number * tile_width;
  auto entries = store.commitments(from, from + name.width);
  if (!entries) return std::unexpected(entries.error());
  if (entries->size() != name.width)
    return fail(fmt::format("the store has not all of {}", path_of(name)), "takecare ledger fsck");
  return bundle_bytes(*entries);
}

Result<void> write_published(Store& store, const fs::path& folder, const StoredCheckpoint& checkpoint,
                             std::uint64_t published) {
  for (int level = TileName::entries; level <= highest_level; ++level) {
    if (auto written = write_level(store, folder, level, checkpoint.size, published); !written) return written;
  }
  return write_file(checkpoint_file(folder), checkpoint.note);
}

Result<PublishLock> PublishLock::take(const fs::path& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return failed("opened", folder, std::error_code(errno, std::generic_category()));
  PublishLock lock(file);
  while (::flock(file, LOCK_EX) != 0) {
    if (errno != EINTR) return failed("locked", folder, std::error_code(errno, std::generic_category()));
  }
  return lock;
}

PublishLock::~PublishLock() {
  if (file_ >= 0) ::close(file_);
}

PublishLock::PublishLock(PublishLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

Result<std::string> read_published(const fs::path& folder, const TileName& name) {
  const fs::path file = folder / path_of(name);
  const std::ifstream in(file, std::ios::binary);
  if (!in)
    return fail("the file is missing", "ask for it again, or: takecare ledger checkpoint --all",
                Place{.file = file.string()});
  return (std::ostringstream() << in.rdbuf()).str();
}

TileReader tiles_in(const fs::path& folder) {
  return [folder](const TileName& name) -> Result<std::vector<Digest>> {
    auto bytes = read_published(folder, name);
    if (!bytes) return std::unexpected(bytes.error());
    auto hashes = tile_hashes(*bytes);
    if (hashes && hashes->size() == name.width) return std::move(*hashes);
    return fail(fmt::format("the tile has {} bytes and should have {}", bytes->size(), name.width * sizeof(Digest)),
                "ask for it again", Place{.file = (folder / path_of(name)).string()});
  };
}

Result<PublishedFiles> list_published(const fs::path& folder) {
  PublishedFiles files;
  std::error_code error;
  if (!fs::exists(folder / "tile", error)) return files;
  for (auto at = fs::recursive_directory_iterator(folder / "tile", error); !error && at != fs::end(at);
       at.increment(error)) {
    if (at->is_directory(error)) continue;
    const std::string path = at->path().lexically_relative(folder).generic_string();
    if (const auto name = tile_name(path)) {
      files.tiles.push_back(*name);
    } else if (is_temporary(at->path())) {
      files.leftovers.push_back(path);
    } else {
      files.strangers.push_back(path);
    }
  }
  if (error) return failed("listed", folder / "tile", error);
  return files;
}

Result<std::vector<std::pair<std::string, std::string>>> published_copy(const fs::path& folder) {
  const auto lock = PublishLock::take(folder);
  if (!lock) return std::unexpected(lock.error());
  auto files = list_published(folder);
  if (!files) return std::unexpected(files.error());
  auto note = read_file_bytes(checkpoint_file(folder));
  if (!note) return std::unexpected(note.error());
  std::vector<std::pair<std::string, std::string>> copy{{"checkpoint", std::move(*note)}};
  std::ranges::sort(files->tiles);
  for (const TileName& name : files->tiles) {
    auto bytes = read_published(folder, name);
    if (!bytes) return std::unexpected(bytes.error());
    copy.emplace_back(path_of(name), std::move(*bytes));
  }
  return copy;
}

Result<void> remove_leftovers(const fs::path& folder) {
  auto files = list_published(folder);
  if (!files) return std::unexpected(files.error());
  std::error_code error;
  for (const std::string& path : files->leftovers) {
    fs::remove(folder / path, error);
    if (error) return failed("removed", folder / path, error);
  }
  return {};
}

}  // namespace takecare::ledger
