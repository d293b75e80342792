#include "takecare/engine/case_json.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "takecare/lang/book.h"
#include "tests/support/fences.h"
#include "tests/support/random_program.h"

namespace takecare::test {
namespace {

using engine::Case;
using engine::FactState;
using engine::Item;

constexpr const char* chapter = R"(
```law
enumeration Class
  citizen
  resident
  visitor

record Person
  is_citizen truth
  class      Class
  weight     number
  fine       money
  stay       duration
  left_on    optional date
  nickname   text
  offenses   list of Offense

record Offense
  committed_on date
  grave        truth
```
)";

lang::Program program() { return lang::compile({{.file = "people.md", .text = chapter}}).program; }

const engine::Fact& fact(const lang::Program& program, const Item& item, std::string_view name) {
  const auto& fields = program.records[static_cast<std::size_t>(item.record)].fields;
  const auto field = std::ranges::find(fields, name, &lang::Field::name);
  return item.facts[static_cast<std::size_t>(field - fields.begin())];
}

TEST(CaseJson, ReadsEveryKindExactly) {
  const lang::Program people = program();
  const auto read = engine::read_case_json(people, 0, R"({
    "is_citizen": true, "class": "resident", "weight": -0.1, "fine": "$10,000.05",
    "stay": "1 year 6 months", "left_on": {"missing": "not applicable"}, "nickname": "A \"B\"",
    "offenses": [ { "committed_on": "2016-02-29" } ] })",
                                           "case.json");
  ASSERT_TRUE(read.errors.empty()) << read.errors.front().message;
  const Item& subject = read.the_case.subject;
  EXPECT_EQ(fact(people, subject, "is_citizen").value, 1);
  EXPECT_EQ(fact(people, subject, "class").value, 1);
  EXPECT_EQ(fact(people, subject, "weight").value, -100'000);
  EXPECT_EQ(fact(people, subject, "fine").value, 1'000'005);
  EXPECT_EQ(fact(people, subject, "stay").value, 18 * twelfths_per_month);
  EXPECT_EQ(fact(people, subject, "left_on").state, FactState::not_applicable);
  EXPECT_EQ(fact(people, subject, "nickname").text, "A \"B\"");
  const Item& offense = subject.lists[7].items.at(0);
  EXPECT_EQ(fact(people, offense, "committed_on").value, days_from_civil({.year = 2016, .month = 2, .day = 29}));
  EXPECT_EQ(fact(people, offense, "grave").state, FactState::unknown);
  const engine::Origin& origin =
      read.the_case.origins.at(static_cast<std::size_t>(fact(people, offense, "committed_on").origin));
  EXPECT_EQ(origin.file, "case.json");
  EXPECT_EQ(origin.row, 4);
}

TEST(CaseJson, TellsAnUnknownListFromAnEmptyOne) {
  const lang::Program people = program();
  EXPECT_FALSE(engine::read_case_json(people, 0, "{}").the_case.subject.lists[7].known);
  EXPECT_FALSE(engine::read_case_json(people, 0, R"({"offenses": null})").the_case.subject.lists[7].known);
  EXPECT_TRUE(engine::read_case_json(people, 0, R"({"offenses": []})").the_case.subject.lists[7].known);
}

TEST(CaseJson, TakesDaysAndMonthsAndWeeksAsDurations) {
  const lang::Program people = program();
  const auto stay = [&](const std::string& json) {
    const auto read = engine::read_case_json(people, 0, R"({"stay": )" + json + "}");
    EXPECT_TRUE(read.errors.empty());
    return fact(people, read.the_case.subject, "stay").value;
  };
  EXPECT_EQ(stay("180"), 180 * twelfths_per_day);
  EXPECT_EQ(stay("\"2 weeks\""), 14 * twelfths_per_day);
  EXPECT_EQ(stay("\"12 months\""), stay("365"));
  EXPECT_EQ(stay("\"1 month 3 days\""), twelfths_per_month + 3 * twelfths_per_day);
}

TEST(CaseJson, RefusesBrokenCasesWithPathAndLineAndKeepsTheRest) {
  const lang::Program people = program();
  const std::string file = read_file(std::string(TAKECARE_ROOT) + "/tests/engine/bad_cases.md");
  const std::vector<Fence> fences = fences_of(file);
  ASSERT_GT(fences.size(), 20U);
  for (std::size_t i = 0; i + 1 < fences.size(); i += 2) {
    std::string got;
    for (const Diagnostic& error : engine::read_case_json(people, 0, fences[i].body, "case.json").errors) {
      got += fmt::format("{}:{}:{}: {}; {}\n", error.place.file, error.place.line, error.place.column, error.message,
                         error.help);
    }
    EXPECT_EQ(got, fences[i + 1].body) << "bad_cases.md:" << fences[i].line;
  }
  const auto read = engine::read_case_json(people, 0, R"({"class": "zebra", "weight": 5})");
  EXPECT_EQ(fact(people, read.the_case.subject, "weight").value, 5'000'000);
  EXPECT_EQ(fact(people, read.the_case.subject, "class").state, FactState::unknown);
}

TEST(CaseJson, RefusesBrokenJsonWithItsLine) {
  const lang::Program people = program();
  const auto line = [&](const std::string& json) {
    const auto read = engine::read_case_json(people, 0, json, "case.json");
    EXPECT_EQ(read.errors.size(), 1U);
    EXPECT_EQ(read.errors.at(0).code, "not-json");
    return read.errors.at(0).place.line;
  };
  EXPECT_EQ(line("{\n  \"weight\": 5,\n  oops\n}"), 3);
  EXPECT_EQ(line(""), 1);
  EXPECT_EQ(line("{\"weight\": 5"), 1);
  EXPECT_EQ(line("{}\n{}"), 2);
  EXPECT_EQ(line(std::string(100'000, '[')), 1);
  EXPECT_EQ(line("{\"nickname\": \"\xff\"}"), 1);
}

bool same_facts(const Item& a, const Item& b) {
  for (std::size_t f = 0; f < a.facts.size(); ++f) {
    const bool same = a.facts[f].state == b.facts[f].state && a.facts[f].value == b.facts[f].value &&
                      a.facts[f].text == b.facts[f].text && a.lists[f].known == b.lists[f].known &&
                      a.lists[f].items.size() == b.lists[f].items.size();
    if (!same) return false;
    for (std::size_t i = 0; i < a.lists[f].items.size(); ++i) {
      if (!same_facts(a.lists[f].items[i], b.lists[f].items[i])) return false;
    }
  }
  return true;
}

RC_GTEST_PROP(CaseJson, WhatIsWrittenReadsTheSame, ()) {
  const RandomWorld world = *random_world();
  for (const Case& one : *random_cases(world, 5)) {
    const std::string json = engine::write_case_json(world.program, one);
    const auto read = engine::read_case_json(world.program, one.subject.record, json);
    RC_LOG() << json;
    RC_ASSERT(read.errors.empty());
    RC_ASSERT(same_facts(read.the_case.subject, one.subject));
  }
}

RC_GTEST_PROP(CaseJson, AnyBytesAreReadOrRefused, (const std::string& noise)) {
  const lang::Program people = program();
  std::string json = R"({"is_citizen": true, "offenses": [ { "committed_on": "2016-02-29" } ] })";
  const auto at = *rc::gen::inRange<std::size_t>(0, json.size());
  json.replace(at, std::min<std::size_t>(noise.size(), json.size() - at), noise);
  const auto read = engine::read_case_json(people, 0, json, "case.json");
  RC_ASSERT(read.the_case.subject.facts.size() == people.records[0].fields.size());
  for (const Diagnostic& error : read.errors) RC_ASSERT(!error.message.empty() && error.place.line >= 1);
}

}  // namespace
}  // namespace takecare::test
