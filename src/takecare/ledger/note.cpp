#include "takecare/ledger/note.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <utility>

#include "takecare/base/text_file.h"
#include "takecare/ledger/encoding.h"

namespace takecare::ledger {
namespace {

constexpr char ed25519 = 1;  // the signature type
constexpr std::string_view dash = "\u2014 ";
constexpr std::string_view private_prefix = "PRIVATE+KEY+";

std::string id_bytes(std::uint32_t id) {
  std::string bytes;
  for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(id >> shift & 0xffU);
  return bytes;
}

std::string typed(std::string_view key) { return ed25519 + std::string(key); }

struct KeyParts {
  std::string name;
  std::string id;
  std::string key;  // 32 bytes
};

// 'name+id+base64(01 ‖ key)'.
Result<KeyParts> split_key(std::string_view text) {
  const std::size_t first = text.find('+');
  const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return fail("it has not the three parts name+id+key");
  auto key = from_base64(text.substr(second + 1));
  if (!key || key->size() != 1 + sizeof(Digest) || (*key)[0] != ed25519) return fail("it holds no Ed25519 key");
  KeyParts parts{.name = std::string(text.substr(0, first)),
                 .id = std::string(text.substr(first + 1, second - first - 1)),
                 .key = key->substr(1)};
  if (!is_key_name(parts.name)) return fail("its name is empty, or has a space, '+' or a control character");
  return parts;
}

constexpr const char* key_help =
    "a verifier key is one line such as example.com/log+530d903a+AekyeRrm56hA…, as key.pub has it";

struct Signature {
  std::string name;
  std::string bytes;  // key id ‖ signature
};

Result<std::vector<Signature>> read_signatures(std::string_view lines) {
  std::vector<Signature> signatures;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    std::string_view line = lines.substr(0, end);
    if (end == std::string_view::npos || !line.starts_with(dash)) return fail("a line of a signature is malformed");
    line.remove_prefix(dash.size());
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) return fail("a line of a signature is malformed");
    auto bytes = from_base64(line.substr(space + 1));
    if (!bytes || bytes->size() < 5 || !is_key_name(line.substr(0, space)))
      return fail("a line of a signature is malformed");
    signatures.push_back({.name = std::string(line.substr(0, space)), .bytes = std::move(*bytes)});
    lines.remove_prefix(end + 1);
  }
  return signatures;
}

bool holds(const Signature& signature, std::string_view text, const VerifierKey& key) {
  return signature.bytes.size() == 4 + crypto_sign_BYTES &&
         crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.bytes.data()) + 4,
                                     reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                                     key.public_key.data()) == 0;
}

std::unexpected<Error> refused(std::string_view problem) {
  return fail(fmt::format("the signed note does not hold: {}", problem),
              "ask for it again; when it stays so, it was altered, or another key signed it");
}

}  // namespace

bool is_key_name(std::string_view name) {
  // The spaces of Unicode beyond ASCII.
  static constexpr std::string_view spaces[] = {"\u0085", "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003",
                                                "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a",
                                                "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"};
  return !name.empty() && first_invalid_utf8(name) == std::string_view::npos &&
         std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == '+'; }) &&
         std::ranges::none_of(spaces,
                              [&](std::string_view space) { return name.find(space) != std::string_view::npos; });
}

std::uint32_t VerifierKey::id() const {
  const Digest hash = sha256(name + "\n" + typed(view_of(public_key)));
  return std::uint32_t{hash[0]} << 24U | std::uint32_t{hash[1]} << 16U | std::uint32_t{hash[2]} << 8U | hash[3];
}

std::string write_key(const VerifierKey& key) {
  return fmt::format("{}+{:08x}+{}", key.name, key.id(), base64(typed(view_of(key.public_key))));
}

Result<VerifierKey> read_verifier_key(std::string_view text) {
  auto parts = split_key(text);
  if (!parts) return fail("the verifier key can not be read: " + parts.error().message, key_help);
  VerifierKey key{.name = parts->name, .public_key = *digest_of(parts->key)};
  if (parts->id != fmt::format("{:08x}", key.id()))
    return fail(fmt::format("the verifier key says that its id is {}, and it is {:08x}", parts->id, key.id()),
                key_help);
  return key;
}

SignerKey::SignerKey(const std::string& name, const Digest& seed) {
  verifier_.name = name;
  crypto_sign_seed_keypair(verifier_.public_key.data(), secret_.data(), seed.data());
}

SignerKey::SignerKey(SignerKey&& other) noexcept
    : verifier_(std::move(other.verifier_)), secret_(std::exchange(other.secret_, {})) {}

SignerKey& SignerKey::operator=(SignerKey&& other) noexcept {
  verifier_ = std::move(other.verifier_);
  secret_ = std::exchange(other.secret_, {});
  return *this;
}

SignerKey::~SignerKey() { sodium_memzero(secret_.data(), secret_.size()); }

SignerKey SignerKey::make(const std::string& name) {
  Digest seed{};
  randombytes_buf(seed.data(), seed.size());
  SignerKey key(name, seed);
  sodium_memzero(seed.data(), seed.size());
  return key;
}

Result<SignerKey> SignerKey::read(std::string_view text) {
  const auto wrong = [](std::string_view problem) {
    return fail(fmt::format("the private key can not be read: {}", problem),
                "it is one line PRIVATE+KEY+name+id+key; take it from where it was backed up");
  };
  if (!text.starts_with(private_prefix)) return wrong("it does not begin with PRIVATE+KEY+");
  auto parts = split_key(text.substr(private_prefix.size()));
  if (!parts) return wrong(parts.error().message);
  SignerKey key(parts->name, *digest_of(parts->key));
  if (parts->id != fmt::format("{:08x}", key.verifier().id())) return wrong("its id is not that of the key");
  return key;
}

std::string SignerKey::write() const {
  const std::string_view seed(reinterpret_cast<const char*>(secret_.data()), sizeof(Digest));
  return fmt::format("{}{}+{:08x}+{}", private_prefix, verifier_.name, verifier_.id(), base64(typed(seed)));
}

std::string SignerKey::sign(std::string_view text) const {
  std::string bytes = id_bytes(verifier_.id());
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       secret_.data());
  bytes.append(signature.begin(), signature.end());
  return fmt::format("{}\n{}{} {}\n", text, dash, verifier_.name, base64(bytes));
}

Result<std::string> open_note(std::string_view note, std::span<const VerifierKey> keys) {
  if (note.size() > largest_note) return refused("it is larger than any such note");
  if (first_invalid_utf8(note) != std::string_view::npos) return refused("it is not UTF-8");
  if (std::ranges::any_of(note, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }))
    return refused("it has a control character");
  const std::size_t blank = note.rfind("\n\n");
  if (blank == std::string_view::npos) return refused("no blank line stands before the signatures");
  const std::string_view text = note.substr(0, blank + 1);
  auto signatures = read_signatures(note.substr(blank + 2));
  if (!signatures) return refused(signatures.error().message);
  bool signed_by_one = false;
  for (const Signature& signature : *signatures) {
    for (const VerifierKey& key : keys) {
      if (signature.name != key.name || !signature.bytes.starts_with(id_bytes(key.id()))) continue;
      if (!holds(signature, text, key))
        return refused(fmt::format("the signature of {} is not one of this text", key.name));
      signed_by_one = true;
    }
  }
  if (!signed_by_one) return refused("no key that is trusted has signed it");
  return std::string(text);
}

}  // namespace takecare::ledger
