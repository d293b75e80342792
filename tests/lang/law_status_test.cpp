// Whether law is in force on a date, and what is said when it is not.
#include <gtest/gtest.h>

#include "takecare/lang/program.h"

namespace takecare::lang {

namespace {

Days day(std::string_view text) { return *parse_iso_date(text); }

InForce span(std::string_view from, std::string_view until, std::string by) {
  InForce in_force{.from = day(from), .until = std::nullopt, .by = std::move(by)};
  if (!until.empty()) in_force.until = day(until);
  return in_force;
}

// An order in force from 2017-01-25 until 2021-01-20, section 9(a) enjoined for some months, then limited.
Program program() {
  Program program;
  Source order;
  order.name = "order";
  order.title = "Order 1";
  order.in_force = {span("2017-01-25", "2021-01-20", "Order 2")};
  program.sources.push_back(order);
  Source act;
  act.name = "act";
  program.sources.push_back(act);
  const auto add = [&](EventKind kind, const char* pinpoint, const InForce& when, const char* reach) {
    LawEvent event;
    event.kind = kind;
    event.source = 0;
    event.pinpoint = pinpoint;
    event.in_force = when;
    event.reach = reach;
    program.events.push_back(event);
  };
  add(EventKind::enjoins, "9(a)", span("2017-04-25", "2018-08-01", "a court"), "nationwide");
  add(EventKind::limits, "9(a)", span("2018-08-01", "", "another court"), "one county");
  return program;
}

LawStatus status(const char* pinpoint, const char* date) { return law_status(program(), 0, pinpoint, day(date)); }

TEST(LawStatus, BeginsOnItsFirstDayAndEndsBeforeItsLast) {
  EXPECT_FALSE(status("9(b)", "2017-01-24").in_force);
  EXPECT_TRUE(status("9(b)", "2017-01-25").in_force);
  EXPECT_TRUE(status("9(b)", "2021-01-19").in_force);
  EXPECT_FALSE(status("9(b)", "2021-01-20").in_force);
}

TEST(LawStatus, SaysWhyItIsNotInForce) {
  EXPECT_EQ(status("9(b)", "2017-01-24").why, "Order 1 is not yet in force");
  EXPECT_EQ(status("9(b)", "2022-01-01").why, "Order 1 is not in force since 2021-01-20, by Order 2");
  EXPECT_EQ(status("9(b)", "2018-01-01").why, "");
}

TEST(LawStatus, AnEventReachesWhatIsBelowIt) {
  EXPECT_FALSE(status("9(a)", "2017-04-25").in_force);
  EXPECT_FALSE(status("9(a)(1)", "2017-04-25").in_force);
  EXPECT_TRUE(status("9(b)", "2017-04-25").in_force);
  EXPECT_TRUE(status("9", "2017-04-25").in_force);
  EXPECT_TRUE(status("9(aa)", "2017-04-25").in_force);
  EXPECT_EQ(status("9(a)", "2017-04-25").why, "order 9(a) is enjoined from 2017-04-25 by a court (nationwide)");
}

TEST(LawStatus, ALimitLeavesItInForceAndSaysSo) {
  const LawStatus limited = status("9(a)", "2018-08-01");
  EXPECT_TRUE(limited.in_force);
  EXPECT_EQ(limited.why, "order 9(a) is limited from 2018-08-01 by another court (one county)");
}

TEST(LawStatus, ASourceWithoutDatesIsAlwaysInForce) {
  EXPECT_TRUE(law_status(program(), 1, "237", day("1900-01-01")).in_force);
  EXPECT_EQ(law_status(program(), 1, "237", day("1900-01-01")).why, "");
}

TEST(LawStatus, TheVersionOfADefinitionIsThatOfTheDate) {
  Definition definition;
  Version old;
  old.in_force.until = day("2018-04-17");
  Version young;
  young.in_force.from = day("2018-04-17");
  definition.versions = {old, young};
  EXPECT_EQ(version_on(definition, day("2018-04-16")), &definition.versions[0]);
  EXPECT_EQ(version_on(definition, day("2018-04-17")), &definition.versions[1]);
  definition.versions.pop_back();
  EXPECT_EQ(version_on(definition, day("2018-04-17")), nullptr);
}

}  // namespace

}  // namespace takecare::lang
