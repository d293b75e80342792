#include "takecare/base/file_bytes.h"

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

namespace takecare {

Result<std::string> read_file_bytes(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    return fail("cannot read " + path.string() + ": " + (error ? error.message() : "it is no file"),
                "check its name and your right to read it", Place{.file = path.string()});
  }
  const std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  // An empty file gives nothing to the stream, which counts as a failure there.
  if (!in || (std::filesystem::file_size(path, error) > 0 && !(bytes << in.rdbuf())) || in.bad()) {
    return fail("cannot read " + path.string() + ": " + std::generic_category().message(errno),
                "check your right to read it", Place{.file = path.string()});
  }
  return std::move(bytes).str();
}

}  // namespace takecare
