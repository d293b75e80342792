// Bytes as text: base64 (RFC 4648, 4, with padding) and hexadecimal in lower case. Each byte string has exactly one
// text; the readers refuse all others.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "takecare/base/sha256.h"

namespace takecare::ledger {

std::string base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);
std::string hex(std::string_view bytes);

inline std::string_view view_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}
// Nothing unless there are 32 bytes.
std::optional<Digest> digest_of(std::string_view bytes);

}  // namespace takecare::ledger
