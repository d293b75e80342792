// Copies, and files of events.
#include "takecare/ledger/backup.h"

#include <gtest/gtest.h>

#include <fstream>

#include "ledger_case.h"
#include "takecare/ledger/folder.h"
#include "takecare/ledger/import.h"

namespace takecare::ledger {
namespace {

std::string anything(const Event&) { return {}; }

namespace fs = std::filesystem;
using test::act;

class Backup : public test::LedgerCase {
 protected:
  fs::path file() const { return folder().parent_path() / "backup.db"; }
  fs::path restored() const { return folder().parent_path() / "restored"; }
};

TEST_F(Backup, ABackupTakenWhileTheLedgerIsOpenIsRestoredAndGoesOn) {
  append({act("a", 1), act("b", 2)});
  const auto taken = back_up(folder(), file());
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_TRUE(taken->findings.empty());
  append({act("c", 3)});
  const auto examined = restore(file(), restored());
  ASSERT_TRUE(examined) << examined.error().message;
  EXPECT_EQ(examined->entries, 2U);
  fs::copy_file(private_key_file(folder()), private_key_file(restored()));
  auto ledger = Ledger::open(restored());
  ASSERT_TRUE(ledger) << ledger.error().message;
  EXPECT_EQ(ledger->append(std::vector{act("d", 4)})->front(), 2U);
  ASSERT_TRUE(ledger->publish());
  EXPECT_TRUE(fsck(restored())->findings.empty());
}

TEST_F(Backup, ARestoredLedgerDoesNotPublishOverALaterCheckpoint) {
  append({act("a", 1)});
  ASSERT_TRUE(back_up(folder(), file()));
  append({act("b", 2)});
  ASSERT_TRUE(ledger().publish());
  ASSERT_TRUE(restore(file(), restored()));
  fs::copy_file(checkpoint_file(folder()), checkpoint_file(restored()));
  fs::copy_file(private_key_file(folder()), private_key_file(restored()));
  auto ledger = Ledger::open(restored());
  EXPECT_FALSE(ledger->publish());
  // Another history of the same length is one, too.
  ASSERT_TRUE(ledger->append(std::vector{act("other", 2)}));
  EXPECT_FALSE(ledger->publish());
  EXPECT_EQ(fsck(restored())->findings.at(0).problem, "the published checkpoint is not one of what the store holds");
}

TEST_F(Backup, NothingIsWrittenOverAndABrokenBackupIsNotRestored) {
  append({act("a", 1)});
  ASSERT_TRUE(back_up(folder(), file()));
  EXPECT_FALSE(back_up(folder(), file()));
  EXPECT_FALSE(restore(file(), folder()));
  EXPECT_FALSE(restore(file().string() + "x", restored()));
  std::fstream out(file(), std::ios::binary | std::ios::in | std::ios::out);
  out.seekp(5000);
  out.put('x');
  out.close();
  const auto examined = restore(file(), restored());
  EXPECT_FALSE(examined && examined->findings.empty());
  EXPECT_TRUE(fs::is_empty(restored()));
}

class Import : public test::OnBothStores {
 protected:
  fs::path write(const std::vector<std::string>& lines) const {
    const fs::path file = folder().parent_path() / "events.jsonl";
    std::ofstream out(file);
    for (const std::string& line : lines) out << line << "\n";
    return file;
  }
  static std::string line(const std::string& id, int second, const std::string& key = {}) {
    Event event = act(id, second);
    event.key = key;
    return *write_event(event);
  }
};

TEST_P(Import, EveryLineIsAppendedInBatchesAndAgainOnlyWhatIsNew) {
  const auto file =
      write({line("a", 1, "1"), line("b", 2, "2"), line("c", 3, "3"), line("d", 4, "4"), line("e", 5, "5")});
  const auto imported = import_events(ledger(), file, anything, 2);
  ASSERT_TRUE(imported) << imported.error().message;
  EXPECT_EQ(imported->appended, 5U);
  EXPECT_EQ(*ledger().size(), 5U);
  const auto again = import_events(ledger(), file, anything, 2);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->appended, 0U);
  EXPECT_EQ(again->repeated, 5U);
}

TEST_P(Import, BadLinesAreToldAndNothingIsAppended) {
  const auto file = write({line("a", 3), "{}", line("b", 2), line("c", 4) + " ", line("d", 5)});
  const auto imported = import_events(ledger(), file, anything);
  ASSERT_TRUE(imported) << imported.error().message;
  ASSERT_EQ(imported->problems.size(), 3U);
  EXPECT_EQ(imported->problems[0].line, 2U);
  EXPECT_EQ(imported->problems[1].line, 3U);
  EXPECT_EQ(imported->problems[2].line, 4U);
  EXPECT_EQ(*ledger().size(), 0U);
}

TEST_P(Import, WhatTheLedgerRefusesNamesTheLine) {
  append({act("z", 100)});
  const auto imported = import_events(ledger(), write({line("a", 101), line("b", 102), line("c", 103)}), anything, 2);
  ASSERT_TRUE(imported);
  const auto refused = import_events(ledger(), write({line("d", 5), line("e", 6)}), anything, 2);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().place.line, 1);
}

TAKECARE_ON_BOTH_STORES(Import);

}  // namespace
}  // namespace takecare::ledger
