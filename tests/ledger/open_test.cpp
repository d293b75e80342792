// Making and opening ledgers: keys, versions, writers beside each other, and a handle that broke.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <fstream>

#include "ledger_case.h"
#include "takecare/ledger/examine.h"
#include "takecare/ledger/folder.h"
#include "takecare/ledger/sqlite.h"
#include "takecare/ledger/sqlite_schema.h"

namespace takecare::ledger {
namespace {

namespace fs = std::filesystem;
using test::act;
using Kind = AppendError::Kind;

class Open : public test::LedgerCase {};
class Beside : public test::OnBothStores {};

TEST_F(Open, AFolderThatIsNotEmptyAndANameThatIsNoneAreRefused) {
  EXPECT_FALSE(Ledger::create(folder(), "example.com/ledger"));
  EXPECT_FALSE(Ledger::create(folder().parent_path() / "new", "with space"));
  EXPECT_FALSE(fs::exists(folder().parent_path() / "new"));
  EXPECT_FALSE(Ledger::open(folder().parent_path()));
}

TEST_F(Open, ThePrivateKeyIsItsOwnersAlone) {
  struct stat status{};
  ASSERT_EQ(::stat(private_key_file(folder()).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  close();
  fs::permissions(private_key_file(folder()), fs::perms::group_read, fs::perm_options::add);
  const auto opened = Ledger::open(folder());
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().help.find("chmod 600"), std::string::npos);
}

TEST_F(Open, TheKeyMayLieElsewhereAndMustBeTheRightOne) {
  close();
  const fs::path elsewhere = folder().parent_path() / "key";
  fs::rename(private_key_file(folder()), elsewhere);
  EXPECT_FALSE(Ledger::open(folder()));
  EXPECT_TRUE(Ledger::open(folder(), {.private_key = elsewhere}));
  auto reader = Ledger::open(folder(), {.access = Access::read});
  ASSERT_TRUE(reader) << reader.error().message;
  EXPECT_EQ(reader->append(std::vector{act("a", 1)}).error().kind, Kind::failed);
  ASSERT_TRUE(make_keys(folder().parent_path(), "example.com/ledger"));
  EXPECT_FALSE(Ledger::open(folder(), {.private_key = private_key_file(folder().parent_path())}));
}

TEST_P(Beside, TwoWritersFollowEachOther) {
  auto other = Ledger::open(folder());
  ASSERT_TRUE(other) << other.error().message;
  for (int i = 0; i < 300; ++i) {
    Ledger& one = i % 2 == 0 ? ledger() : *other;
    ASSERT_TRUE(one.append(std::vector{act("r", i), act("s", i)}, 2 * i));
  }
  EXPECT_EQ(other->append(std::vector{act("late", 300)}, 599).error().kind, Kind::conflict);
  ASSERT_TRUE(other->publish());
  EXPECT_TRUE(fsck(folder())->findings.empty());
}

TEST_P(Beside, AReaderSeesOneSnapshotWhileAWriterGoesOn) {
  append({act("a", 1), act("b", 2)});
  auto reader = Ledger::open(folder(), {.access = Access::read});
  ASSERT_TRUE(reader) << reader.error().message;
  int seen = 0;
  const auto visited = reader->visit(0, Ledger::to_the_end, [&](const Entry&) -> Result<bool> {
    append({act("c", 3)});
    ++seen;
    return true;
  });
  EXPECT_TRUE(visited);
  EXPECT_EQ(seen, 2);
  EXPECT_EQ(*reader->size(), 4U);
}

TEST_F(Open, AVersionOfTheFutureIsRefusedAndAnEmptyFileIsBroughtUp) {
  close();
  {
    auto database = Sqlite::open(database_file(folder()), Sqlite::Mode::write);
    ASSERT_TRUE(database->run("PRAGMA user_version = 99"));
  }
  const auto later = Ledger::open(folder());
  ASSERT_FALSE(later);
  EXPECT_NE(later.error().message.find("version 99"), std::string::npos);
  const fs::path empty = folder().parent_path() / "empty.db";
  auto database = Sqlite::open(empty, Sqlite::Mode::create);
  ASSERT_TRUE(migrate(*database));
  EXPECT_EQ(*database->number("PRAGMA user_version"), schema_version());
  EXPECT_EQ(*database->number("SELECT count(*) FROM entries"), 0);
  ASSERT_TRUE(migrate(*database));
}

// While it lives no file may grow: the operating system refuses the write, as on a full disk.
class FullDisk {
 public:
  FullDisk() : before_(::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &limit_);
    const rlimit none{.rlim_cur = 1, .rlim_max = limit_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &none);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &limit_);
    ::signal(SIGXFSZ, before_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit limit_{};
  void (*before_)(int);
};

TEST_F(Open, AfterAFailedCommitEveryCallFailsUntilItIsOpenedAnew) {
  append({act("a", 1)});
  {
    const FullDisk full;
    const auto refused = ledger().append(std::vector{act("b", 2)});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Kind::failed);
  }
  const auto expect_broken = [](const auto& result) {
    ASSERT_FALSE(result);
    EXPECT_NE(result.error().help.find("open it anew"), std::string::npos) << result.error().message;
  };
  expect_broken(ledger().size());
  expect_broken(ledger().entries(0, 1));
  expect_broken(ledger().ids_of("Case"));
  expect_broken(ledger().checkpoint());
  expect_broken(ledger().publish());
  expect_broken(ledger().prove(0));
  EXPECT_FALSE(ledger().append(std::vector{act("b", 2)}));
  close();
  open();
  EXPECT_EQ(*ledger().size(), 1U);
  append({act("b", 2)});
  ASSERT_TRUE(ledger().publish());
  EXPECT_TRUE(fsck(folder())->findings.empty());
}

TAKECARE_ON_BOTH_STORES(Beside);

}  // namespace
}  // namespace takecare::ledger
