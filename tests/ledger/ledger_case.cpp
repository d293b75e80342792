#include "ledger_case.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "takecare/ledger/postgres.h"

namespace takecare::ledger::test {

namespace fs = std::filesystem;

Event act(const std::string& id, int second) {
  Event event;
  event.kind = "act";
  event.program = "Case";
  event.id = id;
  event.act = "open";
  event.actor = "officer-1";
  event.authority = "officer";
  event.on = *parse_iso_date("2018-03-01");
  event.time = fmt::format("2018-03-01T{:02}:{:02}:{:02}Z", 9 + second / 3600, second / 60 % 60, second % 60);
  return event;
}

Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "takecare-ledger-XXXXXX").string();
  if (::mkdtemp(name.data()) != nullptr) path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void LedgerCase::SetUp() {
  auto made = Ledger::create(folder(), "example.com/ledger", store());
  ASSERT_TRUE(made) << made.error().message;
  ledger_.emplace(std::move(*made));
}

void LedgerCase::open() {
  auto opened = Ledger::open(folder());
  ASSERT_TRUE(opened) << opened.error().message;
  ledger_.emplace(std::move(*opened));
}

std::vector<std::uint64_t> LedgerCase::append(const std::vector<Event>& events, std::optional<std::uint64_t> expected) {
  auto done = ledger().append(events, expected);
  EXPECT_TRUE(done) << done.error().error.message;
  return done ? *done : std::vector<std::uint64_t>{};
}

Result<takecare::test::PostgresServer>& postgres_server() {
  static auto server = takecare::test::PostgresServer::start();
  return server;
}

std::string new_postgres_database() {
  const auto& server = postgres_server();
  static int made = 0;
  EXPECT_TRUE(server) << server.error().message;
  if (!server) return "postgresql:///none";
  const std::string name = fmt::format("ledger_{}", ++made);
  auto maker = Postgres::connect(server->address("postgres"));
  EXPECT_TRUE(maker && maker->run(("CREATE DATABASE " + name).c_str()));
  return server->url(name);
}

}  // namespace takecare::ledger::test
