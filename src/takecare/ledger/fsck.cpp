#include <fmt/format.h>

#include "takecare/base/text_file.h"
#include "takecare/ledger/checkpoint.h"
#include "takecare/ledger/examine_files.h"
#include "takecare/ledger/examine_store.h"
#include "takecare/ledger/folder.h"
#include "takecare/ledger/published.h"

namespace takecare::ledger {
namespace {

namespace fs = std::filesystem;

constexpr const char* restore = "the store was altered: restore a backup (takecare ledger restore)";

// The published checkpoint: signed, of no more entries than the store has, and of the same. Its size; 0 without one.
Result<std::uint64_t> examine_checkpoint(const fs::path& folder, Store& store, const VerifierKey& key,
                                         std::uint64_t size, Examined& examined) {
  const fs::path file = checkpoint_file(folder);
  std::error_code error;
  if (!fs::exists(file, error)) {
    examined.notes.emplace_back("nothing was published yet: takecare ledger checkpoint");
    return 0;
  }
  auto note = read_text_file(file);
  if (!note) return std::unexpected(note.error());
  auto checkpoint = open_checkpoint(*note, key);
  if (!checkpoint) {
    return fail("checkpoint: " + checkpoint.error().message, "write it anew: takecare ledger checkpoint --all");
  }
  if (checkpoint->size > size) {
    return fail(fmt::format("the published checkpoint has {} entries, and the store {}: entries were lost",
                            checkpoint->size, size),
                restore);
  }
  if (checkpoint->size < size) {
    examined.notes.push_back(fmt::format("the published checkpoint has {} of {} entries: takecare ledger checkpoint",
                                         checkpoint->size, size));
  }
  auto root = root_of(checkpoint->size, subtrees_of(checkpoint->size, tiles_of(store)));
  if (!root) return std::unexpected(root.error());
  if (*root != checkpoint->root) return fail("the published checkpoint is not one of what the store holds", restore);
  return checkpoint->size;
}

// A private key that is kept here is the other half of key.pub.
void examine_private_key(const fs::path& folder, const VerifierKey& key, Examined& examined) {
  std::error_code error;
  if (!fs::exists(private_key_file(folder), error)) return;
  auto signer = read_private_key(private_key_file(folder));
  if (!signer) return examined.find(signer.error());
  if (signer->verifier() != key)
    examined.find("key.private is not the key that key.pub verifies", "take it from where it was backed up");
}

}  // namespace

Result<Examined> fsck(const fs::path& folder) {
  if (!has_store(folder)) return std::unexpected(open_store(folder, Access::read).error());
  Examined examined;
  auto key = read_public_key(folder);
  if (!key) {
    examined.find(key.error());
    return examined;
  }
  examine_private_key(folder, *key, examined);
  auto store = open_store(folder, Access::read);
  if (!store) {
    examined.find(store.error());
    return examined;
  }
  const std::uint64_t size = examine_store(**store, *key, examined);
  auto published = examine_checkpoint(folder, **store, *key, size, examined);
  if (!published) examined.find(published.error());
  examine_files(
      folder, size, published.value_or(0), [&](const TileName& name) { return stored_bytes(**store, name); }, examined);
  return examined;
}

}  // namespace takecare::ledger
