// The ledger beside the least that could be done in its place.
//
// append/N: durable appends in batches of N, with salts, commitments, tree, tiles, a signed checkpoint and page checks.
// raw/N: the same rows into the same table with the same indices, by SQLite alone, as durable (WAL, synchronous FULL).
// verify: everything that a ledger of a million entries has published, and each event against its commitment.
// fsck: the same ledger, looked over as its keeper does.
// hash: SHA-256 of the same bytes (salts and canonical events), read from one file, one SHA-256 an entry.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>

#include "ledger_events.h"
#include "takecare/ledger/examine.h"
#include "takecare/ledger/folder.h"
#include "takecare/ledger/ledger.h"

namespace takecare::ledger::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t many = 1'000'000;

void append(benchmark::State& state) {
  const Folder folder;
  auto ledger = Ledger::create(folder.path / "ledger", "example.com/bench");
  require(ledger.has_value(), "no ledger");
  append_batches(state, *ledger);
}
BENCHMARK(append)->Arg(1)->Arg(100)->Arg(1000)->UseRealTime()->Unit(benchmark::kMillisecond);

void raw(benchmark::State& state) {
  const Folder folder;
  sqlite3* database = nullptr;
  sqlite3_stmt* into = nullptr;
  require(sqlite3_open((folder.path / "raw.db").c_str(), &database) == SQLITE_OK, "no database");
  sqlite3_exec(database,
               "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
               "CREATE TABLE entries (entry INTEGER PRIMARY KEY, commitment BLOB, salt BLOB, payload TEXT, kind TEXT,"
               "  program TEXT, id TEXT, day INTEGER, time TEXT, key TEXT, erases INTEGER);"
               "CREATE UNIQUE INDEX by_key ON entries (key); CREATE INDEX by_record ON entries (program, id);",
               nullptr, nullptr, nullptr);
  sqlite3_prepare_v2(database, "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)", -1, &into, nullptr);
  const auto count = static_cast<std::uint64_t>(state.range(0));
  std::uint64_t at = 0;
  const std::string bytes(32, 'x');
  for (auto _ : state) {
    state.PauseTiming();
    const auto events = batch_at(at, count);
    std::vector<std::string> payloads;
    for (const Event& event : events) payloads.push_back(*write_event(event));
    state.ResumeTiming();
    sqlite3_exec(database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    for (std::size_t i = 0; i < events.size(); ++i) {
      const Event& event = events[i];
      const auto text = [&](int parameter, const std::string& value) {
        sqlite3_bind_text(into, parameter, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
      };
      sqlite3_bind_int64(into, 1, static_cast<std::int64_t>(at + i));
      sqlite3_bind_blob(into, 2, bytes.data(), 32, SQLITE_STATIC);
      sqlite3_bind_blob(into, 3, bytes.data(), 32, SQLITE_STATIC);
      text(4, payloads[i]);
      text(5, event.kind);
      text(6, event.program);
      text(7, event.id);
      sqlite3_bind_int64(into, 8, event.on);
      text(9, event.time);
      text(10, event.key);
      require(sqlite3_step(into) == SQLITE_DONE, "not inserted");
      sqlite3_reset(into);
    }
    require(sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK, "not committed");
    at += count;
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(at));
  sqlite3_finalize(into);
  sqlite3_close(database);
}
BENCHMARK(raw)->Arg(1)->Arg(100)->Arg(1000)->UseRealTime()->Unit(benchmark::kMillisecond);

// A ledger of a million entries, published; made once.
const fs::path& large_ledger() {
  static const Folder folder;
  static const fs::path path = [] {
    fs::path made = folder.path / "ledger";
    auto ledger = Ledger::create(made, "example.com/bench");
    std::ofstream bytes(folder.path / "bytes", std::ios::binary);
    for (std::uint64_t at = 0; at < many; at += 10'000) {
      const auto events = batch_at(at, 10'000);
      require(ledger->append(events).has_value(), "not appended");
      for (const Event& event : events) {
        const std::string text = *write_event(event);
        const auto size = static_cast<std::uint32_t>(text.size() + 50);
        bytes.write(reinterpret_cast<const char*>(&size), sizeof size);
        bytes << std::string(50, 's') << text;
      }
    }
    require(ledger->publish().has_value(), "not published");
    return made;
  }();
  return path;
}

void verify_all(benchmark::State& state) {
  const fs::path& folder = large_ledger();
  const auto key = read_public_key(folder);
  for (auto _ : state) require(verify(folder, *key)->findings.empty(), "not sound");
  state.SetItemsProcessed(static_cast<std::int64_t>(many) * state.iterations());
}
BENCHMARK(verify_all)->Name("verify")->Unit(benchmark::kMillisecond)->UseRealTime();

void fsck_all(benchmark::State& state) {
  const fs::path& folder = large_ledger();
  for (auto _ : state) require(fsck(folder)->findings.empty(), "not sound");
  state.SetItemsProcessed(static_cast<std::int64_t>(many) * state.iterations());
}
BENCHMARK(fsck_all)->Name("fsck")->Unit(benchmark::kMillisecond)->UseRealTime();

void hash(benchmark::State& state) {
  const fs::path file = large_ledger().parent_path() / "bytes";
  for (auto _ : state) {
    std::ifstream in(file, std::ios::binary);
    std::uint32_t size = 0;
    std::string bytes;
    while (in.read(reinterpret_cast<char*>(&size), sizeof size)) {
      bytes.resize(size);
      in.read(bytes.data(), size);
      benchmark::DoNotOptimize(sha256(bytes));
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(many) * state.iterations());
}
BENCHMARK(hash)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace takecare::ledger::bench
