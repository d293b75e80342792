// Whole files, written so that a reader sees the old content or the new, never a part.
#pragma once

#include <filesystem>
#include <string_view>

#include "takecare/base/error.h"

namespace takecare {

// Writes to a temporary name beside the file, syncs, then renames over it. On failure the file is as it was and nothing
// is left behind. The folder must exist. 'mode' is who may read and write it, as far as the umask lets it.
Result<void> write_file(const std::filesystem::path& path, std::string_view content, unsigned mode = 0666);

// A name beside 'path' that nothing has, for writers that need a file of their own until they rename it
// ('.name.tmp-…').
std::filesystem::path temporary_beside(const std::filesystem::path& path);
// Whether a file has such a name: a writer that was killed left it.
bool is_temporary(const std::filesystem::path& path);

// Syncs a finished temporary file and renames it over 'path'. On failure the temporary file is removed.
Result<void> move_into_place(const std::filesystem::path& temporary, const std::filesystem::path& path);

}  // namespace takecare
