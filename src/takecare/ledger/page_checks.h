// A check on every page of the SQLite file, so that no bit of it can change unnoticed, not even one that means nothing
// to SQLite (free space, reserved bytes, free pages).
//
// Pages are of 4,096 bytes, the last 16 of which SQLite leaves alone: they hold XXH3-128 of the other 4,080 bytes with
// the number of the page as its seed. They are written as pages go to the file, and checked as they come from it: a
// page that does not hold is an error of reading. It finds damage and careless hands; that nobody altered a ledger on
// purpose is what the signed tree shows. Any SQLite can read such a file.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::ledger {

inline constexpr int page_size = 4096;
inline constexpr int page_check_size = 16;

// The name of the SQLite VFS that writes and checks; it is registered at the first call. Null when SQLite refuses it.
const char* checking_vfs();

// Whether a page holds; pages count from 1. The page at 1 GiB, which SQLite never writes, holds when it is zeros.
bool page_holds(std::uint64_t number, std::string_view page);

// The pages of a file which do not hold, even when they are read again; a part of a page at its end is one, too.
Result<std::vector<std::uint64_t>> broken_pages(const std::filesystem::path& file);

}  // namespace takecare::ledger
