// A process that appends is killed at any instant: what it had acknowledged is there, and at most the one batch more
// that it was appending.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>

#include "ledger_case.h"
#include "takecare/ledger/examine.h"

namespace takecare::ledger {
namespace {

namespace fs = std::filesystem;
using test::act;

// What the child says: 'begin' before a batch, 'done' after it was acknowledged.
struct Message {
  enum Kind : std::uint64_t { begin, done } kind;
  std::uint64_t first;
  std::uint64_t count;
};

// The event at an index: told by the index alone, so that the parent knows what must be there.
Event event_at(std::uint64_t index) {
  Event event = act("record-" + std::to_string(index % 7), static_cast<int>(index % 3000));
  event.time = "2018-03-01T09:00:00Z";
  event.fields = R"({"index":)" + std::to_string(index) + "}";
  event.key = std::to_string(index);
  event.reasons = std::string(index * 37 % 900, 'r');
  return event;
}

void append_until_killed(const fs::path& folder, int pipe, unsigned seed) {
  auto ledger = Ledger::open(folder);
  if (!ledger) ::_exit(1);
  auto size = ledger->size();
  if (!size) ::_exit(2);
  std::mt19937 random(seed);
  for (std::uint64_t at = *size;;) {
    const std::uint64_t count = 1 + random() % 40;
    std::vector<Event> events;
    for (std::uint64_t i = 0; i < count; ++i) events.push_back(event_at(at + i));
    Message message{Message::begin, at, count};
    if (::write(pipe, &message, sizeof message) != sizeof message) ::_exit(3);
    if (!ledger->append(events, at)) ::_exit(4);
    message.kind = Message::done;
    if (::write(pipe, &message, sizeof message) != sizeof message) ::_exit(5);
    at += count;
    if (random() % 3 == 0 && !ledger->publish()) ::_exit(6);
  }
}

// Reads what the child says for so long, then kills it and reads the rest.
std::vector<Message> listen_and_kill(pid_t child, int pipe, std::chrono::microseconds patience) {
  std::vector<Message> messages;
  const auto end = std::chrono::steady_clock::now() + patience;
  bool killed = false;
  for (;;) {
    const auto left = end - std::chrono::steady_clock::now();
    if (!killed && left.count() <= 0) {
      ::kill(child, SIGKILL);
      killed = true;
    }
    pollfd waits{.fd = pipe, .events = POLLIN, .revents = 0};
    const timespec time{.tv_sec = 0, .tv_nsec = std::max<long>(0, std::chrono::nanoseconds(left).count())};
    if (::ppoll(&waits, 1, killed ? nullptr : &time, nullptr) == 0) continue;
    Message message{};
    const ssize_t got = ::read(pipe, &message, sizeof message);
    if (got == 0) return messages;
    if (got == sizeof message) messages.push_back(message);
  }
}

class Crash : public test::LedgerCase {};

TEST_F(Crash, WhatWasAcknowledgedIsThereAndAtMostOneBatchMore) {
  close();
  std::mt19937 random(20180301);
  const int kills = TAKECARE_LONG ? 1000 : 200;
  std::uint64_t size = 0;
  int kept_unacknowledged = 0;
  for (int kill = 0; kill < kills; ++kill) {
    int ends[2];
    ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
    const auto seed = static_cast<unsigned>(random());
    const pid_t child = ::fork();
    if (child == 0) append_until_killed(folder(), ends[1], seed);
    ::close(ends[1]);
    const auto messages = listen_and_kill(child, ends[0], std::chrono::microseconds(random() % 25'000));
    ::close(ends[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child gave up: " << WEXITSTATUS(status);
    std::uint64_t acknowledged = size;
    std::uint64_t in_flight = 0;
    for (const Message& message : messages) {
      if (message.kind == Message::done) acknowledged = message.first + message.count;
      in_flight = message.kind == Message::begin ? message.count : 0;
    }
    const auto examined = fsck(folder());
    ASSERT_TRUE(examined) << examined.error().message;
    for (const Finding& finding : examined->findings) ADD_FAILURE() << "kill " << kill << ": " << finding.problem;
    open();
    size = *ledger().size();
    ASSERT_TRUE(size == acknowledged || size == acknowledged + in_flight)
        << size << " entries; acknowledged " << acknowledged << ", in flight " << in_flight;
    kept_unacknowledged += size != acknowledged ? 1 : 0;
    const std::uint64_t from = acknowledged > 100 ? acknowledged - 100 : 0;
    const auto entries = ledger().entries(from, size);
    ASSERT_TRUE(entries) << entries.error().message;
    for (const Entry& entry : *entries) ASSERT_EQ(entry.event, event_at(entry.index));
    close();
  }
  open();
  ASSERT_TRUE(ledger().publish(true));
  EXPECT_EQ(fsck(folder())->notes, std::vector<std::string>{});
  const auto all = ledger().entries(0, size);
  for (const Entry& entry : *all) ASSERT_EQ(entry.event, event_at(entry.index));
  RecordProperty("entries", std::to_string(size));
  RecordProperty("kept_unacknowledged", kept_unacknowledged);
  EXPECT_GT(size, static_cast<std::uint64_t>(kills));
}

}  // namespace
}  // namespace takecare::ledger
