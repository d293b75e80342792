#include "takecare/pages/folder.h"

#include <fmt/format.h>

#include <system_error>

#include "takecare/base/write_file.h"

namespace takecare::pages {

namespace {

namespace fs = std::filesystem;

std::unexpected<Error> io_error(const fs::path& path, const std::error_code& code) {
  return fail(fmt::format("cannot write {}: {}", path.string(), code.message()),
              "check the folder given with -o, its rights and the room on its disk");
}

// Lets 'made' take the place of 'folder'.
Result<void> swap_in(const fs::path& made, const fs::path& folder) {
  std::error_code code;
  const fs::path old = temporary_beside(folder);
  const bool replaces = fs::exists(folder);
  if (replaces) fs::rename(folder, old, code);
  if (!code) fs::rename(made, folder, code);
  if (code) {
    std::error_code ignored;
    if (replaces && !fs::exists(folder)) fs::rename(old, folder, ignored);
    return io_error(folder, code);
  }
  fs::remove_all(old, code);
  return {};
}

}  // namespace

Result<void> write_files(const fs::path& folder, const std::vector<OutFile>& files) {
  for (const OutFile& file : files) {
    if (file.path.contains('/')) {
      std::error_code code;
      fs::create_directories((folder / file.path).parent_path(), code);
      if (code) return io_error((folder / file.path).parent_path(), code);
    }
    if (auto done = write_file(folder / file.path, file.content); !done) return done;
  }
  return {};
}

Result<void> replace_folder(const fs::path& folder, const std::vector<OutFile>& files) {
  std::error_code code;
  if (folder.has_parent_path()) fs::create_directories(folder.parent_path(), code);
  if (code) return io_error(folder.parent_path(), code);
  const fs::path made = temporary_beside(folder);
  fs::create_directory(made, code);
  if (code) return io_error(made, code);
  auto done = write_files(made, files);
  if (done) done = swap_in(made, folder);
  if (!done) fs::remove_all(made, code);
  return done;
}

}  // namespace takecare::pages
