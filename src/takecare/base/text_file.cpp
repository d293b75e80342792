#include "takecare/base/text_file.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

namespace takecare {

namespace {

struct Sequence {
  std::size_t length = 0;    // 0: no sequence starts with this byte
  unsigned char low = 0x80;  // the range of the second byte, which keeps out overlong forms and surrogates
  unsigned char high = 0xBF;
};

Sequence sequence_of(unsigned char lead) {
  if (lead < 0x80) return {.length = 1};
  if (lead >= 0xC2 && lead <= 0xDF) return {.length = 2};
  if (lead == 0xE0) return {.length = 3, .low = 0xA0};
  if (lead == 0xED) return {.length = 3, .high = 0x9F};
  if (lead >= 0xE1 && lead <= 0xEF) return {.length = 3};
  if (lead == 0xF0) return {.length = 4, .low = 0x90};
  if (lead >= 0xF1 && lead <= 0xF3) return {.length = 4};
  if (lead == 0xF4) return {.length = 4, .high = 0x8F};
  return {};
}

bool well_formed(std::string_view rest, const Sequence& sequence) {
  if (sequence.length == 0 || rest.size() < sequence.length) return false;
  for (std::size_t i = 1; i < sequence.length; ++i) {
    const auto byte = static_cast<unsigned char>(rest[i]);
    const unsigned char low = i == 1 ? sequence.low : 0x80;
    const unsigned char high = i == 1 ? sequence.high : 0xBF;
    if (byte < low || byte > high) return false;
  }
  return true;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    // Most text is ASCII, eight bytes of which are looked at at once.
    std::uint64_t eight = 0;
    while (text.size() - at >= sizeof eight) {
      std::memcpy(&eight, text.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080) != 0) break;
      at += sizeof eight;
    }
    if (at == text.size()) break;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const Sequence sequence = sequence_of(static_cast<unsigned char>(text[at]));
    if (!well_formed(text.substr(at), sequence)) return at;
    at += sequence.length;
  }
  return std::string_view::npos;
}

Result<std::string> read_text_file(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) return fail("there is no file '" + path.string() + "'", "check the path");
  if (!std::filesystem::is_regular_file(status)) {
    return fail("'" + path.string() + "' is not a file", "name a file, not a folder");
  }
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) return fail("'" + path.string() + "' cannot be read", "check its permissions");

  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  if (const std::size_t bad = first_invalid_utf8(text); bad != std::string::npos) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    return fail("'" + path.string() + "' is not UTF-8 text (line " + std::to_string(line) + ")",
                "save the file as UTF-8", {.file = path.string(), .line = static_cast<int>(line)});
  }
  return text;
}

}  // namespace takecare
