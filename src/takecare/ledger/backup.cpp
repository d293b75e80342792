#include "takecare/ledger/backup.h"

#include <fmt/format.h>

#include <system_error>

#include "takecare/base/write_file.h"
#include "takecare/ledger/examine_store.h"
#include "takecare/ledger/folder.h"
#include "takecare/ledger/sqlite_store.h"

namespace takecare::ledger {

namespace fs = std::filesystem;

namespace {

// A file that goes unless it was moved into its place.
class Temporary {
 public:
  explicit Temporary(fs::path path) : path_(std::move(path)) {}
  ~Temporary() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

struct Copy {
  Examined examined;
  std::string key;
};

// Copies and looks the copy over.
Result<Copy> copy_store(Store& from, const fs::path& to) {
  if (auto copied = from.copy_to(to); !copied) return std::unexpected(copied.error());
  auto store = open_sqlite_store(to, Access::read);
  if (!store) return std::unexpected(store.error());
  Copy copy;
  auto kept = (*store)->setting("key");
  auto key = kept ? read_verifier_key(*kept) : Result<VerifierKey>(std::unexpected(kept.error()));
  if (!key) return std::unexpected(key.error());
  copy.key = std::move(*kept);
  examine_store(**store, *key, copy.examined);
  return copy;
}

}  // namespace

Result<Examined> back_up(const fs::path& folder, const fs::path& file) {
  std::error_code error;
  if (fs::exists(file, error))
    return fail(fmt::format("{} is there already", file.string()), "name a file that is not",
                Place{.file = file.string()});
  auto store = open_store(folder, Access::read);
  if (!store) return std::unexpected(store.error());
  const Temporary temporary(temporary_beside(file));
  auto copy = copy_store(**store, temporary.path());
  if (!copy) return std::unexpected(copy.error());
  if (!copy->examined.findings.empty()) return std::move(copy->examined);
  if (auto moved = move_into_place(temporary.path(), file); !moved) return std::unexpected(moved.error());
  return std::move(copy->examined);
}

Result<Examined> restore(const fs::path& file, const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(file, error))
    return fail(fmt::format("{} is not there", file.string()), "name a file that 'takecare ledger backup' wrote");
  auto store = open_sqlite_store(file, Access::read);
  if (!store) return std::unexpected(store.error());
  fs::create_directories(folder, error);
  if (error || !fs::is_empty(folder, error) || error) {
    return fail(fmt::format("{} is not empty, or can not be made", folder.string()),
                "name an empty folder, or one that is not there yet", Place{.file = folder.string()});
  }
  const Temporary temporary(temporary_beside(database_file(folder)));
  auto copy = copy_store(**store, temporary.path());
  if (!copy) return std::unexpected(copy.error());
  if (!copy->examined.findings.empty()) return std::move(copy->examined);
  if (auto written = write_file(folder / "key.pub", copy->key + "\n"); !written)
    return std::unexpected(written.error());
  if (auto moved = move_into_place(temporary.path(), database_file(folder)); !moved)
    return std::unexpected(moved.error());
  return std::move(copy->examined);
}

}  // namespace takecare::ledger
