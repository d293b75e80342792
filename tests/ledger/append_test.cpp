// Appending and reading back.
#include <gtest/gtest.h>

#include "ledger_case.h"

namespace takecare::ledger {
namespace {

using test::act;
using Kind = AppendError::Kind;
using Indices = std::vector<std::uint64_t>;

class Append : public test::OnBothStores {};

TEST_P(Append, WhatWasAppendedIsReadBackAsItWas) {
  Event full = act("b", 2);
  full.reasons = "\"quoted\"\n\u2014 \x01";
  full.fields = R"({"a":[1,true,null],"b":"x"})";
  full.evidence = {{.name = "warrant", .sha256 = std::string(64, 'a'), .note = "seen"}};
  full.law = {{.citation = "ACT 12(a)", .status = "in force"}};
  full.book = std::string(64, '0');
  const std::vector<Event> events{act("a", 1), full};
  ASSERT_EQ(append(events), (Indices{0, 1}));
  const auto entries = ledger().entries(0, 10);
  ASSERT_TRUE(entries) << entries.error().message;
  ASSERT_EQ(entries->size(), 2U);
  EXPECT_EQ((*entries)[0].event, events[0]);
  EXPECT_EQ((*entries)[1].event, events[1]);
}

TEST_P(Append, LookUpsFindTheEntriesOfARecordAndOfAProgram) {
  append({act("a", 1), act("b", 1), act("a", 2)});
  Event other = act("a", 3);
  other.program = "Other";
  append({other});
  EXPECT_EQ(ledger().entries_of("Case", "a")->size(), 2U);
  EXPECT_EQ(ledger().entries_of_program("Case")->size(), 3U);
  EXPECT_EQ(*ledger().ids_of("Case"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(*ledger().size(), 4U);
}

TEST_P(Append, ASizeThatIsNotTheExpectedOneIsAConflict) {
  ASSERT_EQ(append({act("a", 1)}, 0), (Indices{0}));
  const std::vector<Event> late{act("b", 2)};
  const auto refused = ledger().append(late, 0);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::conflict);
  EXPECT_EQ(*ledger().size(), 1U);
}

TEST_P(Append, AKeyThatIsThereGivesTheEarlierIndexOrSaysWhatDiffers) {
  Event event = act("a", 1);
  event.key = "request 7";
  append({event});
  event.time = "2018-03-01T10:00:00Z";
  EXPECT_EQ(append({event}, 0), (Indices{0}));
  event.reasons = "other";
  const auto refused = ledger().append(std::vector{event});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::key_reused);
  EXPECT_NE(refused.error().error.message.find("reasons"), std::string::npos);
  EXPECT_EQ(*ledger().size(), 1U);
}

TEST_P(Append, AnEventBeforeTheLastIsRefusedWithItsWholeBatch) {
  append({act("a", 5)});
  const std::vector<Event> events{act("b", 6), act("c", 4)};
  const auto refused = ledger().append(events);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::time_order);
  EXPECT_EQ(*ledger().size(), 1U);
}

TEST_P(Append, AMalformedEventIsRefused) {
  const auto refused = [&](auto change) {
    Event event = act("a", 1);
    change(event);
    const auto done = ledger().append(std::vector{event});
    return !done && done.error().kind == Kind::malformed;
  };
  EXPECT_TRUE(refused([](Event& e) { e.kind = "Act"; }));
  EXPECT_TRUE(refused([](Event& e) { e.kind = ""; }));
  EXPECT_TRUE(refused([](Event& e) { e.kind = erasure_kind; }));
  EXPECT_TRUE(refused([](Event& e) { e.time = "2018-03-01 09:00:00Z"; }));
  EXPECT_TRUE(refused([](Event& e) { e.time = "2018-02-29T09:00:00Z"; }));
  EXPECT_TRUE(refused([](Event& e) { e.time = "2018-03-01T24:00:00Z"; }));
  EXPECT_TRUE(refused([](Event& e) { e.fields = "[]"; }));
  EXPECT_TRUE(refused([](Event& e) { e.fields = "{ }"; }));
  EXPECT_TRUE(refused([](Event& e) { e.book = "ABC"; }));
  EXPECT_TRUE(refused([](Event& e) { e.id = "a\nb"; }));
  EXPECT_TRUE(refused([](Event& e) { e.actor = std::string(501, 'a'); }));
  EXPECT_TRUE(refused([](Event& e) { e.reasons = "\xff"; }));
  EXPECT_TRUE(refused([](Event& e) { e.reasons = std::string(largest_event, 'a'); }));
  EXPECT_EQ(*ledger().size(), 0U);
}

TAKECARE_ON_BOTH_STORES(Append);

}  // namespace
}  // namespace takecare::ledger
