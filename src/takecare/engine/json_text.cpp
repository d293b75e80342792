#include "takecare/engine/json_text.h"

#include <fmt/format.h>

#include "takecare/base/text_file.h"

namespace takecare::engine {

namespace {

void escape(std::string_view valid, std::string& out) {
  for (const char c : valid) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
}

}  // namespace

std::string json_text(std::string_view text) {
  std::string out = "\"";
  while (true) {
    const std::size_t invalid = first_invalid_utf8(text);
    escape(text.substr(0, invalid), out);
    if (invalid >= text.size()) break;
    out += "\xEF\xBF\xBD";
    text.remove_prefix(invalid + 1);
  }
  return out + "\"";
}

}  // namespace takecare::engine
