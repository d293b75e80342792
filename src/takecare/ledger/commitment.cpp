#include "takecare/ledger/commitment.h"

#include <sodium.h>

namespace takecare::ledger {
namespace {

constexpr std::string_view tag{"takecare event v1\0", 18};

}  // namespace

Digest new_salt() {
  Digest salt{};
  randombytes_buf(salt.data(), salt.size());
  return salt;
}

Digest commit_to(const Digest& salt, std::string_view canonical) {
  Digest commitment{};
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(tag.data()), tag.size());
  crypto_hash_sha256_update(&state, salt.data(), salt.size());
  crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(canonical.data()), canonical.size());
  crypto_hash_sha256_final(&state, commitment.data());
  return commitment;
}

}  // namespace takecare::ledger
