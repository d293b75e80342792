// The manifest of a site. Whatever is accepted has exactly one text, and stays within its folder.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "takecare/publication/manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto manifest = takecare::publication::read_manifest(text);
  if (!manifest) {
    if (manifest.error().message.empty()) std::abort();
    return 0;
  }
  if (takecare::publication::write_manifest(*manifest).value() != text) std::abort();
  for (const auto& file : manifest->files) {
    if (file.path.starts_with('/') || ("/" + file.path + "/").contains("/../")) std::abort();
  }
  return 0;
}
