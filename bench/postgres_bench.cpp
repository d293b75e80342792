// append/N: durable appends in batches of N to a ledger on PostgreSQL.
// raw/N: the same rows into the same table with the same indices, one prepared INSERT a row in one transaction.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "../tests/sql/postgres_server.h"
#include "ledger_events.h"
#include "takecare/ledger/encoding.h"
#include "takecare/ledger/ledger.h"
#include "takecare/ledger/postgres.h"

namespace takecare::ledger::bench {
namespace {

std::string new_database() {
  static const auto server = test::PostgresServer::start(test::PostgresServer::Commits::durable);
  static int made = 0;
  require(server.has_value(), "no PostgreSQL");
  const std::string name = fmt::format("bench_{}", ++made);
  auto maker = Postgres::connect(server->address("postgres"));
  require(maker && maker->run(("CREATE DATABASE " + name).c_str()), "no database");
  return server->url(name);
}

void append(benchmark::State& state) {
  const Folder folder;
  auto ledger = Ledger::create(folder.path / "ledger", "example.com/bench", new_database());
  require(ledger.has_value(), "no ledger");
  append_batches(state, *ledger);
}
BENCHMARK(append)->Arg(1)->Arg(100)->Arg(1000)->UseRealTime()->Unit(benchmark::kMillisecond);

Postgres with_table() {
  auto database = Postgres::connect(new_database());
  require(
      database && database->run("CREATE TABLE entries (entry BIGINT PRIMARY KEY, commitment BYTEA, salt BYTEA, payload "
                                "TEXT, kind TEXT, program TEXT, id TEXT, day INTEGER, time TEXT, key TEXT, erases "
                                "BIGINT); CREATE UNIQUE INDEX ON entries (key); CREATE INDEX ON entries (program, id)"),
      "no table");
  return std::move(*database);
}

struct RawRow {
  Event event;
  std::string payload;
};

std::vector<RawRow> rows_at(std::uint64_t first, std::uint64_t count) {
  std::vector<RawRow> rows;
  for (Event& event : batch_at(first, count)) {
    std::string payload = *write_event(event);
    rows.push_back({.event = std::move(event), .payload = std::move(payload)});
  }
  return rows;
}

void raw(benchmark::State& state) {
  Postgres database = with_table();
  const auto count = static_cast<std::uint64_t>(state.range(0));
  const std::string bytes = postgres_bytes(std::string(32, 'x'));
  std::uint64_t at = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const auto rows = rows_at(at, count);
    state.ResumeTiming();
    require(database.run("BEGIN").has_value(), "not begun");
    for (const auto& [event, payload] : rows) {
      const auto done = database.ask("INSERT INTO entries VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL)",
                                     {std::to_string(at++), bytes, bytes, payload, event.kind, event.program, event.id,
                                      std::to_string(event.on), event.time, event.key});
      require(done.has_value(), "not inserted");
    }
    require(database.run("COMMIT").has_value(), "not committed");
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(at));
}
BENCHMARK(raw)->Arg(1)->Arg(100)->Arg(1000)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace takecare::ledger::bench
