// Every bit of a ledger's files counts: flipped, it is found.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "ledger_case.h"
#include "takecare/ledger/examine.h"
#include "takecare/ledger/page_checks.h"

namespace takecare::ledger {
namespace {

namespace fs = std::filesystem;
using test::act;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return (std::ostringstream() << in.rdbuf()).str();
}

// In place: a private key stays its owner's.
void write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::in | std::ios::out | std::ios::trunc) << bytes;
}

std::string flipped(std::string bytes, std::size_t bit) {
  bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
  return bytes;
}

class Flip : public test::LedgerCase {
 protected:
  void SetUp() override {
    LedgerCase::SetUp();
    Event event = act("a", 1);
    event.key = "1";
    append({event, act("b", 2)});
    EXPECT_TRUE(ledger().publish());
  }

  bool sound(const fs::path& at) const {
    const auto examined = fsck(at);
    return examined && examined->findings.empty();
  }
};

TEST_F(Flip, EveryBitOfEveryFileButTheDatabaseIsFoundByFsck) {
  close();
  ASSERT_TRUE(sound(folder()));
  std::size_t bits = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder())) {
    if (!entry.is_regular_file() || entry.path().filename() == "ledger.db") continue;
    const std::string bytes = read(entry.path());
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit, ++bits) {
      write(entry.path(), flipped(bytes, bit));
      EXPECT_FALSE(sound(folder())) << entry.path() << " bit " << bit;
    }
    write(entry.path(), bytes);
  }
  EXPECT_GT(bits, 3000U);
  EXPECT_TRUE(sound(folder()));
}

// Each page has a check over all of it, so a page is asked for every bit...
TEST_F(Flip, EveryBitOfTheDatabaseIsCoveredByTheCheckOfItsPage) {
  close();
  const std::string bytes = read(folder() / "ledger.db");
  ASSERT_EQ(bytes.size() % page_size, 0U);
  for (std::size_t page = 0; page < bytes.size() / page_size; ++page) {
    const std::string content = bytes.substr(page * page_size, page_size);
    ASSERT_TRUE(page_holds(page + 1, content)) << page;
    ASSERT_FALSE(page_holds(page + 2, content)) << page;
    for (std::size_t bit = 0; bit < content.size() * 8; ++bit)
      ASSERT_FALSE(page_holds(page + 1, flipped(content, bit))) << "page " << page + 1 << " bit " << bit;
  }
}

// ...and fsck as a whole for some of them, for every one in the long tests.
TEST_F(Flip, BitsOfTheDatabaseAreFoundByFsck) {
  close();
  const fs::path file = folder() / "ledger.db";
  const std::string bytes = read(file);
  const std::size_t step = TAKECARE_LONG ? 1 : 397;  // a prime: every bit of a byte, every part of a page
  for (std::size_t bit = 0; bit < bytes.size() * 8; bit += step) {
    write(file, flipped(bytes, bit));
    EXPECT_FALSE(sound(folder())) << "bit " << bit;
  }
  // A page that is missing, one too many, two that changed places.
  write(file, bytes.substr(0, bytes.size() - page_size));
  EXPECT_FALSE(sound(folder()));
  write(file, bytes + std::string(page_size, '\0'));
  EXPECT_FALSE(sound(folder()));
  write(file, bytes.substr(0, page_size) + bytes.substr(2 * page_size, page_size) + bytes.substr(page_size, page_size) +
                  bytes.substr(3 * page_size));
  EXPECT_FALSE(sound(folder()));
  write(file, bytes);
  EXPECT_TRUE(sound(folder()));
}

// A process that died leaves its commits in the write-ahead log. What SQLite does not find there it takes for never
// written; the published checkpoint knows better.
TEST_F(Flip, BitsOfAWriteAheadLogThatWasLeftAreFoundByFsck) {
  close();
  const pid_t child = ::fork();
  if (child == 0) {
    auto ledger = Ledger::open(folder());
    const bool done = ledger && ledger->append(std::vector{act("c", 3)}) && ledger->publish();
    ::_exit(done ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_EQ(status, 0);
  const std::string log = read(folder() / "ledger.db-wal");
  ASSERT_GT(log.size(), std::size_t{page_size});
  const fs::path copy = folder().parent_path() / "copy";
  const auto sound_with = [&](const std::string& changed) {
    fs::remove_all(copy);
    fs::copy(folder(), copy, fs::copy_options::recursive);
    fs::remove(copy / "ledger.db-shm");
    write(copy / "ledger.db-wal", changed);
    return sound(copy);
  };
  ASSERT_TRUE(sound_with(log));
  const std::size_t step = TAKECARE_LONG ? 17 : 1009;
  for (std::size_t bit = 0; bit < log.size() * 8; bit += step)
    EXPECT_FALSE(sound_with(flipped(log, bit))) << "bit " << bit;
}

}  // namespace
}  // namespace takecare::ledger
