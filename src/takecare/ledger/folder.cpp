#include "takecare/ledger/folder.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include "takecare/base/text_file.h"
#include "takecare/base/write_file.h"
#include "takecare/ledger/postgres_store.h"
#include "takecare/ledger/sqlite_store.h"

namespace takecare::ledger {

namespace fs = std::filesystem;

namespace {

constexpr unsigned owner_only = 0600;

template <class T>
Result<T> in_file(Result<T> result, const fs::path& file) {
  if (!result) result.error().place.file = file.string();
  return result;
}

}  // namespace

bool has_store(const fs::path& folder) {
  std::error_code error;
  return fs::exists(database_file(folder), error) || fs::exists(store_file(folder), error);
}

Result<std::unique_ptr<Store>> open_store(const fs::path& folder, Access access) {
  if (!has_store(folder)) {
    return fail(fmt::format("{} is no ledger", folder.string()),
                fmt::format("make one: takecare ledger init {} --origin NAME", folder.string()),
                Place{.file = folder.string()});
  }
  std::error_code error;
  if (fs::exists(database_file(folder), error)) return open_sqlite_store(database_file(folder), access);
  auto address = read_line_file(store_file(folder));
  return address ? open_postgres_store(*address, access) : std::unexpected(address.error());
}

Result<std::unique_ptr<Store>> create_store(const fs::path& folder, const std::string& address) {
  if (address.empty()) return create_sqlite_store(database_file(folder));
  if (!is_postgres_address(address)) {
    return fail(fmt::format("'{}' is no address of a PostgreSQL database", address),
                "write it as postgresql://user@host/database");
  }
  // It may hold a password.
  if (auto written = write_file(store_file(folder), address + "\n", owner_only); !written)
    return std::unexpected(written.error());
  return create_postgres_store(address);
}

Result<std::string> read_line_file(const fs::path& file) {
  auto text = read_text_file(file);
  if (!text) return text;
  if (text->find('\n') != text->size() - 1 || text->empty())
    return fail("the file should hold one line", "take it from where it was backed up", Place{.file = file.string()});
  text->pop_back();
  return text;
}

Result<VerifierKey> read_public_key(const fs::path& folder) {
  const fs::path file = folder / "key.pub";
  auto line = read_line_file(file);
  if (!line) return std::unexpected(line.error());
  return in_file(read_verifier_key(*line), file);
}

Result<SignerKey> read_private_key(const fs::path& file) {
  struct stat status{};
  if (::stat(file.c_str(), &status) != 0) {
    return fail("the private key is not there", "whoever keeps it elsewhere names it: --key FILE",
                Place{.file = file.string()});
  }
  if ((status.st_mode & 077) != 0) {
    return fail("the private key can be read by others", fmt::format("chmod 600 {}", file.string()),
                Place{.file = file.string()});
  }
  auto line = read_line_file(file);
  if (!line) return std::unexpected(line.error());
  return in_file(SignerKey::read(*line), file);
}

Result<SignerKey> make_keys(const fs::path& folder, const std::string& origin) {
  SignerKey key = SignerKey::make(origin);
  if (auto written = write_file(private_key_file(folder), key.write() + "\n", owner_only); !written)
    return std::unexpected(written.error());
  if (auto written = write_file(folder / "key.pub", write_key(key.verifier()) + "\n"); !written)
    return std::unexpected(written.error());
  return key;
}

}  // namespace takecare::ledger
