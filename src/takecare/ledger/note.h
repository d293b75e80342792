// Signed notes (C2SP signed-note) with Ed25519 signatures: text, a blank line, and a line a signature.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "takecare/base/error.h"
#include "takecare/base/sha256.h"

namespace takecare::ledger {

// What verifies a note: 'example.com/log+530d903a+AekyeRr…' (name, key id, algorithm and public key).
struct VerifierKey {
  std::string name;
  Digest public_key{};

  std::uint32_t id() const;  // SHA-256(name ‖ 0A ‖ 01 ‖ public key), its first four bytes
  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;
};

std::string write_key(const VerifierKey& key);
Result<VerifierKey> read_verifier_key(std::string_view text);

// What signs: 'PRIVATE+KEY+name+id+…', the form that Go's sumdb/note has. The seed is wiped when it goes.
class SignerKey {
 public:
  static SignerKey make(const std::string& name);
  static Result<SignerKey> read(std::string_view text);
  SignerKey(const SignerKey&) = delete;
  SignerKey& operator=(const SignerKey&) = delete;
  SignerKey(SignerKey&&) noexcept;
  SignerKey& operator=(SignerKey&&) noexcept;
  ~SignerKey();

  const VerifierKey& verifier() const { return verifier_; }
  std::string write() const;
  // The note: 'text' must end with a newline.
  std::string sign(std::string_view text) const;

 private:
  SignerKey(const std::string& name, const Digest& seed);
  VerifierKey verifier_;
  std::array<unsigned char, 64> secret_{};  // seed ‖ public key
};

inline constexpr std::size_t largest_note = std::size_t{1} << 20;

// Whether a text may name a key: not empty, no Unicode space, no '+', no control character.
bool is_key_name(std::string_view name);

// The text of a note that one of the keys has signed. Signatures of others are passed over; one of a known key that
// does not hold refuses the note.
Result<std::string> open_note(std::string_view note, std::span<const VerifierKey> keys);

}  // namespace takecare::ledger
