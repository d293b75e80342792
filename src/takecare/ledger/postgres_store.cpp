#include "takecare/ledger/postgres_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "takecare/ledger/encoding.h"
#include "takecare/ledger/postgres.h"
#include "takecare/ledger/postgres_schema.h"

namespace takecare::ledger {
namespace {

#define COLUMNS "entry, commitment, salt, payload, kind, program, id, day, time, key, erases"

constexpr const char* version = "1";
constexpr std::uint64_t rows_at_once = 1000;
constexpr std::size_t inserted_at_once = 250;  // of the largest events that is a quarter of what a parameter may hold

std::string text_of(std::uint64_t number) { return std::to_string(number); }

// A column that the table holds to 32 bytes.
Digest digest_in(const PostgresRows& rows, int row, int column) {
  return digest_of(rows.bytes(row, column)).value_or(Digest{});
}

Row row_of(const PostgresRows& rows, int at) {
  const auto text = [&](int column) { return std::string(rows.text(at, column)); };
  Row row{.index = static_cast<std::uint64_t>(rows.number(at, 0)),
          .commitment = digest_in(rows, at, 1),
          .payload = text(3),
          .kind = text(4),
          .program = text(5),
          .id = text(6),
          .key = text(9),
          .time = text(8),
          .on = static_cast<Days>(rows.number(at, 7))};
  if (!rows.is_null(at, 2)) row.salt = digest_in(rows, at, 2);
  if (!rows.is_null(at, 10)) row.erases = static_cast<std::uint64_t>(rows.number(at, 10));
  return row;
}

std::array<PostgresValue, 11> values_of(const Row& row) {
  return {text_of(row.index),
          postgres_bytes(view_of(row.commitment)),
          postgres_bytes(view_of(*row.salt)),
          row.payload,
          row.kind,
          row.program,
          row.id,
          std::to_string(row.on),
          row.time,
          row.key.empty() ? PostgresValue() : PostgresValue(row.key),
          row.erases ? PostgresValue(text_of(*row.erases)) : PostgresValue()};
}

// Each column of the rows as an array.
std::vector<PostgresValue> columns_of(std::span<const Row* const> rows) {
  std::array<PostgresArray, 11> arrays;
  for (const Row* row : rows) {
    const auto values = values_of(*row);
    for (std::size_t column = 0; column < values.size(); ++column) arrays[column].add(values[column]);
  }
  std::vector<PostgresValue> columns;
  for (PostgresArray& array : arrays) columns.emplace_back(std::move(array).literal());
  return columns;
}

Result<std::vector<Digest>> digests(Result<PostgresRows> rows) {
  if (!rows) return std::unexpected(rows.error());
  std::vector<Digest> all;
  all.reserve(static_cast<std::size_t>(rows->count()));
  for (int row = 0; row < rows->count(); ++row) all.push_back(digest_in(*rows, row, 0));
  return all;
}

Result<void> done(Result<PostgresRows> rows) {
  if (!rows) return std::unexpected(rows.error());
  return {};
}

Result<std::optional<Row>> one_row(Result<PostgresRows> rows) {
  if (!rows) return std::unexpected(rows.error());
  return rows->count() == 0 ? std::nullopt : std::optional(row_of(*rows, 0));
}

class PostgresStore : public Store {
 public:
  explicit PostgresStore(Postgres database) : database_(std::move(database)) {}

  Result<void> begin_read() override { return database_.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }

  // The lock lets readers be and makes writers wait; what is read after it is what the writer before committed.
  Result<void> begin_write() override {
    if (auto begun = database_.run("BEGIN"); !begun) return begun;
    auto locked = database_.run("LOCK TABLE ledger.entries IN EXCLUSIVE MODE");
    if (!locked) std::ignore = database_.run("ROLLBACK");
    return locked;
  }

  Result<void> commit() override { return database_.run("COMMIT", "COMMIT"); }
  Result<void> roll_back() override { return database_.run("ROLLBACK"); }

  Result<Head> head() override {
    auto rows = database_.ask("SELECT entry + 1, time FROM ledger.entries ORDER BY entry DESC LIMIT 1");
    if (!rows) return std::unexpected(rows.error());
    if (rows->count() == 0) return Head{};
    return Head{.size = static_cast<std::uint64_t>(rows->number(0, 0)), .last_time = std::string(rows->text(0, 1))};
  }

  Result<std::vector<Row>> rows_of_keys(std::span<const std::string_view> keys) override {
    PostgresArray texts;
    for (const std::string_view key : keys) texts.add(std::string(key));
    auto found = database_.ask("SELECT " COLUMNS " FROM ledger.entries WHERE key = ANY($1::text[])",
                               {std::move(texts).literal()});
    if (!found) return std::unexpected(found.error());
    std::vector<Row> rows;
    rows.reserve(static_cast<std::size_t>(found->count()));
    for (int at = 0; at < found->count(); ++at) rows.push_back(row_of(*found, at));
    return rows;
  }

  Result<std::optional<Row>> erasure_of(std::uint64_t index) override {
    return one_row(database_.ask("SELECT " COLUMNS " FROM ledger.entries WHERE erases = $1", {text_of(index)}));
  }

  Result<std::vector<std::string>> ids_of(std::string_view program) override {
    auto rows = database_.ask("SELECT DISTINCT id FROM ledger.entries WHERE program = $1 AND id <> '' ORDER BY id",
                              {std::string(program)});
    if (!rows) return std::unexpected(rows.error());
    std::vector<std::string> ids;
    ids.reserve(static_cast<std::size_t>(rows->count()));
    for (int row = 0; row < rows->count(); ++row) ids.emplace_back(rows->text(row, 0));
    return ids;
  }

  // A thousand rows at a time, each time from behind the last: in one transaction that is one snapshot.
  Result<void> visit(const Selection& selection, const RowVisitor& visitor) override {
    for (std::uint64_t from = selection.from;;) {
      auto rows = some(selection, from);
      if (!rows) return std::unexpected(rows.error());
      for (int at = 0; at < rows->count(); ++at) {
        Row row = row_of(*rows, at);
        from = row.index + 1;
        auto more = visitor(row);
        if (!more) return std::unexpected(more.error());
        if (!*more) return {};
      }
      if (static_cast<std::uint64_t>(rows->count()) < rows_at_once) return {};
    }
  }

  Result<std::vector<Digest>> commitments(std::uint64_t from, std::uint64_t to) override {
    return digests(
        database_.ask("SELECT commitment FROM ledger.entries WHERE entry >= $1 AND entry < $2 ORDER BY entry",
                      {text_of(from), text_of(to)}));
  }

  Result<std::optional<std::vector<Digest>>> tile(int level, std::uint64_t number) override {
    auto rows = database_.ask("SELECT hashes FROM ledger.tiles WHERE level = $1 AND number = $2",
                              {std::to_string(level), text_of(number)});
    if (!rows) return std::unexpected(rows.error());
    if (rows->count() == 0) return std::nullopt;
    return tile_hashes(rows->bytes(0, 0));
  }

  Result<std::vector<Digest>> tile_roots(int level, std::uint64_t from, std::uint64_t to) override {
    return digests(
        database_.ask("SELECT root FROM ledger.tiles WHERE level = $1 AND number >= $2 AND number < $3 ORDER BY number",
                      {std::to_string(level), text_of(from), text_of(to)}));
  }

  Result<std::uint64_t> tile_count() override {
    auto rows = database_.ask("SELECT count(*) FROM ledger.tiles");
    if (!rows) return std::unexpected(rows.error());
    return static_cast<std::uint64_t>(rows->number(0, 0));
  }

  Result<std::optional<StoredCheckpoint>> last_checkpoint() override {
    auto rows = database_.ask("SELECT size, note FROM ledger.checkpoints ORDER BY size DESC LIMIT 1");
    if (!rows) return std::unexpected(rows.error());
    return rows->count() == 0 ? std::nullopt : std::optional(checkpoint_of(*rows, 0));
  }

  Result<void> visit_checkpoints(const CheckpointVisitor& visitor) override {
    for (std::int64_t after = -1;;) {
      auto rows = database_.ask("SELECT size, note FROM ledger.checkpoints WHERE size > $1 ORDER BY size LIMIT 1000",
                                {std::to_string(after)});
      if (!rows) return std::unexpected(rows.error());
      for (int row = 0; row < rows->count(); ++row) {
        if (auto visited = visitor(checkpoint_of(*rows, row)); !visited) return visited;
        after = rows->number(row, 0);
      }
      if (static_cast<std::uint64_t>(rows->count()) < rows_at_once) return {};
    }
  }

  Result<std::string> setting(const std::string& name) override {
    auto rows = database_.ask("SELECT value FROM ledger.settings WHERE name = $1", {name});
    if (!rows) return std::unexpected(rows.error());
    return rows->count() == 0 ? std::string() : std::string(rows->text(0, 0));
  }

  Result<void> set(const std::string& name, const std::string& value) override {
    return done(database_.ask("INSERT INTO ledger.settings (name, value) VALUES ($1, $2)", {name, value}));
  }

  Result<void> insert(std::span<const Row* const> rows) override {
    for (; !rows.empty(); rows = rows.subspan(std::min(rows.size(), inserted_at_once))) {
      auto inserted =
          done(database_.ask(
              "INSERT INTO ledger.entries (" COLUMNS ") SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[], "
              "$4::text[], $5::text[], $6::text[], $7::text[], $8::integer[], $9::text[], $10::text[], $11::bigint[])",
              columns_of(rows.first(std::min(rows.size(), inserted_at_once)))));
      if (!inserted) return inserted;
    }
    return {};
  }

  Result<void> insert(const FullTile& tile) override {
    return done(database_.ask("INSERT INTO ledger.tiles (level, number, root, hashes) VALUES ($1, $2, $3, $4)",
                              {std::to_string(tile.level), text_of(tile.number), postgres_bytes(view_of(tile.root)),
                               postgres_bytes(tile_bytes(tile.hashes))}));
  }

  Result<void> insert(const StoredCheckpoint& checkpoint) override {
    return done(database_.ask("INSERT INTO ledger.checkpoints (size, note) VALUES ($1, $2)",
                              {text_of(checkpoint.size), checkpoint.note}));
  }

  Result<void> erase(std::uint64_t index) override {
    return done(database_.ask(
        "UPDATE ledger.entries SET salt = NULL, payload = NULL, kind = NULL, program = NULL, id = NULL, day = NULL, "
        "time = NULL, key = NULL, erases = NULL WHERE entry = $1",
        {text_of(index)}));
  }

  // The table and its indices are written anew. What the server keeps of its write-ahead log and what was backed up is
  // its keeper's.
  Result<void> scrub() override { return database_.run("VACUUM FULL ledger.entries"); }

  Result<void> copy_to(const std::filesystem::path&) override {
    return fail("a ledger in PostgreSQL is not copied into a file", "back the database up: pg_dump --schema=ledger");
  }

  Result<std::vector<std::string>> problems() override {
    std::vector<std::string> found;
    auto rows = database_.ask("SELECT value FROM ledger.settings WHERE name = 'version'");
    if (!rows) return std::unexpected(rows.error());
    if (rows->count() != 1 || rows->text(0, 0) != version) found.emplace_back("the database does not say its version");
    return found;
  }

 private:
  Result<PostgresRows> some(const Selection& selection, std::uint64_t from) {
    const std::string first = text_of(from);
    const std::string end = text_of(selection.to);
    if (!selection.program) {
      return database_.ask("SELECT " COLUMNS
                           " FROM ledger.entries WHERE entry >= $1 AND entry < $2 ORDER BY entry LIMIT 1000",
                           {first, end});
    }
    const std::string program(*selection.program);
    if (!selection.id) {
      return database_.ask(
          "SELECT " COLUMNS
          " FROM ledger.entries WHERE entry >= $1 AND entry < $2 AND program = $3 ORDER BY entry LIMIT 1000",
          {first, end, program});
    }
    return database_.ask("SELECT " COLUMNS
                         " FROM ledger.entries WHERE entry >= $1 AND entry < $2 AND program = $3 AND id = $4 ORDER BY "
                         "entry LIMIT 1000",
                         {first, end, program, std::string(*selection.id)});
  }

  static StoredCheckpoint checkpoint_of(const PostgresRows& rows, int row) {
    return {.size = static_cast<std::uint64_t>(rows.number(row, 0)), .note = std::string(rows.text(row, 1))};
  }

  Postgres database_;
};

}  // namespace

bool is_postgres_address(const std::string& address) {
  return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

Result<std::unique_ptr<Store>> create_postgres_store(const std::string& address) {
  auto database = Postgres::connect(address);
  if (!database) return std::unexpected(database.error());
  auto there = database->ask("SELECT 1 FROM information_schema.schemata WHERE schema_name = 'ledger'");
  if (!there) return std::unexpected(there.error());
  if (there->count() > 0) return fail("the database has a ledger already", "name an empty database");
  // Several statements in one call are one transaction.
  if (auto made = database->run(postgres_tables); !made) return std::unexpected(made.error());
  return std::make_unique<PostgresStore>(std::move(*database));
}

Result<std::unique_ptr<Store>> open_postgres_store(const std::string& address, Access access) {
  auto database = Postgres::connect(address);
  if (!database) return std::unexpected(database.error());
  if (access == Access::read) {
    if (auto set = database->run("SET default_transaction_read_only = on"); !set) return std::unexpected(set.error());
  }
  auto store = std::make_unique<PostgresStore>(std::move(*database));
  auto found = store->setting("version");
  if (!found) return std::unexpected(found.error());
  if (*found == version) return store;
  return fail(fmt::format("the ledger has version '{}', and this takecare knows {}", *found, version),
              "use the takecare that wrote it");
}

}  // namespace takecare::ledger
