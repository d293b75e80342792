#include "takecare/ledger/sqlite.h"

#include <fmt/format.h>

#include "takecare/ledger/page_checks.h"

namespace takecare::ledger {
namespace {

std::string advice(int code) {
  if (code == SQLITE_IOERR_DATA)
    return "a page of the file was changed by something else; takecare ledger fsck says which";
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another process writes to the ledger; try again when it is done";
    case SQLITE_FULL: return "make room on the disk";
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY: return "check that the folder exists and that you may read and write it";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return "the file was changed by something else: restore a backup (takecare ledger restore)";
    default: return "check the disk, then: takecare ledger fsck";
  }
}

std::unexpected<Error> failed(sqlite3* handle) {
  const int code = sqlite3_extended_errcode(handle);
  const char* file = sqlite3_db_filename(handle, "main");
  return fail(fmt::format("SQLite: {} ({})", sqlite3_errmsg(handle), code), advice(code),
              Place{.file = file == nullptr ? "" : file});
}

// How long a writer waits for another: long enough for any batch.
constexpr int patience_ms = 60'000;

}  // namespace

void Statement::bind_text(int parameter, std::string_view text) {
  // An empty view may have no address, and SQLite would take that for NULL.
  sqlite3_bind_text64(handle_.get(), parameter, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                      SQLITE_UTF8);
}

void Statement::bind_blob(int parameter, std::string_view bytes) {
  sqlite3_bind_blob64(handle_.get(), parameter, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    reset();
    return false;
  }
  auto error = failed(sqlite3_db_handle(handle_.get()));
  reset();
  return error;
}

Result<void> Statement::run() {
  auto row = step();
  if (!row) return std::unexpected(row.error());
  reset();
  return {};
}

void Statement::reset() {
  sqlite3_reset(handle_.get());
  sqlite3_clear_bindings(handle_.get());
}

std::string_view Statement::bytes(int column) const {
  const void* data = sqlite3_column_blob(handle_.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column));
  return data == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(data), size);
}

Result<Sqlite> Sqlite::open(const std::filesystem::path& file, Mode mode) {
  const char* vfs = checking_vfs();
  if (vfs == nullptr) return fail("SQLite does not take the file system of the ledger");
  // A connection is used by one thread at a time.
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX |
                    (mode == Mode::create ? SQLITE_OPEN_CREATE : 0);
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags, vfs);
  Sqlite opened(handle);
  if (code != SQLITE_OK) {
    return fail(fmt::format("{} can not be opened: {}", file.string(), sqlite3_errstr(code)), advice(code),
                Place{.file = file.string()});
  }
  sqlite3_busy_timeout(handle, patience_ms);
  int reserved = page_check_size;
  if (mode == Mode::create) sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
  // A reader, too, opens for writing, so that the last to close leaves one file behind.
  if (mode == Mode::read) {
    if (auto set = opened.run("PRAGMA query_only = ON"); !set) return std::unexpected(set.error());
  }
  return opened;
}

Result<void> Sqlite::run(const char* sql) {
  if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return failed(handle_.get());
}

Result<Statement> Sqlite::prepare(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(handle_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
    return failed(handle_.get());
  return Statement(statement);
}

Result<void> Sqlite::copy_to(Sqlite& empty) {
  sqlite3_backup* copy = sqlite3_backup_init(empty.handle_.get(), "main", handle_.get(), "main");
  if (copy == nullptr) return failed(empty.handle_.get());
  sqlite3_backup_step(copy, -1);
  // It says what went wrong in any step.
  if (sqlite3_backup_finish(copy) != SQLITE_OK) return failed(empty.handle_.get());
  return {};
}

Result<std::int64_t> Sqlite::number(const char* sql) {
  auto statement = prepare(sql);
  if (!statement) return std::unexpected(statement.error());
  auto row = statement->step();
  if (!row) return std::unexpected(row.error());
  return *row ? statement->number(0) : 0;
}

Result<std::string> Sqlite::text(const char* sql) {
  auto statement = prepare(sql);
  if (!statement) return std::unexpected(statement.error());
  auto row = statement->step();
  if (!row) return std::unexpected(row.error());
  return *row ? std::string(statement->bytes(0)) : std::string();
}

}  // namespace takecare::ledger
