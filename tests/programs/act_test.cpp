// Acts on a real ledger: recorded once, refused on the record, and judged anew when somebody else was quicker.
#include "takecare/programs/act.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "sample.h"
#include "takecare/programs/ledger_past.h"

namespace takecare::test {
namespace {

namespace fs = std::filesystem;

class Acts : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("takecare-acts-" + std::to_string(getpid()) + "-" +
                                           testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    auto made = ledger::Ledger::create(folder_, "test.example/ledger");
    ASSERT_TRUE(made) << made.error().message;
    const ledger::Event opening = programs::opening_event("R-1", "2017-01-01T00:00:00Z");
    ASSERT_TRUE(made->append({&opening, 1}));
  }
  void TearDown() override { fs::remove_all(folder_); }
  ledger::Ledger open() const { return std::move(*ledger::Ledger::open(folder_)); }

  static programs::Request begin(const std::string& id) {
    auto request = sample_request(id, "begin", "2017-01-02");
    request.fields.emplace_back("size", 1);
    return request;
  }

  fs::path folder_;
};

TEST_F(Acts, AreRecordedAndGiveTheState) {
  ledger::Ledger ledger = open();
  const auto done = programs::act(sample_program(), ledger, begin("C-1"));
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_TRUE(done->judgment.allowed());
  EXPECT_EQ(done->index, 1U);
  const auto past = programs::LedgerPast::of(ledger);
  ASSERT_TRUE(past);
  const auto state = programs::state_of(sample_program(), *past, 1, "C-1", {.as_of = 30'000});
  ASSERT_TRUE(state);
  EXPECT_EQ(state->stage, 0);
  EXPECT_EQ(past->registrar(), "R-1");
}

TEST_F(Acts, AreRefusedOnTheRecordAndChangeNothing) {
  ledger::Ledger ledger = open();
  auto request = begin("C-1");
  request.actor = "somebody";
  const auto refused = programs::act(sample_program(), ledger, request);
  ASSERT_TRUE(refused) << refused.error().message;
  EXPECT_FALSE(refused->judgment.allowed());
  const auto entry = ledger.entry(refused->index);
  ASSERT_TRUE(entry && entry->event);
  EXPECT_EQ(entry->event->kind, "refusal");
  EXPECT_EQ(entry->event->fields, R"({"fields":{"size":1},"obstacles":["authority"]})");
  const auto past = programs::LedgerPast::of(ledger);
  const auto state = programs::state_of(sample_program(), *past, 1, "C-1", {.as_of = 30'000});
  ASSERT_TRUE(state);
  EXPECT_FALSE(state->exists);
}

TEST_F(Acts, WithAKeyAreDoneOnce) {
  ledger::Ledger ledger = open();
  auto request = begin("C-1");
  request.key = "k-1";
  const auto first = programs::act(sample_program(), ledger, request);
  ASSERT_TRUE(first && first->judgment.allowed());
  request.time = "2017-01-03T00:00:00Z";
  const auto again = programs::act(sample_program(), ledger, request);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->index, first->index);
  EXPECT_EQ(*ledger.size(), 2U);
  request.fields = {{"size", 2}};
  const auto other = programs::act(sample_program(), ledger, request);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().message, "the key 'k-1' is that of another request, at entry 1");
}

TEST_F(Acts, OfTwoWritersAreAllRecorded) {
  constexpr int each = 20;
  const auto write = [&](const std::string& name) {
    ledger::Ledger ledger = open();
    for (int n = 0; n < each; ++n) {
      const auto done = programs::act(sample_program(), ledger, begin(name + std::to_string(n)));
      ASSERT_TRUE(done) << done.error().message;
      ASSERT_TRUE(done->judgment.allowed());
    }
  };
  std::thread other(write, "A");
  write("B");
  other.join();
  ledger::Ledger ledger = open();
  EXPECT_EQ(*ledger.size(), 1U + 2 * each);
}

// Both want to begin the same record: one does, the other is refused because it is there.
TEST_F(Acts, OfTwoWritersOnOneRecordAreJudgedOneAfterTheOther) {
  constexpr int records = 20;
  std::atomic<int> begun = 0;
  const auto write = [&] {
    ledger::Ledger ledger = open();
    for (int n = 0; n < records; ++n) {
      const auto done = programs::act(sample_program(), ledger, begin("C-" + std::to_string(n)));
      ASSERT_TRUE(done) << done.error().message;
      begun += done->judgment.allowed() ? 1 : 0;
    }
  };
  std::thread other(write);
  write();
  other.join();
  EXPECT_EQ(begun, records);
}

TEST_F(Acts, AreCorrectedByAnEvent) {
  ledger::Ledger ledger = open();
  ASSERT_TRUE(programs::act(sample_program(), ledger, begin("C-1")));
  auto count = sample_request("C-1", "count", "2017-02-01");
  count.fields.emplace_back("fee", "$600");
  const auto counted = programs::act(sample_program(), ledger, count);
  ASSERT_TRUE(counted && counted->judgment.allowed());
  programs::CorrectionRequest request{.program = 1,
                                      .id = "C-1",
                                      .index = counted->index,
                                      .actor = "R-1",
                                      .time = "2017-03-01T00:00:00Z",
                                      .fields = {{"fee", "$60"}},
                                      .reasons = "a nought too many"};
  const auto corrected = programs::correct(sample_program(), ledger, request);
  ASSERT_TRUE(corrected) << corrected.error().message;
  ASSERT_TRUE(corrected->judgment.allowed()) << programs::obstacle_text(corrected->judgment.obstacles.front());
  const auto past = programs::LedgerPast::of(ledger);
  const auto held = [&](const std::string& known) {
    const auto state = programs::state_of(sample_program(), *past, 1, "C-1", {.as_of = 30'000, .known = known});
    return state->the_case.subject.facts[static_cast<std::size_t>(sample_program().programs[1].accounts[1])].value;
  };
  EXPECT_EQ(held(""), 60'00);
  EXPECT_EQ(held("2017-02-28T00:00:00Z"), 600'00);
  request.fields = {{"fee", "$1001"}};
  request.time = "2017-03-02T00:00:00Z";
  const auto refused = programs::correct(sample_program(), ledger, request);
  ASSERT_TRUE(refused);
  ASSERT_EQ(refused->judgment.obstacles.size(), 1U);
  EXPECT_EQ(refused->judgment.obstacles[0].says,
            "what must always hold would not hold after 'count' on 2017-02-01: held is at most $1,000");
}

// What was erased is not as if it had never been: what it may have said is unknown from then on, whatever was known of
// it before, and a list that it added to may hold anything.
TEST_F(Acts, ThatAreErasedLeaveWhatTheySaidUnknown) {
  ledger::Ledger ledger = open();
  const lang::Program& program = sample_program();
  ASSERT_TRUE(programs::act(program, ledger, begin("C-1")));
  auto count = sample_request("C-1", "count", "2017-01-03");
  count.fields.emplace_back("fee", "$5");
  const auto counted = programs::act(program, ledger, count);
  ASSERT_TRUE(counted && counted->judgment.allowed());
  auto mark = sample_request("C-1", "mark", "2017-01-04");
  mark.fields.emplace_back("marks", ledger::Json::Members{{"weight", 1}, {"note", "n"}});
  const auto marked = programs::act(program, ledger, mark);
  ASSERT_TRUE(marked && marked->judgment.allowed());

  const auto erase = [&](std::uint64_t index, const char* time) {
    const ledger::Event by{.actor = "R-1", .on = 17'200, .time = time, .reasons = "ordered"};
    const auto entry = ledger.entry(index);
    ASSERT_TRUE(entry && entry->event);
    ASSERT_TRUE(ledger.erase(index, "code 9", programs::erasure_of(*entry->event, by)));
  };
  erase(marked->index, "2017-02-01T00:00:00Z");
  mark.on = *parse_iso_date("2017-03-01");
  mark.time = "2017-03-01T00:00:00Z";
  const auto again = programs::act(program, ledger, mark);
  ASSERT_TRUE(again && again->judgment.allowed());
  erase(counted->index, "2017-03-02T00:00:00Z");
  // What is in the accounts is known no more, so that it surely is at most $1,000 cannot be said.
  mark.time = "2017-03-03T00:00:00Z";
  const auto refused = programs::act(program, ledger, mark);
  ASSERT_TRUE(refused && refused->judgment.obstacles.size() == 1);
  EXPECT_EQ(refused->judgment.obstacles.front().kind, programs::ObstacleKind::always);

  const auto past = programs::LedgerPast::of(ledger);
  ASSERT_TRUE(past);
  const auto state = programs::state_of(program, *past, 1, "C-1", {.as_of = 30'000});
  ASSERT_TRUE(state) << state.error().message;
  const lang::Record& record = program.records[static_cast<std::size_t>(program.find_record("Counter"))];
  for (std::size_t f = 0; f < record.fields.size(); ++f) {
    const std::string& name = record.fields[f].name;
    const engine::Item& subject = state->the_case.subject;
    if (record.fields[f].type.kind == lang::Kind::list) {
      EXPECT_FALSE(subject.lists[f].known) << name;
    } else {
      EXPECT_EQ(subject.facts[f].state == engine::FactState::known, name == "stage") << name;
    }
  }
  EXPECT_EQ(state->stage, 1);  // where the act leads is in the book
  ASSERT_EQ(state->steps.size(), 4U);
  EXPECT_TRUE(state->steps[1].erased && state->steps[2].erased);
}

}  // namespace
}  // namespace takecare::test
