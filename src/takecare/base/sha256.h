// SHA-256 (FIPS 180-4), by Nettle, which uses what the processor has for it.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace takecare {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
// Of the pieces one after the other.
Digest sha256(std::initializer_list<std::string_view> pieces);

// Takes a file piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  void add(std::string_view bytes);
  std::string hex();  // 64 lower-case digits; ends the computation

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_hex(std::string_view bytes);
std::string sha256_base64(std::string_view bytes);  // RFC 4648 with padding, as a Content-Security-Policy names it

}  // namespace takecare
