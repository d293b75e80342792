#include "takecare/ledger/sqlite_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "takecare/ledger/encoding.h"
#include "takecare/ledger/page_checks.h"
#include "takecare/ledger/sqlite.h"
#include "takecare/ledger/sqlite_schema.h"

namespace takecare::ledger {
namespace {

// A column that the table holds to 32 bytes.
Digest digest_in(const Statement& found, int column) { return digest_of(found.bytes(column)).value_or(Digest{}); }

#define COLUMNS "entry, commitment, salt, payload, kind, program, id, day, time, key, erases"

// Into a row that was used before, so that its texts keep their room.
void read_row(const Statement& found, Row& row) {
  row.index = static_cast<std::uint64_t>(found.number(0));
  row.commitment = digest_in(found, 1);
  row.salt = found.is_null(2) ? std::nullopt : std::optional(digest_in(found, 2));
  row.payload = found.bytes(3);
  row.kind = found.bytes(4);
  row.program = found.bytes(5);
  row.id = found.bytes(6);
  row.on = static_cast<Days>(found.number(7));
  row.time = found.bytes(8);
  row.key = found.bytes(9);
  row.erases = found.is_null(10) ? std::nullopt : std::optional(static_cast<std::uint64_t>(found.number(10)));
}

class SqliteStore : public Store {
 public:
  SqliteStore(std::filesystem::path file, Sqlite database) : file_(std::move(file)), database_(std::move(database)) {}

  Result<void> begin_read() override { return run("BEGIN"); }
  Result<void> begin_write() override { return run("BEGIN IMMEDIATE"); }
  Result<void> commit() override { return run("COMMIT"); }
  Result<void> roll_back() override { return run("ROLLBACK"); }

  Result<Head> head() override {
    auto last = prepared("SELECT entry + 1, time FROM entries ORDER BY entry DESC LIMIT 1");
    if (!last) return std::unexpected(last.error());
    auto row = (*last)->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return Head{};
    Head head{.size = static_cast<std::uint64_t>((*last)->number(0)), .last_time = std::string((*last)->bytes(1))};
    (*last)->reset();
    return head;
  }

  Result<std::vector<Row>> rows_of_keys(std::span<const std::string_view> keys) override {
    auto found = prepared("SELECT " COLUMNS " FROM entries WHERE key = ?1");
    if (!found) return std::unexpected(found.error());
    std::vector<Row> rows;
    for (const std::string_view key : keys) {
      (*found)->bind_text(1, key);
      auto row = one_row(**found);
      if (!row) return std::unexpected(row.error());
      if (*row) rows.push_back(std::move(**row));
    }
    return rows;
  }

  Result<std::optional<Row>> erasure_of(std::uint64_t index) override {
    auto found = prepared("SELECT " COLUMNS " FROM entries WHERE erases = ?1");
    if (!found) return std::unexpected(found.error());
    (*found)->bind(1, index);
    return one_row(**found);
  }

  Result<std::vector<std::string>> ids_of(std::string_view program) override {
    auto found = prepared("SELECT DISTINCT id FROM entries WHERE program = ?1 AND id <> '' ORDER BY id");
    if (!found) return std::unexpected(found.error());
    (*found)->bind_text(1, program);
    std::vector<std::string> ids;
    for (;;) {
      auto row = (*found)->step();
      if (!row) return std::unexpected(row.error());
      if (!*row) return ids;
      ids.emplace_back((*found)->bytes(0));
    }
  }

  Result<void> visit(const Selection& selection, const RowVisitor& visitor) override {
    auto lent =
        lend(!selection.program ? "SELECT " COLUMNS " FROM entries WHERE entry >= ?1 AND entry < ?2 ORDER BY entry"
             : !selection.id    ? "SELECT " COLUMNS
                               " FROM entries WHERE entry >= ?1 AND entry < ?2 AND program = ?3 ORDER BY entry"
                             : "SELECT " COLUMNS
                               " FROM entries WHERE entry >= ?1 AND entry < ?2 AND program = ?3 AND id = ?4 "
                               "ORDER BY entry");
    if (!lent) return std::unexpected(lent.error());
    Statement& found = lent->statement;
    found.bind(1, selection.from);
    found.bind(2, selection.to);
    if (selection.program) found.bind_text(3, *selection.program);
    if (selection.program && selection.id) found.bind_text(4, *selection.id);
    Row row;
    for (;;) {
      auto step = found.step();
      if (!step) return std::unexpected(step.error());
      if (!*step) return {};
      read_row(found, row);
      auto more = visitor(row);
      if (!more) return std::unexpected(more.error());
      if (!*more) return {};
    }
  }

  Result<void> insert(std::span<const Row* const> rows) override {
    auto into = prepared("INSERT INTO entries (" COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    if (!into) return std::unexpected(into.error());
    for (const Row* row : rows) {
      if (auto inserted = insert_with(**into, *row); !inserted) return inserted;
    }
    return {};
  }

  Result<std::vector<Digest>> commitments(std::uint64_t from, std::uint64_t to) override {
    auto found = prepared("SELECT commitment FROM entries WHERE entry >= ?1 AND entry < ?2 ORDER BY entry");
    if (!found) return std::unexpected(found.error());
    (*found)->bind(1, from);
    (*found)->bind(2, to);
    return digests(**found);
  }

  Result<std::optional<std::vector<Digest>>> tile(int level, std::uint64_t number) override {
    auto found = prepared("SELECT hashes FROM tiles WHERE level = ?1 AND number = ?2");
    if (!found) return std::unexpected(found.error());
    (*found)->bind(1, std::int64_t{level});
    (*found)->bind(2, number);
    auto row = (*found)->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return std::nullopt;
    auto hashes = tile_hashes((*found)->bytes(0));
    (*found)->reset();
    return hashes;
  }

  Result<std::vector<Digest>> tile_roots(int level, std::uint64_t from, std::uint64_t to) override {
    auto found = prepared("SELECT root FROM tiles WHERE level = ?1 AND number >= ?2 AND number < ?3 ORDER BY number");
    if (!found) return std::unexpected(found.error());
    (*found)->bind(1, std::int64_t{level});
    (*found)->bind(2, from);
    (*found)->bind(3, to);
    return digests(**found);
  }

  Result<std::uint64_t> tile_count() override {
    auto count = database_.number("SELECT count(*) FROM tiles");
    if (!count) return std::unexpected(count.error());
    return static_cast<std::uint64_t>(*count);
  }

  Result<std::optional<StoredCheckpoint>> last_checkpoint() override {
    auto found = prepared("SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1");
    if (!found) return std::unexpected(found.error());
    auto row = (*found)->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return std::nullopt;
    StoredCheckpoint last = checkpoint_of(**found);
    (*found)->reset();
    return last;
  }

  Result<void> visit_checkpoints(const CheckpointVisitor& visitor) override {
    auto found = database_.prepare("SELECT size, note FROM checkpoints ORDER BY size");
    if (!found) return std::unexpected(found.error());
    for (;;) {
      auto row = found->step();
      if (!row) return std::unexpected(row.error());
      if (!*row) return {};
      if (auto visited = visitor(checkpoint_of(*found)); !visited) return visited;
    }
  }

  Result<std::string> setting(const std::string& name) override {
    auto found = prepared("SELECT value FROM settings WHERE name = ?1");
    if (!found) return std::unexpected(found.error());
    (*found)->bind_text(1, name);
    auto row = (*found)->step();
    if (!row) return std::unexpected(row.error());
    std::string value(*row ? (*found)->bytes(0) : std::string_view());
    (*found)->reset();
    return value;
  }

  Result<void> set(const std::string& name, const std::string& value) override {
    auto into = prepared("INSERT INTO settings (name, value) VALUES (?1, ?2)");
    if (!into) return std::unexpected(into.error());
    (*into)->bind_text(1, name);
    (*into)->bind_text(2, value);
    return (*into)->run();
  }

  Result<void> insert(const FullTile& tile) override {
    auto into = prepared("INSERT INTO tiles (level, number, root, hashes) VALUES (?1, ?2, ?3, ?4)");
    if (!into) return std::unexpected(into.error());
    const std::string hashes = tile_bytes(tile.hashes);
    (*into)->bind(1, std::int64_t{tile.level});
    (*into)->bind(2, tile.number);
    (*into)->bind_blob(3, view_of(tile.root));
    (*into)->bind_blob(4, hashes);
    return (*into)->run();
  }

  Result<void> insert(const StoredCheckpoint& checkpoint) override {
    auto into = prepared("INSERT INTO checkpoints (size, note) VALUES (?1, ?2)");
    if (!into) return std::unexpected(into.error());
    (*into)->bind(1, checkpoint.size);
    (*into)->bind_text(2, checkpoint.note);
    return (*into)->run();
  }

  // Overwriting leaves copies: pages that were split keep bytes in their gaps, and so does the write-ahead log. The
  // whole file is therefore written anew, and the log cut off.
  Result<void> scrub() override {
    if (auto done = database_.run("VACUUM"); !done) return done;
    auto busy = database_.number("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!busy) return std::unexpected(busy.error());
    if (*busy == 0) return {};
    return fail("another process has the ledger open, so that the erased bytes may still lie in its write-ahead log",
                "when that process has ended: takecare ledger scrub");
  }

  Result<void> copy_to(const std::filesystem::path& file) override {
    auto copy = Sqlite::open(file, Sqlite::Mode::create);
    return copy ? database_.copy_to(*copy) : std::unexpected(copy.error());
  }

  Result<std::vector<std::string>> problems() override {
    std::vector<std::string> found;
    auto pages = broken_pages(file_);
    if (!pages) return std::unexpected(pages.error());
    for (const std::uint64_t page : *pages)
      found.push_back(fmt::format("page {} of ledger.db (bytes {} to {}) was changed", page, (page - 1) * page_size,
                                  page * page_size - 1));
    auto check = database_.prepare("PRAGMA integrity_check(20)");
    if (!check) return std::unexpected(check.error());
    for (;;) {
      auto row = check->step();
      // What can not be read is among the pages.
      if (!row && !found.empty()) return found;
      if (!row) return std::unexpected(row.error());
      if (!*row) return found;
      if (check->bytes(0) != "ok") found.push_back(fmt::format("SQLite: {}", check->bytes(0)));
    }
  }

  Result<void> erase(std::uint64_t index) override {
    auto gone = prepared(
        "UPDATE entries SET salt = NULL, payload = NULL, kind = NULL, program = NULL, id = NULL, day = NULL, time = "
        "NULL, "
        "key = NULL, erases = NULL WHERE entry = ?1");
    if (!gone) return std::unexpected(gone.error());
    (*gone)->bind(1, index);
    return (*gone)->run();
  }

 private:
  // A statement that is prepared once. 'sql' is a literal.
  Result<Statement*> prepared(const char* sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return &known->second;
    auto made = database_.prepare(sql);
    if (!made) return std::unexpected(made.error());
    return &statements_.emplace(sql, std::move(*made)).first->second;
  }

  // A statement for one visit, so that a visitor may ask the store, even the same. It goes back when the visit is over.
  struct Lent {
    Lent(std::vector<Statement>& from, Statement taken) : idle(&from), statement(std::move(taken)) {}
    Lent(Lent&& other) noexcept : idle(std::exchange(other.idle, nullptr)), statement(std::move(other.statement)) {}
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;
    Lent& operator=(Lent&&) = delete;
    ~Lent() {
      if (idle == nullptr) return;
      statement.reset();
      idle->push_back(std::move(statement));
    }
    std::vector<Statement>* idle;
    Statement statement;
  };

  Result<Lent> lend(const char* sql) {
    std::vector<Statement>& idle = idle_[sql];
    if (idle.empty()) {
      auto made = database_.prepare(sql);
      if (!made) return std::unexpected(made.error());
      return Lent(idle, std::move(*made));
    }
    Statement statement = std::move(idle.back());
    idle.pop_back();
    return Lent(idle, std::move(statement));
  }

  Result<void> run(const char* sql) {
    auto statement = prepared(sql);
    if (!statement) return std::unexpected(statement.error());
    return (*statement)->run();
  }

  static StoredCheckpoint checkpoint_of(const Statement& found) {
    return {.size = static_cast<std::uint64_t>(found.number(0)), .note = std::string(found.bytes(1))};
  }

  static Result<std::vector<Digest>> digests(Statement& found) {
    std::vector<Digest> all;
    for (;;) {
      auto row = found.step();
      if (!row) return std::unexpected(row.error());
      if (!*row) return all;
      all.push_back(digest_in(found, 0));
    }
  }

  static Result<void> insert_with(Statement& statement, const Row& row) {
    statement.bind(1, row.index);
    statement.bind_blob(2, view_of(row.commitment));
    statement.bind_blob(3, view_of(*row.salt));
    statement.bind_text(4, row.payload);
    statement.bind_text(5, row.kind);
    statement.bind_text(6, row.program);
    statement.bind_text(7, row.id);
    statement.bind(8, std::int64_t{row.on});
    statement.bind_text(9, row.time);
    if (!row.key.empty()) statement.bind_text(10, row.key);
    if (row.erases) statement.bind(11, *row.erases);
    return statement.run();
  }

  static Result<std::optional<Row>> one_row(Statement& found) {
    auto step = found.step();
    if (!step) return std::unexpected(step.error());
    if (!*step) return std::nullopt;
    Row row;
    read_row(found, row);
    found.reset();
    return row;
  }

  std::filesystem::path file_;
  Sqlite database_;
  std::map<std::string_view, Statement> statements_;
  std::map<std::string_view, std::vector<Statement>> idle_;  // of visits
};

// How every connection works, whatever the file says.
Result<void> set_up(Sqlite& database) {
  return database.run(
      "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
      "PRAGMA mmap_size = 0");
}

Result<std::unique_ptr<Store>> ready(const std::filesystem::path& file, Sqlite database, Access access) {
  if (auto set = set_up(database); !set) return std::unexpected(set.error());
  if (access == Access::write) {
    if (auto migrated = migrate(database); !migrated) return std::unexpected(migrated.error());
  } else {
    auto version = database.number("PRAGMA user_version");
    if (!version) return std::unexpected(version.error());
    if (*version != schema_version()) {
      return fail(fmt::format("the ledger has version {}, and this takecare reads {}", *version, schema_version()),
                  "open it once for writing to bring it up: takecare ledger checkpoint");
    }
  }
  return std::make_unique<SqliteStore>(file, std::move(database));
}

}  // namespace

Result<std::unique_ptr<Store>> create_sqlite_store(const std::filesystem::path& file) {
  auto database = Sqlite::open(file, Sqlite::Mode::create);
  if (!database) return std::unexpected(database.error());
  if (auto set = database->run("PRAGMA journal_mode = WAL"); !set) return std::unexpected(set.error());
  return ready(file, std::move(*database), Access::write);
}

Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file, Access access) {
  auto database = Sqlite::open(file, access == Access::read ? Sqlite::Mode::read : Sqlite::Mode::write);
  if (!database) return std::unexpected(database.error());
  return ready(file, std::move(*database), access);
}

}  // namespace takecare::ledger
