// Two processes write at once, each only on top of what it has read.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>

#include "ledger_case.h"
#include "takecare/ledger/examine.h"

namespace takecare::ledger {
namespace {

using test::act;
using Kind = AppendError::Kind;

// Appends acts of its own, one at a time; after a conflict it reads again.
int append_all(const std::filesystem::path& folder, const std::string& writer, int count) {
  auto ledger = Ledger::open(folder);
  if (!ledger) return 1;
  auto size = ledger->size();
  for (int i = 0; size && i < count;) {
    Event event = act(writer, 0);
    event.fields = R"({"number":)" + std::to_string(i) + "}";
    const auto done = ledger->append(std::vector{event}, *size);
    if (!done && done.error().kind != Kind::conflict) return 2;
    if (done) ++i;
    size = ledger->size();
  }
  return size ? 0 : 3;
}

class Writers : public test::OnBothStores {};

TEST_P(Writers, EveryActOfBothIsThereOnceAndInItsOrder) {
  close();
  const int count = TAKECARE_LONG ? 5000 : 300;
  std::vector<pid_t> children;
  for (const char* writer : {"one", "two"}) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(append_all(folder(), writer, count));
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_EQ(status, 0);
  }
  open();
  const auto entries = ledger().entries(0, Ledger::to_the_end);
  ASSERT_TRUE(entries) << entries.error().message;
  ASSERT_EQ(entries->size(), 2U * static_cast<std::size_t>(count));
  std::map<std::string, int> next;
  for (const Entry& entry : *entries)
    ASSERT_EQ(entry.event->fields, R"({"number":)" + std::to_string(next[entry.event->id]++) + "}");
  ASSERT_TRUE(ledger().publish());
  EXPECT_TRUE(fsck(folder())->findings.empty());
}

TAKECARE_ON_BOTH_STORES(Writers);

}  // namespace
}  // namespace takecare::ledger
