// What the ledger reads from others: canonical JSON, events, signed notes, checkpoints, keys, proofs, bundles, the
// names of tiles. The first byte says which. Whatever is accepted has exactly one text, and that is what was read.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "takecare/ledger/canonical.h"
#include "takecare/ledger/checkpoint.h"
#include "takecare/ledger/event.h"
#include "takecare/ledger/note.h"
#include "takecare/ledger/proof.h"
#include "takecare/ledger/tile.h"

namespace {

using namespace takecare::ledger;

void require(bool holds) {
  if (!holds) std::abort();
}

// The key of the example of C2SP signed-note.
const VerifierKey& example_key() {
  static const VerifierKey key =
      read_verifier_key("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k").value();
  return key;
}

void check_json(std::string_view text) {
  const auto value = read_canonical(text);
  if (!value) return require(!value.error().message.empty());
  require(write_canonical(*value).value() == text);
}

void check_event(std::string_view text) {
  const auto event = read_event(text);
  if (event) require(write_event(*event).value() == text);
}

void check_note(std::string_view text) {
  const auto opened = open_note(text, {&example_key(), 1});
  // Nobody has the private key here: only the example itself can hold.
  if (opened) require(*opened == "This is an example message.\n");
}

void check_checkpoint(std::string_view text) {
  const auto checkpoint = read_checkpoint(text);
  if (checkpoint) require(text.starts_with(write_checkpoint(*checkpoint)));
}

void check_key(std::string_view text) {
  const auto key = read_verifier_key(text);
  if (key) require(write_key(*key) == text);
}

void check_proof(std::string_view text) {
  const auto proof = read_proof(text);
  if (proof) require(write_proof(*proof) == text);
  require(!verify_proof(text, example_key()));
}

void check_bundle(std::string_view text) {
  for (const std::uint64_t width : {1U, 2U, 256U}) {
    const auto entries = read_bundle(text, width);
    if (!entries) continue;
    std::size_t bytes = 0;
    for (const std::string_view entry : *entries) bytes += 2 + entry.size();
    require(entries->size() == width && bytes == text.size());
  }
}

void check_tile_name(std::string_view text) {
  const auto name = tile_name(text);
  if (!name) return;
  require(path_of(*name) == text);
  require(width_in(~std::uint64_t{0}, name->level, name->number) <= tile_width);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0]) {
    case 'j': check_json(text); break;
    case 'e': check_event(text); break;
    case 'n': check_note(text); break;
    case 'c': check_checkpoint(text); break;
    case 'k': check_key(text); break;
    case 'p': check_proof(text); break;
    case 'b': check_bundle(text); break;
    case 't': check_tile_name(text); break;
    default: break;
  }
  return 0;
}
