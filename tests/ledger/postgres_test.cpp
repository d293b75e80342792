// What only a server can do: cut a connection, and stop in the middle.
#include "takecare/ledger/postgres.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <thread>

#include "ledger_case.h"
#include "takecare/ledger/examine.h"

namespace takecare::ledger {
namespace {

using test::act;
using Kind = AppendError::Kind;

class OnPostgres : public test::LedgerCase {
 protected:
  std::string store() override { return address_ = test::new_postgres_database(); }

  // Ends every other connection to the database.
  void cut() {
    auto other = Postgres::connect(address_);
    ASSERT_TRUE(other) << other.error().message;
    ASSERT_TRUE(
        other->ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid "
                   "<> pg_backend_pid()"));
  }

  void at_any_moment(int rounds, const std::function<void()>& happens);

 private:
  std::string address_;
};

TEST_F(OnPostgres, ACutConnectionFailsTheAppendAndIsOpenedAnew) {
  append({act("a", 1)});
  cut();
  const auto refused = ledger().append(std::vector{act("b", 2)});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::failed);
  EXPECT_FALSE(ledger().size());
  open();
  EXPECT_EQ(*ledger().size(), 1U);
  append({act("b", 2)});
}

// Whatever the moment at which it happened, what was acknowledged is there, and at most one batch more.
void OnPostgres::at_any_moment(int rounds, const std::function<void()>& happens) {
  std::uint64_t size = 0;
  for (int round = 0; round < rounds; ++round) {
    std::atomic<bool> begun = false;
    std::thread other([&] {
      begun.wait(false);
      happens();
    });
    std::uint64_t acknowledged = size;
    const std::vector<Event> batch(7, act("a", round));
    for (int i = 0;; ++i) {
      const auto done = ledger().append(batch);
      if (!done) break;
      acknowledged += batch.size();
      if (i != round % 5) continue;
      begun = true;
      begun.notify_one();
    }
    begun = true;
    begun.notify_one();
    other.join();
    open();
    size = *ledger().size();
    ASSERT_TRUE(size == acknowledged || size == acknowledged + batch.size())
        << size << ", acknowledged " << acknowledged;
    const auto examined = fsck(folder());
    ASSERT_TRUE(examined && examined->findings.empty());
  }
}

TEST_F(OnPostgres, ConnectionsCutAtAnyMomentLoseNothing) {
  at_any_moment(TAKECARE_LONG ? 100 : 15, [this] { cut(); });
}

TEST_F(OnPostgres, AServerKilledAtAnyMomentLosesNothing) {
  at_any_moment(TAKECARE_LONG ? 50 : 4, [] {
    const auto crashed = test::postgres_server()->crash();
    ASSERT_TRUE(crashed) << crashed.error().message;
  });
}

TEST_F(OnPostgres, ADatabaseHasOneLedgerAndNoRowIsChanged) {
  const std::string address = test::new_postgres_database();
  const auto other = folder().parent_path() / "other";
  ASSERT_TRUE(Ledger::create(other, "example.com/other", address));
  EXPECT_FALSE(Ledger::create(folder().parent_path() / "third", "example.com/third", address));
  EXPECT_FALSE(Ledger::create(folder().parent_path() / "fourth", "example.com/fourth", "mysql://somewhere"));
  auto ledger = Ledger::open(other);
  ASSERT_TRUE(ledger->append(std::vector{act("a", 1)}));
  auto database = Postgres::connect(address);
  EXPECT_FALSE(database->run("DELETE FROM ledger.entries"));
  EXPECT_FALSE(database->run("TRUNCATE ledger.entries"));
  EXPECT_FALSE(database->run("UPDATE ledger.entries SET id = 'b'"));
  EXPECT_FALSE(database->run("UPDATE ledger.entries SET payload = NULL, salt = NULL"));
  // Whoever owns the database can take the triggers away; then fsck finds it.
  ASSERT_TRUE(database->run("ALTER TABLE ledger.entries DISABLE TRIGGER ALL; UPDATE ledger.entries SET id = 'b'"));
  EXPECT_FALSE(fsck(other)->findings.empty());
}

}  // namespace
}  // namespace takecare::ledger
