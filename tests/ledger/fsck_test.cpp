// What an insider could do to the database with SQLite at hand is found, too: each change is made in a ledger that is
// otherwise sound, and so is what the page checks then say.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <fstream>

#include "ledger_case.h"
#include "takecare/ledger/checkpoint.h"
#include "takecare/ledger/examine.h"
#include "takecare/ledger/folder.h"
#include "takecare/ledger/page_checks.h"
#include "takecare/ledger/proof.h"

namespace takecare::ledger {
namespace {

namespace fs = std::filesystem;
using test::act;

class FsckBad : public test::LedgerCase {
 protected:
  void SetUp() override {
    LedgerCase::SetUp();
    std::vector<Event> events;
    for (int i = 0; i < 300; ++i) events.push_back(act("r" + std::to_string(i), i));
    append(events);
    Event by;
    by.actor = "officer-9";
    by.time = act("", 400).time;
    ASSERT_TRUE(ledger().erase(5, "ACT 12(a)", by));
    ASSERT_TRUE(ledger().publish());
    close();
    ASSERT_EQ(problems(), std::vector<std::string>{});
  }

  // Through the same file system, so that the pages hold; without triggers and checks.
  void change(const std::string& sql) const {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open_v2((folder() / "ledger.db").c_str(), &database, SQLITE_OPEN_READWRITE, checking_vfs()),
              SQLITE_OK);
    const std::string script =
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; DROP TRIGGER entries_stay; DROP TRIGGER "
        "entries_are_erased_or_stay;" +
        sql;
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(database, script.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message;
    sqlite3_free(message);
    sqlite3_close(database);
  }

  std::vector<std::string> problems() const {
    std::vector<std::string> found;
    const auto examined = fsck(folder());
    EXPECT_TRUE(examined);
    for (const Finding& finding : examined->findings) {
      found.push_back(finding.problem);
      EXPECT_NE(finding.help, "") << finding.problem;
    }
    expect_the_same_with_any_number_of_threads();
    return found;
  }

  // Also where an erasure and its entry, or two times that are out of order, are with two threads.
  void expect_the_same_with_any_number_of_threads() const {
    const auto key = read_public_key(folder());
    if (!key) return;
    const auto seen = [&](std::size_t threads) {
      std::vector<std::string> words;
      const auto examined = verify(folder(), *key, threads);
      if (!examined) return std::vector{examined.error().message};
      for (const Finding& finding : examined->findings) words.push_back(finding.problem);
      for (const std::uint64_t count : {examined->entries, examined->opened, examined->erased, examined->files})
        words.push_back(std::to_string(count));
      return words;
    };
    const auto alone = seen(1);
    EXPECT_EQ(seen(2), alone);
    EXPECT_EQ(seen(3), alone);
  }

  void expect_after(const std::string& sql, const std::string& problem) {
    change(sql);
    const auto found = problems();
    EXPECT_TRUE(std::ranges::any_of(found, [&](const auto& one) { return one.find(problem) != std::string::npos; }))
        << sql << "\n  gives: " << testing::PrintToString(found);
  }
};

TEST_F(FsckBad, AChangedPayload) {
  expect_after("UPDATE entries SET payload = replace(payload, 'officer-1', 'officer-2') WHERE entry = 7",
               "entry 7: its event is not the one that was committed to");
}
TEST_F(FsckBad, AChangedSalt) {
  expect_after("UPDATE entries SET salt = randomblob(32) WHERE entry = 7", "entry 7: its event is not the one");
}
TEST_F(FsckBad, AChangedCommitment) {
  expect_after("UPDATE entries SET commitment = randomblob(32) WHERE entry = 7", "has another root");
}
TEST_F(FsckBad, AColumnThatIsNotThePayloads) {
  expect_after("UPDATE entries SET id = 'r8' WHERE entry = 7", "entry 7: a column of its row");
}
TEST_F(FsckBad, AKeyThatIsNotThePayloads) {
  expect_after("UPDATE entries SET key = 'k' WHERE entry = 7", "entry 7: a column of its row");
}
TEST_F(FsckBad, AnEntryWithoutItsEvent) {
  expect_after(
      "UPDATE entries SET salt = NULL, payload = NULL, kind = NULL, program = NULL, id = NULL, day = NULL, time = "
      "NULL, "
      "key = NULL WHERE entry = 7",
      "entry 7: its event is gone, and no erasure names it");
}
TEST_F(FsckBad, AnErasedEntryWithSomethingLeft) {
  expect_after("UPDATE entries SET id = 'r5' WHERE entry = 5",
               "entry 5: its salt is gone, and something else of it is left");
}
TEST_F(FsckBad, AnErasureThatNamesAnotherEntry) {
  expect_after("UPDATE entries SET erases = 6 WHERE entry = 300",
               "entry 300: what it erases is not what its event says");
}
TEST_F(FsckBad, AMissingEntry) {
  expect_after("DELETE FROM entries WHERE entry = 7", "entry 8: entry 7 should stand here");
}
TEST_F(FsckBad, AMissingEnd) {
  expect_after("DELETE FROM entries WHERE entry = 300", "the store has a checkpoint over 301 entries");
}
TEST_F(FsckBad, AMissingEndWithItsCheckpoint) {
  expect_after("DELETE FROM entries WHERE entry = 300; DELETE FROM checkpoints WHERE size = 301", "entries were lost");
}
TEST_F(FsckBad, AChangedTile) {
  expect_after("UPDATE tiles SET hashes = randomblob(8192)", "the stored tile tile/0/000 is not what the entries make");
}
TEST_F(FsckBad, AnotherTile) {
  expect_after("INSERT INTO tiles VALUES (3, 7, randomblob(32), randomblob(8192))",
               "the store has 2 tiles and should have 1");
}
TEST_F(FsckBad, AChangedCheckpoint) {
  expect_after("UPDATE checkpoints SET note = replace(note, '300', '299') WHERE size = 300",
               "the stored checkpoint of 300 entries does not hold");
}
TEST_F(FsckBad, ACheckpointOfASizeThatIsNone) {
  expect_after("UPDATE checkpoints SET size = 299 WHERE size = 300",
               "the stored checkpoint of 299 entries does not hold");
}
TEST_F(FsckBad, AnotherKey) {
  expect_after("UPDATE settings SET value = 'x'", "key.pub is not the key that the store was made with");
}
TEST_F(FsckBad, AnIndexThatLost) {
  expect_after(
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name "
      "= "
      "'entries_by_erased') WHERE name = 'entries_by_record'",
      "SQLite:");
}

TEST_F(FsckBad, FilesThatAreMissingOrTooMany) {
  fs::remove(folder() / "tile/0/000");
  std::ofstream(folder() / "tile/0/stranger") << "x";
  fs::remove(folder() / "key.private");
  EXPECT_EQ(problems(),
            (std::vector<std::string>{"tile/0/stranger: no file of the log", "tile/0/000: the file is missing"}));
  auto ledger = Ledger::open(folder(), {.access = Access::read});
  ASSERT_TRUE(ledger) << ledger.error().message;
  ASSERT_TRUE(ledger->publish(true));
  fs::remove(folder() / "tile/0/stranger");
  EXPECT_EQ(problems(), std::vector<std::string>{});
}

// Verify sees what was published alone: a store that was changed with all its checkpoints does not go past it.
// Whoever has the key can sign any size; nobody makes room for it before the entries are seen to be there.
TEST_F(FsckBad, VerifyBelievesNoSize) {
  const auto signer = read_private_key(private_key_file(folder()));
  const auto key = read_public_key(folder());
  ASSERT_TRUE(signer && key);
  const Checkpoint large{.origin = key->name, .size = std::uint64_t{1} << 50, .root = {}};
  std::ofstream(folder() / "checkpoint") << signer->sign(write_checkpoint(large));
  const auto examined = verify(folder(), *key);
  ASSERT_TRUE(examined);
  ASSERT_EQ(examined->findings.size(), 1U);
  EXPECT_NE(examined->findings[0].problem.find("the file is missing"), std::string::npos);
}

TEST_F(FsckBad, VerifySeesAStoreThatIsNotWhatWasPublished) {
  const auto key = read_public_key(folder());
  EXPECT_TRUE(verify(folder(), *key)->findings.empty());
  change("UPDATE entries SET payload = replace(payload, 'officer-1', 'officer-2') WHERE entry = 7");
  EXPECT_EQ(verify(folder(), *key)->findings.at(0).problem, "entry 7: its event is not the one that was committed to");
  fs::remove(folder() / "ledger.db");
  EXPECT_TRUE(verify(folder(), *key)->findings.empty());
  fs::resize_file(folder() / "tile/entries/001.p/45", 45 * 34 - 1);
  EXPECT_FALSE(verify(folder(), *key)->findings.empty());
  const SignerKey other = SignerKey::make("example.com/ledger");
  EXPECT_FALSE(verify(folder(), other.verifier())->findings.empty());
}

}  // namespace
}  // namespace takecare::ledger
