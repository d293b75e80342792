// Synthetic data: exact totals, the same for the same seed, and good by its own contract.
#include "takecare/extracts/scenario.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "case_file.h"
#include "takecare/extracts/apportion.h"
#include "takecare/extracts/import.h"
#include "takecare/extracts/random.h"
#include "test_program.h"

namespace takecare::extracts {
namespace {

namespace fs = std::filesystem;
using Kind = lang::Draw::Kind;

lang::Draw draw(const char* column, Kind kind, const char* text = "", std::int64_t from = 0, std::int64_t to = 0,
                int blank = 0) {
  lang::Draw drawn;
  drawn.column = column;
  drawn.kind = kind;
  drawn.text = text;
  drawn.from = from;
  drawn.to = to;
  drawn.blank_percent = blank;
  return drawn;
}

lang::Program program_with_scenario() {
  lang::Program program = test_program();
  lang::ScenarioGroup citizens{
      "citizens", 3, {draw("STATUS", Kind::constant, "C"), draw("SENTENCE", Kind::number_range, "", 1, 240)}};
  const Days from = days_from_civil({2005, 1, 1});
  const Days to = days_from_civil({2017, 12, 1});
  lang::ScenarioGroup others{
      "others", 1, {draw("ADMITTED", Kind::date_range, "", from, to, 10), draw("STATUS", Kind::choice)}};
  others.draws[1].choices = {{"R", 9}, {"V", 1}};
  lang::ScenarioRows people;
  people.extract = 0;
  people.groups = {citizens, others};
  lang::ScenarioRows charges;
  charges.extract = 1;
  charges.owner = 0;
  charges.at_least = 0;
  charges.at_most = 3;
  charges.groups = {{"", 1, {draw("CODE", Kind::constant, "B"), draw("ON", Kind::date_range, "", from, to)}}};
  lang::Scenario scenario;
  scenario.name = "few";
  scenario.rows = {people, charges};
  program.scenarios = {scenario};
  return program;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(Scenario, GroupsShareThePeopleExactlyAndTheContractTakesThem) {
  const ScratchFolder scratch;
  const lang::Program program = program_with_scenario();
  auto files = generate(program, 0, scratch.path() / "extracts", {.people = 1001, .seed = 7, .progress = {}});
  ASSERT_TRUE(files) << files.error().message;
  ASSERT_EQ(files->size(), 2U);
  EXPECT_EQ(files->at(0).rows, 1001);
  const std::string people = read_text(files->at(0).file);
  EXPECT_EQ(count(people, ",C,"), 751U) << "three quarters of 1001 by the largest remainder";
  for (const GeneratedFile& file : *files) {
    auto report = import_file(program, program.find_extract(file.extract), file.file, scratch.path() / "data");
    ASSERT_TRUE(report);
    EXPECT_EQ(report->status, ImportStatus::accepted)
        << (report->first_rejects.empty() ? "" : report->first_rejects[0]);
    EXPECT_EQ(report->file.read, file.rows);
  }
}

TEST(Scenario, TheSameSeedGivesTheSameBytesAndAnotherOthers) {
  const ScratchFolder scratch;
  const lang::Program program = program_with_scenario();
  std::vector<std::string> bytes;
  for (const std::uint64_t seed : {7U, 7U, 8U}) {
    auto files = generate(program, 0, scratch.path(), {.people = 200, .seed = seed, .progress = {}});
    ASSERT_TRUE(files);
    bytes.push_back(read_text(files->at(0).file) + read_text(files->at(1).file));
  }
  EXPECT_EQ(bytes[0], bytes[1]);
  EXPECT_NE(bytes[0], bytes[2]);
}

TEST(Scenario, WithoutANumberTheWeightsAreTheRows) {
  const ScratchFolder scratch;
  auto files = generate(program_with_scenario(), 0, scratch.path());
  ASSERT_TRUE(files);
  EXPECT_EQ(files->at(0).rows, 4);
}

TEST(Scenario, ARequiredColumnThatNobodyDrawsIsSaid) {
  const ScratchFolder scratch;
  lang::Program program = program_with_scenario();
  program.scenarios[0].rows[1].groups[0].draws.clear();
  auto files = generate(program, 0, scratch.path());
  ASSERT_FALSE(files);
  EXPECT_NE(files.error().message.find("CODE of charges"), std::string::npos);
  EXPECT_TRUE(fs::is_empty(scratch.path())) << "nothing half-written";
}

// SplitMix64's first outputs for the seed 1234567, as its authors' reference code gives them.
TEST(Random, IsSplitMix64) {
  Random random(1234567);
  EXPECT_EQ(random.next(), 6457827717110365317U);
  EXPECT_EQ(random.next(), 3203168211198807973U);
  EXPECT_EQ(random.next(), 9817491932198370423U);
}

RC_GTEST_PROP(Random, StaysInItsRange, (std::uint64_t seed)) {
  Random random(seed);
  const auto least = *rc::gen::arbitrary<std::int32_t>();
  const auto span = *rc::gen::inRange(0, 1000);
  for (int i = 0; i < 50; ++i) {
    const std::int64_t value = random.from_to(least, std::int64_t{least} + span);
    RC_ASSERT(value >= least && value <= std::int64_t{least} + span);
  }
}

// Hamilton's method: exact totals, and nobody is a whole seat away from the exact share.
RC_GTEST_PROP(Apportion, AddsUpAndStaysWithinOne, ()) {
  const auto weights =
      *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 100000)));
  const auto total = *rc::gen::inRange<std::int64_t>(0, 10000000);
  const auto whole = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  RC_PRE(whole > 0);
  const std::vector<std::int64_t> shares = apportion(total, weights);
  RC_ASSERT(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}) == total);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    RC_ASSERT(shares[i] >= total * weights[i] / whole);
    RC_ASSERT(shares[i] <= total * weights[i] / whole + 1);
  }
}

}  // namespace
}  // namespace takecare::extracts
