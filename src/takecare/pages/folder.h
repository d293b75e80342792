// A folder of files that is written as a whole: whoever looks sees the old folder or the new one, never a part.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::pages {

// The file by which a folder is known as a printed book; it says what the printing holds.
inline constexpr const char* book_manifest = "book.json";

struct OutFile {
  std::string path;  // relative, with '/'
  std::string content;
};

// Makes the folder beside the old one, then lets it take the old one's place; folders above and within it are made when
// missing. Whatever else the old one held is gone. On failure the old one is as it was.
Result<void> replace_folder(const std::filesystem::path& folder, const std::vector<OutFile>& files);

// Writes single files into a folder that is there; each whole or not at all. Folders within it are made.
Result<void> write_files(const std::filesystem::path& folder, const std::vector<OutFile>& files);

}  // namespace takecare::pages
