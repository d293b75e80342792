#include "takecare/ledger/commitment.h"

#include <sodium.h>

#include "takecare/ledger/encoding.h"

namespace takecare::ledger {
namespace {

constexpr std::string_view tag{"takecare event v1\0", 18};

}  // namespace

std::vector<Digest> new_salts(std::size_t count) {
  std::vector<Digest> salts(count);
  randombytes_buf(salts.data(), salts.size() * sizeof(Digest));
  return salts;
}

Digest commit_to(const Digest& salt, std::string_view canonical) { return sha256({tag, view_of(salt), canonical}); }

}  // namespace takecare::ledger
