#include "takecare/ledger/sqlite_schema.h"

#include <fmt/format.h>

#include <array>

namespace takecare::ledger {
namespace {

// What takes version N to N + 1. A step that was released is never changed.
constexpr std::array steps = {
    R"(
CREATE TABLE entries (
  entry INTEGER PRIMARY KEY,
  commitment BLOB NOT NULL CHECK (length(commitment) = 32),
  salt BLOB CHECK (length(salt) = 32),
  payload TEXT,
  kind TEXT,
  program TEXT,
  id TEXT,
  day INTEGER,
  time TEXT,
  key TEXT,
  erases INTEGER REFERENCES entries (entry),
  CHECK ((payload IS NULL) = (salt IS NULL)),
  CHECK (CASE WHEN payload IS NULL
    THEN coalesce(kind, program, id, day, time, key, erases) IS NULL
    ELSE kind IS NOT NULL AND program IS NOT NULL AND id IS NOT NULL AND day IS NOT NULL AND time IS NOT NULL END)
) STRICT;
CREATE UNIQUE INDEX entries_by_key ON entries (key) WHERE key IS NOT NULL;
CREATE INDEX entries_by_record ON entries (program, id) WHERE program IS NOT NULL;
CREATE UNIQUE INDEX entries_by_erased ON entries (erases) WHERE erases IS NOT NULL;
CREATE TRIGGER entries_stay BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
CREATE TRIGGER entries_are_erased_or_stay BEFORE UPDATE ON entries
WHEN new.entry <> old.entry OR new.commitment <> old.commitment OR new.payload IS NOT NULL
  OR NOT EXISTS (SELECT 1 FROM entries WHERE erases = old.entry)
BEGIN SELECT RAISE(ABORT, 'an entry is never changed, only erased, and only after an erasure names it'); END;
CREATE TABLE tiles (
  level INTEGER NOT NULL,
  number INTEGER NOT NULL,
  root BLOB NOT NULL CHECK (length(root) = 32),
  hashes BLOB NOT NULL CHECK (length(hashes) = 8192),
  UNIQUE (level, number)
) STRICT;
CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
)",
};

}  // namespace

int schema_version() { return static_cast<int>(steps.size()); }

Result<void> migrate(Sqlite& database) {
  if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return begun;
  auto version = database.number("PRAGMA user_version");
  if (!version) return std::unexpected(version.error());
  if (*version > schema_version()) {
    std::ignore = database.run("ROLLBACK");
    return fail(
        fmt::format("the ledger has version {}, and this takecare knows {} and earlier", *version, schema_version()),
        "use the takecare that wrote it, or a later one");
  }
  for (std::int64_t step = *version; step < schema_version(); ++step) {
    const auto done = database.run(steps[static_cast<std::size_t>(step)]);
    const auto noted = done ? database.run(fmt::format("PRAGMA user_version = {}", step + 1).c_str()) : done;
    if (!noted) {
      std::ignore = database.run("ROLLBACK");
      return noted;
    }
  }
  return database.run("COMMIT");
}

}  // namespace takecare::ledger
