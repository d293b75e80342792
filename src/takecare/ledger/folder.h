// The folder of a ledger: where its files are, its keys, and which store it has.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "takecare/ledger/ledger.h"
#include "takecare/ledger/note.h"
#include "takecare/ledger/store.h"

namespace takecare::ledger {

inline std::filesystem::path database_file(const std::filesystem::path& folder) { return folder / "ledger.db"; }
inline std::filesystem::path store_file(const std::filesystem::path& folder) { return folder / "store"; }
inline std::filesystem::path checkpoint_file(const std::filesystem::path& folder) { return folder / "checkpoint"; }
inline std::filesystem::path private_key_file(const std::filesystem::path& folder) { return folder / "key.private"; }

// Whether the folder has a store; one that was published without it has not.
bool has_store(const std::filesystem::path& folder);
Result<std::unique_ptr<Store>> open_store(const std::filesystem::path& folder, Access access);
// 'address' is that of a PostgreSQL database, or empty.
Result<std::unique_ptr<Store>> create_store(const std::filesystem::path& folder, const std::string& address);

// The key of FOLDER/key.pub.
Result<VerifierKey> read_public_key(const std::filesystem::path& folder);
// Refuses a file that others than its owner can read.
Result<SignerKey> read_private_key(const std::filesystem::path& file);
// Both files; the private one for its owner alone.
Result<SignerKey> make_keys(const std::filesystem::path& folder, const std::string& origin);

// One line, with its end.
Result<std::string> read_line_file(const std::filesystem::path& file);

}  // namespace takecare::ledger
