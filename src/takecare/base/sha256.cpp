#include "takecare/base/sha256.h"

#include <nettle/sha2.h>
#include <sodium.h>

namespace takecare {
namespace {

void update(sha256_ctx& state, std::string_view bytes) {
  sha256_update(&state, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

Digest end(sha256_ctx& state) {
  Digest digest{};
  sha256_digest(&state, digest.size(), digest.data());
  return digest;
}

}  // namespace

struct Sha256::State {
  sha256_ctx inner;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { sha256_init(&state_->inner); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) { update(state_->inner, bytes); }

std::string Sha256::hex() {
  const Digest digest = end(state_->inner);
  std::string text(digest.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
  text.pop_back();
  return text;
}

Digest sha256(std::initializer_list<std::string_view> pieces) {
  sha256_ctx state;
  sha256_init(&state);
  for (const std::string_view piece : pieces) update(state, piece);
  return end(state);
}

Digest sha256(std::string_view bytes) { return sha256({bytes}); }

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

std::string sha256_base64(std::string_view bytes) {
  const Digest digest = sha256(bytes);
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(digest.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), digest.data(), digest.size(), variant);
  text.pop_back();  // its end
  return text;
}

}  // namespace takecare
