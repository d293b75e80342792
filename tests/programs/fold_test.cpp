// The state at any two dates is what the events known by then make of it, however many came after.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sample.h"
#include "takecare/engine/case_json.h"
#include "takecare/programs/correction.h"
#include "takecare/programs/judge.h"
#include "takecare/programs/memory_past.h"

namespace takecare::test {
namespace {

using programs::MemoryPast;

std::string day_text(int day) { return format_iso_date(*parse_iso_date("2017-01-01") + day); }

// A life of one record at random: acts on days that go on, some of them corrected later.
MemoryPast random_past() {
  MemoryPast past;
  past.set_registrar("R-1");
  const lang::Program& program = sample_program();
  int day = 0;
  std::uint64_t last = 0;
  for (int n = *rc::gen::inRange(1, 12); n > 0; --n) {
    const int what = *rc::gen::inRange(0, 5);
    day += *rc::gen::inRange(0, 4);
    const std::string fee = "$" + std::to_string(*rc::gen::inRange(0, 500));
    if (what == 4) {
      programs::CorrectionRequest request{.program = 1,
                                          .id = "C-1",
                                          .index = last,
                                          .actor = "R-1",
                                          .time = day_text(day) + "T13:00:00Z",
                                          .reasons = "wrong"};
      request.fields.emplace_back("fee", fee);
      const auto judged = programs::judge_correction(program, past, request);
      if (judged && judged->allowed()) past.append(judged->event);
      continue;
    }
    auto request = sample_request("C-1", past.events().empty() ? "begin" : what == 3 ? "mark" : "count", day_text(day));
    // Recorded some days after it was done, but never before what came before it.
    day += *rc::gen::inRange(0, 3);
    request.time = day_text(day) + "T12:00:00Z";
    if (past.events().empty()) request.fields.emplace_back("size", 1);
    if (what != 3 || past.events().empty()) request.fields.emplace_back("fee", fee);
    if (what == 3 && !past.events().empty()) {
      request.fields.emplace_back("marks", ledger::Json::Members{{"weight", "1.5"}, {"note", "n"}});
    }
    const auto judged = programs::judge(program, past, request);
    if (!judged) RC_FAIL(judged.error().message);
    if (judged->allowed()) last = past.events().empty() ? 0 : past.events().back().index + 1;
    past.append(judged->event);
  }
  return past;
}

RC_GTEST_PROP(Fold, OfWhatWasKnownIsThatOfALedgerThatEndsThere, ()) {
  const MemoryPast past = random_past();
  const Days as_of = *parse_iso_date("2017-01-01") + *rc::gen::inRange(-1, 60);
  const std::string known = day_text(*rc::gen::inRange(0, 60)) + "T23:00:00Z";
  MemoryPast shorter;
  shorter.set_registrar("R-1");
  for (const programs::Recorded& one : past.events()) {
    if (one.event.time <= known) shorter.append(one.event);
  }
  const auto then = programs::state_of(sample_program(), past, 1, "C-1", {.as_of = as_of, .known = known});
  const auto remade = programs::state_of(sample_program(), shorter, 1, "C-1", {.as_of = as_of});
  RC_ASSERT(then.has_value());
  RC_ASSERT(remade.has_value());
  RC_ASSERT(then->exists == remade->exists);
  RC_ASSERT(then->stage == remade->stage);
  RC_ASSERT(then->unread.empty());
  RC_ASSERT(engine::write_case_json(sample_program(), then->the_case) ==
            engine::write_case_json(sample_program(), remade->the_case));
}

RC_GTEST_PROP(Fold, AccountsAddUpToNothing, ()) {
  const MemoryPast past = random_past();
  const auto state = programs::state_of(sample_program(), past, 1, "C-1", {.as_of = 30'000});
  RC_ASSERT(state.has_value());
  std::int64_t sum = 0;
  for (const int account : sample_program().programs[1].accounts) {
    sum += state->the_case.subject.facts[static_cast<std::size_t>(account)].value;
  }
  RC_ASSERT(sum == 0);
}

// A reference stands for the record itself, as it is at that time; one to nothing is refused.
TEST(Fold, BringsInWhatARecordRefersTo) {
  MemoryPast past;
  past.set_registrar("R-1");
  auto request = sample_request("C-1", "begin", "2017-01-02");
  request.fields = {{"size", 1}, {"other", "O-1"}};
  const auto refused = programs::judge(sample_program(), past, request);
  ASSERT_TRUE(refused);
  ASSERT_EQ(refused->obstacles.size(), 1U);
  EXPECT_EQ(refused->obstacles[0].says, "other: there is no Other O-1 on 2017-01-02");

  auto open = sample_request("O-1", "open", "2017-01-01");
  open.fields = {{"open", true}};
  for (const programs::Request& one : {open, request}) {
    const auto judged = programs::judge(sample_program(), past, one);
    ASSERT_TRUE(judged && judged->allowed());
    past.append(judged->event);
  }
  const auto state = programs::state_of(sample_program(), past, 1, "C-1", {.as_of = 30'000});
  ASSERT_TRUE(state);
  EXPECT_EQ(state->references, (std::map<int, std::string>{{4, "O-1"}}));
  const engine::ItemList& other = state->the_case.subject.lists[4];
  ASSERT_TRUE(other.known);
  const engine::Fact& fact = other.items.at(0).facts[0];
  EXPECT_EQ(fact.value, 1);
  EXPECT_EQ(state->the_case.origins.at(static_cast<std::size_t>(fact.origin)).row, 0);  // the first event
}

// A later edition of the book: the field is gone, the past is as it was.
TEST(Fold, NeedsNoRuleOfTheBook) {
  MemoryPast past;
  past.set_registrar("R-1");
  auto request = sample_request("C-1", "begin", "2017-01-01");
  request.fields.emplace_back("size", 7);
  const auto judged = programs::judge(sample_program(), past, request);
  ASSERT_TRUE(judged && judged->allowed());
  past.append(judged->event);
  lang::Program later = sample_program();
  const int record = later.programs[1].record;
  later.records[static_cast<std::size_t>(record)].fields[0].name = "length";
  const auto state = programs::state_of(later, past, 1, "C-1", {.as_of = 30'000});
  ASSERT_TRUE(state);
  EXPECT_TRUE(state->exists);
  EXPECT_EQ(state->steps.size(), 1U);
  EXPECT_EQ(state->unread, std::vector<std::string>{"Counter has no field 'size' any more"});
}

}  // namespace
}  // namespace takecare::test
