// Erasing: the bytes are gone, and the log holds.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "ledger_case.h"
#include "takecare/ledger/examine.h"
#include "takecare/ledger/folder.h"
#include "takecare/ledger/proof.h"

namespace takecare::ledger {
namespace {

namespace fs = std::filesystem;
using test::act;
using Kind = AppendError::Kind;

class Erase : public test::OnBothStores {
 protected:
  static Event by_officer(int second) {
    Event event;
    event.actor = "officer-9";
    event.on = *parse_iso_date("2018-03-02");
    event.time = act("", second).time;
    event.reasons = "order of the court";
    return event;
  }

  // In which files of the folder the bytes stand.
  std::vector<std::string> files_with(const std::string& bytes) const {
    std::vector<std::string> found;
    for (const auto& file : fs::recursive_directory_iterator(folder())) {
      if (!file.is_regular_file()) continue;
      std::ifstream in(file.path(), std::ios::binary);
      const std::string content = (std::ostringstream() << in.rdbuf()).str();
      if (content.find(bytes) != std::string::npos) found.push_back(file.path().filename());
    }
    return found;
  }

  std::string salt_of(std::uint64_t index) {
    const auto proof = read_proof(*ledger().prove(index));
    return proof->extra.substr(1, sizeof(Digest));
  }

  std::vector<std::string> problems() const {
    std::vector<std::string> found;
    const auto key = read_public_key(folder());
    for (const auto& examined : {fsck(folder()), verify(folder(), *key)}) {
      EXPECT_TRUE(examined);
      for (const Finding& finding : examined->findings) found.push_back(finding.problem);
    }
    return found;
  }
};

TEST_P(Erase, NoByteOfTheEventIsLeftWhileTheLedgerIsOpenAndAfter) {
  if (GetParam() != "sqlite") GTEST_SKIP() << "the files of a database are its server's, not the ledger's";
  // Pages that split while others are appended leave copies behind; large and small events make them.
  std::vector<Event> events;
  for (int i = 0; i < 400; ++i) {
    events.push_back(act("record-" + std::to_string(i), i));
    events.back().reasons =
        "secret-" + std::to_string(i) + "-" + std::string(static_cast<std::size_t>(i % 97) * 40, 'x');
    events.back().key = "request-" + std::to_string(i);
  }
  for (std::size_t i = 0; i < events.size(); i += 40)
    append({events.begin() + static_cast<long>(i), events.begin() + static_cast<long>(i) + 40});
  ASSERT_TRUE(ledger().publish());
  const std::string salt = salt_of(123);
  ASSERT_FALSE(files_with("secret-123-").empty());
  ASSERT_FALSE(files_with(salt).empty());
  const auto by = ledger().erase(123, "ACT 12(a)", by_officer(500));
  ASSERT_TRUE(by) << by.error().error.message;
  EXPECT_EQ(*by, 400U);
  for (const std::string& bytes :
       {std::string("secret-123-"), std::string("record-123"), std::string("request-123"), salt})
    EXPECT_EQ(files_with(bytes), std::vector<std::string>{});
  ASSERT_TRUE(ledger().publish());
  close();
  EXPECT_EQ(files_with("secret-123-"), std::vector<std::string>{});
  EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Erase, AnErasedEntryTellsWhyAndWhatWasProvedStaysProved) {
  append({act("a", 1), act("b", 2), act("c", 3)});
  const auto earlier = ledger().prove(1);
  ASSERT_TRUE(ledger().erase(1, "ACT 12(a)", by_officer(4)));
  const auto entry = ledger().entry(1);
  ASSERT_TRUE(entry) << entry.error().message;
  EXPECT_FALSE(entry->event);
  ASSERT_TRUE(entry->erased);
  EXPECT_EQ(entry->erased->by, 3U);
  EXPECT_EQ(entry->erased->ground, "ACT 12(a)");
  EXPECT_EQ(ledger().entries_of("Case", "b")->size(), 0U);
  EXPECT_EQ(ledger().entry(3)->event->reasons, "order of the court");
  const auto key = read_public_key(folder());
  // Whoever had the proof before the erasure has it still; the new one no longer opens.
  EXPECT_TRUE(verify_proof(*earlier, *key)->event);
  const auto later = verify_proof(*ledger().prove(1), *key);
  ASSERT_TRUE(later) << later.error().message;
  EXPECT_FALSE(later->event);
  // The key of a request that was erased is free again.
  EXPECT_EQ(append({act("d", 5)}), std::vector<std::uint64_t>{4});
}

TEST_P(Erase, WhatMayNotBeErasedIsRefused) {
  append({act("a", 1), act("b", 2)});
  ASSERT_TRUE(ledger().erase(0, "ACT 12(a)", by_officer(3)));
  const auto kind = [&](std::uint64_t index, const std::string& ground, const Event& event) {
    const auto done = ledger().erase(index, ground, event);
    return done ? std::optional<Kind>() : std::optional(done.error().kind);
  };
  Event nobody = by_officer(4);
  nobody.actor.clear();
  EXPECT_EQ(kind(0, "ACT 12(a)", by_officer(4)), Kind::malformed);
  EXPECT_EQ(kind(2, "ACT 12(a)", by_officer(4)), Kind::malformed);
  EXPECT_EQ(kind(9, "ACT 12(a)", by_officer(4)), Kind::malformed);
  EXPECT_EQ(kind(1, "", by_officer(4)), Kind::malformed);
  EXPECT_EQ(kind(1, "ACT 12(a)", nobody), Kind::malformed);
  EXPECT_EQ(kind(1, "ACT 12(a)", by_officer(1)), Kind::time_order);
  EXPECT_EQ(*ledger().size(), 3U);
  ASSERT_TRUE(ledger().publish());
  EXPECT_EQ(problems(), std::vector<std::string>{});
}

TAKECARE_ON_BOTH_STORES(Erase);

}  // namespace
}  // namespace takecare::ledger
