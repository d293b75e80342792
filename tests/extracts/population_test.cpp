// Subjects out of extracts: known, unknown and not applicable, lists that are empty and lists that nobody knows.
#include "takecare/extracts/population.h"

#include <gtest/gtest.h>

#include "case_file.h"
#include "takecare/extracts/import.h"
#include "takecare/extracts/load_case.h"
#include "test_program.h"

namespace takecare::extracts {
namespace {

using engine::FactState;
using TextRow = engine::Connection::TextRow;
const std::optional<std::string> none;

constexpr const char* people_header = "ID,CITIZEN,STATUS,SENTENCE,FEE,SCORE,ADMITTED,ENDED,NOTE\n";

class PopulationTest : public testing::Test {
 protected:
  void import(const char* extract, const std::string& name, const std::string& rows) {
    write_text(scratch_.path() / name, rows);
    auto report = import_file(program_, program_.find_extract(extract), scratch_.path() / name, data());
    ASSERT_TRUE(report) << report.error().message;
    ASSERT_EQ(report->status, ImportStatus::accepted)
        << (report->first_rejects.empty() ? "" : report->first_rejects[0]);
  }
  std::filesystem::path data() const { return scratch_.path() / "data"; }

  std::vector<TextRow> select(const std::string& columns, int record = 0) {
    auto database = engine::Database::open();
    auto connection = database->connect();
    auto found = population(program_, data(), record, *connection);
    EXPECT_TRUE(found) << found.error().message;
    if (!found) return {};
    last_ = *found;
    auto rows = connection->table("SELECT " + columns + " FROM (" + found->sql + ") ORDER BY _key, _extract");
    EXPECT_TRUE(rows) << rows.error().message << "\n" << found->sql;
    EXPECT_EQ(static_cast<std::int64_t>(rows->size()), found->rows);
    return *rows;
  }

  ScratchFolder scratch_;
  lang::Program program_ = test_program();
  Population last_;
};

TEST_F(PopulationTest, NothingImportedIsAnEmptyPopulationWithEveryColumn) {
  EXPECT_TRUE(select("id, citizen, ended_on_missing, charges").empty());
}

TEST_F(PopulationTest, ListsAreUnknownUntilAChildFileSpeaksOfThem) {
  import("people", "people.csv", std::string(people_header) + "A-1,yes,C,6,5,3,02/28/2017,NONE,x\nA-2,,,,,,,,\n");
  EXPECT_EQ(select("_key, system, ended_on, ended_on_missing, charges"),
            (std::vector<TextRow>{{"A-1", "south", none, "not applicable", none}, {"A-2", "south", none, none, none}}));
  import("charges", "charges.csv", "ID,CODE,ON\nA-1,B,02/28/2017\nA-1,C,\n");
  EXPECT_EQ(select("_key, charges"),
            (std::vector<TextRow>{{"A-1", "[{'code': B, 'charged_on': 2017-02-28}, {'code': C, 'charged_on': NULL}]"},
                                  {"A-2", "[]"}}));
}

TEST_F(PopulationTest, AHeaderOnlyChildFileSaysThatNobodyHasAny) {
  import("people", "people.csv", std::string(people_header) + "A-1,,,,,,,,\n");
  import("charges", "charges.csv", "ID,CODE,ON\n");
  EXPECT_EQ(select("charges"), (std::vector<TextRow>{{"[]"}}));
}

TEST_F(PopulationTest, ChildRowsSpeakOnlyOfTheExtractsThatTheyBelongTo) {
  lang::Extract other = program_.extracts[0];
  other.name = "others";
  program_.extracts.push_back(other);
  import("people", "people.csv", std::string(people_header) + "A-1,,,,,,,,\n");
  import("others", "others.csv", std::string(people_header) + "A-1,,,,,,,,\nB-1,,,,,,,,\n");
  import("charges", "charges.csv", "ID,CODE,ON\nA-1,B,\n");
  EXPECT_EQ(select("_key, _extract, len(charges)"),
            (std::vector<TextRow>{{"A-1", "others", none}, {"A-1", "people", "1"}, {"B-1", "others", none}}));
}

TEST_F(PopulationTest, ChildRowsSpeakOnlyOfTheSnapshotsThatTheyHave) {
  for (const int extract : {0, 1}) {
    lang::Extract& changed = program_.extracts[static_cast<std::size_t>(extract)];
    changed.key = {"ID", extract == 0 ? "ADMITTED" : "DAY"};
  }
  import("people", "q1.csv", std::string(people_header) + "A-1,,,,,,03/31/2018,,\nA-2,,,,,,03/31/2018,,\n");
  import("people", "q2.csv", std::string(people_header) + "A-1,,,,,,06/30/2018,,\n");
  import("charges", "charges-q1.csv", "ID,DAY,CODE,ON\nA-1,03/31/2018,B,\n");
  EXPECT_EQ(select("_key, len(charges)"),
            (std::vector<TextRow>{{"A-1|2018-03-31", "1"}, {"A-1|2018-06-30", none}, {"A-2|2018-03-31", "0"}}));
}

TEST_F(PopulationTest, ALaterChildFileTakesThePlaceOfAllRowsOfItsKeys) {
  import("people", "people.csv", std::string(people_header) + "A-1,,,,,,,,\nA-2,,,,,,,,\n");
  import("charges", "old.csv", "ID,CODE,ON\nA-1,B,\nA-1,C,\nA-2,D,\n");
  import("charges", "new.csv", "ID,CODE,ON\nA-1,E,\n");
  EXPECT_EQ(select("list_transform(charges, c -> c.code)"), (std::vector<TextRow>{{"[E]"}, {"[D]"}}));
}

TEST_F(PopulationTest, SaysWhoseChildRowsAreNobodys) {
  import("people", "people.csv", std::string(people_header) + "A-1,,,,,,,,\n");
  import("charges", "charges.csv", "ID,CODE,ON\nZ-9,B,\n");
  select("1");
  ASSERT_EQ(last_.diagnostics.size(), 1U);
  EXPECT_EQ(last_.diagnostics[0].code, "orphans");
}

TEST_F(PopulationTest, ARowWithoutAKeyIsASubjectOfItsOwn) {
  import("visits", "visits.csv", "PLACE,DAY\nhere,2017-01-01\nhere,2017-01-01\n");
  EXPECT_EQ(select("_key, place, day", 2),
            (std::vector<TextRow>{{"visits.csv:2", "here", "2017-01-01"}, {"visits.csv:3", "here", "2017-01-01"}}));
}

TEST_F(PopulationTest, ACaseHasEveryFactWithItsOrigin) {
  import("people", "people.csv",
         std::string(people_header) + "A-0,,,,,,,,\nA-1,yes,R,6,$5.50,-0.5,02/28/2017,NONE,x\n");
  import("charges", "charges.csv", "ID,CODE,ON\nA-1,B,02/28/2017\n");
  auto loaded = load_case(program_, data(), 0, "A-1");
  ASSERT_TRUE(loaded) << loaded.error().message;
  const engine::Case& facts = loaded->facts;
  const auto& fact = facts.subject.facts;
  EXPECT_EQ(fact[0].text, "A-1");
  EXPECT_EQ(fact[1].value, 1);
  EXPECT_EQ(fact[2].value, 1) << "resident";
  EXPECT_EQ(fact[3].value, 6 * twelfths_per_month);
  EXPECT_EQ(fact[4].value, 550);
  EXPECT_EQ(fact[5].value, -500000);
  EXPECT_EQ(format_iso_date(static_cast<Days>(fact[6].value)), "2017-02-28");
  EXPECT_EQ(fact[7].state, FactState::not_applicable);
  EXPECT_EQ(fact[9].value, 1) << "set by the extract";
  const engine::Origin& origin = facts.origins[static_cast<std::size_t>(fact[4].origin)];
  EXPECT_EQ(origin.file, "people.csv");
  EXPECT_EQ(origin.row, 3);
  EXPECT_EQ(origin.column, "FEE");
  const engine::ItemList& charges = facts.subject.lists[10];
  EXPECT_TRUE(charges.known);
  ASSERT_EQ(charges.items.size(), 1U);
  EXPECT_EQ(charges.items[0].facts[0].text, "B");
  EXPECT_EQ(facts.origins[static_cast<std::size_t>(charges.items[0].facts[0].origin)].file, "charges.csv");

  auto other = load_case(program_, data(), 0, "A-0");
  ASSERT_TRUE(other);
  EXPECT_EQ(other->facts.subject.facts[1].state, FactState::unknown);
  EXPECT_TRUE(other->facts.subject.lists[10].known);
  EXPECT_TRUE(other->facts.subject.lists[10].items.empty());
  EXPECT_FALSE(load_case(program_, data(), 0, "A-9"));
  EXPECT_FALSE(load_case(program_, data(), 2, "A-1"));
}

}  // namespace
}  // namespace takecare::extracts
