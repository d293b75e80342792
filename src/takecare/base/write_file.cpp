#include "takecare/base/write_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

namespace takecare {
namespace {

namespace fs = std::filesystem;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

std::unexpected<Error> failed(const std::string& what, const fs::path& path, int error) {
  return fail("cannot " + what + " " + path.string() + ": " + std::generic_category().message(error),
              "check that the folder exists, is writable and has room", Place{.file = path.string()});
}

bool write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Once its folder is synced, a rename survives a crash. A file system that cannot sync a folder is taken as it is.
void sync_folder(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.number() >= 0) ::fsync(descriptor.number());
}

std::unexpected<Error> remove_and_fail(const fs::path& temporary, const std::string& what, const fs::path& path,
                                       int error) {
  std::error_code ignored;
  fs::remove(temporary, ignored);
  return failed(what, path, error);
}

}  // namespace

fs::path temporary_beside(const fs::path& path) {
  static std::atomic<unsigned> counter{0};
  const std::string suffix = std::to_string(::getpid()) + "-" + std::to_string(counter.fetch_add(1));
  return path.parent_path() / ("." + path.filename().string() + ".tmp-" + suffix);
}

bool is_temporary(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') && name.find(".tmp-") != std::string::npos;
}

Result<void> move_into_place(const fs::path& temporary, const fs::path& path) {
  {
    const Descriptor descriptor(::open(temporary.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.number() < 0 || ::fsync(descriptor.number()) != 0)
      return remove_and_fail(temporary, "sync", path, errno);
  }
  std::error_code error;
  fs::rename(temporary, path, error);
  if (error) return remove_and_fail(temporary, "replace", path, error.value());
  sync_folder(path);
  return {};
}

Result<void> write_file(const fs::path& path, std::string_view content, unsigned mode) {
  const fs::path temporary = temporary_beside(path);
  {
    const Descriptor descriptor(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (descriptor.number() < 0) return failed("write", path, errno);
    if (!write_all(descriptor.number(), content)) return remove_and_fail(temporary, "write", path, errno);
  }
  return move_into_place(temporary, path);
}

}  // namespace takecare
