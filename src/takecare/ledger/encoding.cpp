#include "takecare/ledger/encoding.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

namespace takecare::ledger {

std::string base64(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    variant);
  text.pop_back();  // its end
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes(text.size() / 4 * 3, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const int read = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                     text.size(), nullptr, &size, &end, sodium_base64_VARIANT_ORIGINAL);
  if (read != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(size);
  return base64(bytes) == text ? std::optional(std::move(bytes)) : std::nullopt;
}

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char c : bytes)
    fmt::format_to(std::back_inserter(text), "{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  return text;
}

std::optional<Digest> digest_of(std::string_view bytes) {
  Digest digest{};
  if (bytes.size() != digest.size()) return std::nullopt;
  std::ranges::copy(bytes, digest.begin());
  return digest;
}

}  // namespace takecare::ledger
