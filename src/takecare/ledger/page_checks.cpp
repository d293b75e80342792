#include "takecare/ledger/page_checks.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fstream>

namespace takecare::ledger {
namespace {

using Page = std::array<char, page_size>;
constexpr std::size_t checked_size = page_size - page_check_size;
constexpr std::uint64_t lock_page = (std::uint64_t{1} << 30) / page_size + 1;

std::array<char, page_check_size> check_of(std::uint64_t number, std::string_view content) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits_withSeed(content.data(), content.size(), number));
  return std::bit_cast<std::array<char, page_check_size>>(canonical);
}

// What SQLite sees as an open file: this, and behind it the file of the platform's VFS.
struct CheckedFile {
  sqlite3_file file;
};

sqlite3_file* inner(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<CheckedFile*>(file) + 1);
}

bool is_page(int amount, sqlite3_int64 offset) { return amount == page_size && offset % page_size == 0; }

int read(sqlite3_file* file, void* buffer, int amount, sqlite3_int64 offset) {
  const int code = inner(file)->pMethods->xRead(inner(file), buffer, amount, offset);
  if (code != SQLITE_OK || !is_page(amount, offset)) return code;
  const auto number = static_cast<std::uint64_t>(offset / page_size + 1);
  return page_holds(number, {static_cast<const char*>(buffer), page_size}) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

int write(sqlite3_file* file, const void* buffer, int amount, sqlite3_int64 offset) {
  if (!is_page(amount, offset)) return inner(file)->pMethods->xWrite(inner(file), buffer, amount, offset);
  Page page;
  std::memcpy(page.data(), buffer, page.size());
  const auto check = check_of(static_cast<std::uint64_t>(offset / page_size + 1), {page.data(), checked_size});
  std::ranges::copy(check, page.begin() + checked_size);
  return inner(file)->pMethods->xWrite(inner(file), page.data(), amount, offset);
}

// All else is what the platform's file does. Version 2: the file is not mapped into memory, where reads go unseen.
constexpr sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = [](sqlite3_file* f) { return inner(f)->pMethods->xClose(inner(f)); },
    .xRead = read,
    .xWrite = write,
    .xTruncate = [](sqlite3_file* f, sqlite3_int64 size) { return inner(f)->pMethods->xTruncate(inner(f), size); },
    .xSync = [](sqlite3_file* f, int flags) { return inner(f)->pMethods->xSync(inner(f), flags); },
    .xFileSize = [](sqlite3_file* f, sqlite3_int64* size) { return inner(f)->pMethods->xFileSize(inner(f), size); },
    .xLock = [](sqlite3_file* f, int lock) { return inner(f)->pMethods->xLock(inner(f), lock); },
    .xUnlock = [](sqlite3_file* f, int lock) { return inner(f)->pMethods->xUnlock(inner(f), lock); },
    .xCheckReservedLock = [](sqlite3_file* f,
                             int* out) { return inner(f)->pMethods->xCheckReservedLock(inner(f), out); },
    .xFileControl = [](sqlite3_file* f, int op,
                       void* argument) { return inner(f)->pMethods->xFileControl(inner(f), op, argument); },
    .xSectorSize = [](sqlite3_file* f) { return inner(f)->pMethods->xSectorSize(inner(f)); },
    .xDeviceCharacteristics = [](sqlite3_file* f) { return inner(f)->pMethods->xDeviceCharacteristics(inner(f)); },
    .xShmMap = [](sqlite3_file* f, int page, int size, int extend,
                  void volatile** out) { return inner(f)->pMethods->xShmMap(inner(f), page, size, extend, out); },
    .xShmLock = [](sqlite3_file* f, int offset, int n,
                   int flags) { return inner(f)->pMethods->xShmLock(inner(f), offset, n, flags); },
    .xShmBarrier = [](sqlite3_file* f) { inner(f)->pMethods->xShmBarrier(inner(f)); },
    .xShmUnmap = [](sqlite3_file* f, int remove) { return inner(f)->pMethods->xShmUnmap(inner(f), remove); },
};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags);

// The platform's VFS under another name and with another xOpen.
struct CheckingVfs {
  sqlite3_vfs vfs{};
  sqlite3_vfs* base = nullptr;
  bool registered = false;

  CheckingVfs() : base(sqlite3_vfs_find(nullptr)) {
    if (base == nullptr) return;
    vfs = *base;
    vfs.zName = "takecare";
    vfs.pNext = nullptr;
    vfs.szOsFile += static_cast<int>(sizeof(CheckedFile));
    vfs.xOpen = open;
    registered = sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
  }
};

CheckingVfs& the_vfs() {
  static CheckingVfs vfs;
  return vfs;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  sqlite3_vfs* base = the_vfs().base;
  // The write-ahead log has checks of its own.
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return base->xOpen(base, name, file, flags, out_flags);
  file->pMethods = nullptr;
  const int code = base->xOpen(base, name, inner(file), flags, out_flags);
  if (inner(file)->pMethods != nullptr) file->pMethods = &methods;
  return code;
}

}  // namespace

const char* checking_vfs() { return the_vfs().registered ? the_vfs().vfs.zName : nullptr; }

bool page_holds(std::uint64_t number, std::string_view page) {
  if (page.size() != page_size) return false;
  if (number == lock_page) return std::ranges::all_of(page, [](char c) { return c == 0; });
  return std::ranges::equal(check_of(number, page.substr(0, checked_size)), page.substr(checked_size));
}

Result<std::vector<std::uint64_t>> broken_pages(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    return fail(fmt::format("{} can not be read", file.string()), "check that it is there and that you may read it",
                Place{.file = file.string()});
  }
  std::vector<std::uint64_t> broken;
  Page page{};
  const auto read_next = [&] {
    in.read(page.data(), page.size());
    return std::string_view(page.data(), static_cast<std::size_t>(in.gcount()));
  };
  for (std::uint64_t number = 1;; ++number) {
    const std::string_view content = read_next();
    if (content.empty()) break;
    if (!page_holds(number, content)) broken.push_back(number);
  }
  // Another process may have been writing the page just then: what is broken stays so.
  std::erase_if(broken, [&](std::uint64_t number) {
    in.clear();
    in.seekg(static_cast<std::streamoff>((number - 1) * page_size));
    return page_holds(number, read_next());
  });
  return broken;
}

}  // namespace takecare::ledger
