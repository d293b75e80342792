// Record linkage of jurisdictions: the three errors that ended the weekly report of 2017 cannot happen here.
#include "takecare/extracts/match.h"

#include <gtest/gtest.h>

#include "case_file.h"
#include "takecare/extracts/import.h"
#include "takecare/extracts/load_case.h"
#include "takecare/extracts/population.h"
#include "takecare/extracts/resolve.h"
#include "takecare/lang/book.h"
#include "takecare/lang/code_list.h"

namespace takecare::extracts {
namespace {

namespace fs = std::filesystem;

const lang::Program& jurisdictions() {
  static const lang::Book book = [] {
    const fs::path file = fs::path(TAKECARE_ROOT) / "tests/extracts/jurisdictions.md";
    lang::Book compiled = lang::compile({{file.string(), read_text(file)}});
    for (const Diagnostic& d : compiled.diagnostics) {
      if (d.severity == Severity::error) ADD_FAILURE() << d.place.line << ": " << d.message;
    }
    return compiled;
  }();
  return book.program;
}

const Resolver& resolver() {
  static const std::unique_ptr<Resolver> loaded = [] {
    auto resolver = Resolver::load(jurisdictions(), 0);
    EXPECT_TRUE(resolver) << resolver.error().message << " " << resolver.error().place.file << ":"
                          << resolver.error().place.line;
    return std::move(*resolver);
  }();
  return *loaded;
}

std::string all_of(const Match& match) {
  std::string text;
  for (const std::string& line : match.evidence) text += "  " + line + "\n";
  for (const Candidate& c : match.candidates) text += "  candidate " + c.code + " " + c.name + ": " + c.why + "\n";
  return text;
}

TEST(Match, FindsOneJurisdictionOrSaysWhyNot) {
  auto table = lang::read_code_table(fs::path(TAKECARE_ROOT) / "tests/extracts/matches.csv");
  ASSERT_TRUE(table) << table.error().message;
  for (const lang::CodeRow& row : table->rows) {
    const auto cell = [&](const char* name) { return row.cells[static_cast<std::size_t>(table->find_column(name))]; };
    const ResolvedTexts resolved = resolver().resolve(cell("facility"), cell("city"), cell("state"));
    SCOPED_TRACE("matches.csv:" + std::to_string(row.line) + " " + cell("facility") + " (" + cell("why") + ")\n" +
                 all_of(resolved.match));
    EXPECT_EQ(word_of(resolved.match.outcome), cell("outcome"));
    const FoundValues values = resolver().values(resolved.match);
    EXPECT_EQ(values.kind.text.value_or(""), cell("kind"));
    EXPECT_EQ(resolved.match.jurisdiction, cell("jurisdiction"));
    EXPECT_EQ(resolved.match.county, cell("county"));
    EXPECT_EQ(resolved.match.agency, cell("agency"));
    EXPECT_FALSE(resolved.match.evidence.empty());
  }
}

TEST(Match, ShowsTheCandidatesOfWhatIsNotResolved) {
  const Match potter = resolver().resolve("POTTER COUNTY PRISON", "WELLSBORO", "PENNSYLVANIA").match;
  ASSERT_EQ(potter.candidates.size(), 2U);
  EXPECT_EQ(potter.candidates[0].code, "42105");
  EXPECT_EQ(potter.candidates[1].code, "42117");
  const Match franklin = resolver().resolve("FRANKLIN COUNTY JAIL", "CHAMBERSBURG", "NEVADA").match;
  EXPECT_GE(franklin.candidates.size(), 20U) << "the Franklin Counties of other States";
}

TEST(Match, NothingIsMatchedByItsNameAlone) {
  // Every county's own jail, with a city that nobody knows: never resolved, whatever the State.
  for (const char* state : {"IOWA", "NEW YORK", "PENNSYLVANIA", "TEXAS", "NORTH CAROLINA"}) {
    for (const char* county : {"FRANKLIN", "MONTGOMERY", "WILLIAMSON", "CHESTER", "RICHMOND", "BASTROP"}) {
      const Match match = resolver().resolve(std::string(county) + " COUNTY JAIL", "NO SUCH CITY", state).match;
      EXPECT_NE(match.outcome, Outcome::resolved) << county << " " << state;
      EXPECT_NE(match.outcome, Outcome::jurisdiction_only) << county << " " << state;
      EXPECT_TRUE(match.jurisdiction.empty());
      EXPECT_TRUE(match.agency.empty());
    }
  }
}

TEST(Match, KeepsWhatTheRuleSaidBesideAHumansDecision) {
  const ResolvedTexts annex = resolver().resolve("NORTH ANNEX", "CHAMBERSBURG", "PENNSYLVANIA");
  EXPECT_EQ(annex.by_rule.outcome, Outcome::not_found);
  EXPECT_EQ(annex.match.outcome, Outcome::resolved);
  ASSERT_NE(annex.decided, nullptr);
  EXPECT_EQ(annex.match.evidence.front(),
            "decided by an analyst on 2026-01-15: the annex of the county jail; telephone call to the warden");
}

class Imported : public testing::Test {
 protected:
  void import(const std::string& name, const std::string& rows) {
    write_text(scratch_.path() / name, "date,det_facility,city,state\n" + rows);
    auto report = import_file(jurisdictions(), 0, scratch_.path() / name, scratch_.path() / "data");
    ASSERT_TRUE(report) << report.error().message;
    ASSERT_EQ(report->status, ImportStatus::accepted);
  }
  fs::path data() const { return scratch_.path() / "data"; }
  ScratchFolder scratch_;
};

TEST_F(Imported, JurisdictionsAreInThePopulationAndInTheCaseAndInAFile) {
  import("decided.csv",
         "2017-01-30 00:00:00,\"MONTGOMERY CNTY JAIL, PA\",NORRISTOWN,PENNSYLVANIA\n"
         "2017-01-31 00:00:00,\"MONTGOMERY CNTY JAIL, PA\",NORRISTOWN,PENNSYLVANIA\n"
         "2017-01-31 00:00:00,USP CANAAN,WAYMART,PENNSYLVANIA\n"
         "2017-01-31 00:00:00,POTTER COUNTY PRISON,WELLSBORO,PENNSYLVANIA\n");
  auto database = engine::Database::open();
  auto connection = database->connect();
  auto found = population(jurisdictions(), data(), 0, *connection);
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->rows, 4);
  auto rows =
      connection->table("SELECT _key, match, holder_kind, jurisdiction, jurisdiction_missing, agency, county FROM (" +
                        found->sql + ") ORDER BY _row");
  ASSERT_TRUE(rows) << rows.error().message;
  using Row = engine::Connection::TextRow;
  const std::optional<std::string> none;
  EXPECT_EQ(rows->at(0),
            (Row{"decided.csv:2", "resolved", "county_jail", "Montgomery County, PA", none, "PA0460000", "42091"}));
  // The same facility, but a human found that this one form went there by mistake.
  EXPECT_EQ(rows->at(1), (Row{"decided.csv:3", "refuted", "county_jail", none, none, none, none}));
  EXPECT_EQ(rows->at(2), (Row{"decided.csv:4", "resolved", "federal_prison", none, "not applicable", none, "42127"}));
  EXPECT_EQ(rows->at(3), (Row{"decided.csv:5", "ambiguous", "county_jail", none, none, none, none}));

  auto loaded = load_case(jurisdictions(), data(), 0, "decided.csv:3");
  ASSERT_TRUE(loaded) << loaded.error().message;
  const lang::Resolution& resolution = jurisdictions().resolutions[0];
  const auto& fact = loaded->facts.subject.facts[static_cast<std::size_t>(resolution.outcome_field)];
  EXPECT_EQ(fact.value, 4) << "refuted";
  EXPECT_EQ(loaded->facts.origins[static_cast<std::size_t>(fact.origin)].row, 3);

  const std::string kept = read_text(data() / "resolutions/holder.csv");
  EXPECT_NE(kept.find("POTTER COUNTY PRISON,WELLSBORO,PENNSYLVANIA,1,ambiguous,county_jail"), std::string::npos)
      << kept;
  EXPECT_NE(kept.find("its words name one county and the city lies in another"), std::string::npos);
}

TEST(Overrides, WithoutAnAuthorADayAndAReasonAreRefused) {
  const ScratchFolder scratch;
  lang::Program program = jurisdictions();
  program.resolutions[0].overrides_file = (scratch.path() / "overrides.csv").string();
  const std::string header = "key,facility,city,state,outcome,kind,county,agency,who,on,why\n";
  const std::pair<const char*, const char*> broken[] = {
      {",A,B,C,refuted,,,,,2026-01-15,because\n", "who decided"},
      {",A,B,C,refuted,,,,me,2026-01-15,\n", "who decided"},
      {",A,B,C,refuted,,,,me,January,because\n", "day of the decision"},
      {",A,B,C,perhaps,,,,me,2026-01-15,because\n", "no outcome"},
      {",A,B,C,resolved,,42055,,me,2026-01-15,because\n", "names no agency"},
      {",A,B,C,resolved,,,PA9999999,me,2026-01-15,because\n", "no agency PA9999999"},
      {",A,B,C,jurisdiction_only,,99999,,me,2026-01-15,because\n", "no county 99999"},
      {",A,B,C,refuted,castle,,,me,2026-01-15,because\n", "no kind"},
      {",,B,C,refuted,,,,me,2026-01-15,because\n", "neither a record nor a facility"},
      {",A,B,C,refuted,,,,me,2026-01-15,because\n,A,B,C,refuted,,,,me,2026-01-15,because\n", "about the same"},
  };
  for (const auto& [line, expected] : broken) {
    write_text(scratch.path() / "overrides.csv", header + line);
    auto loaded = Resolver::load(program, 0);
    ASSERT_FALSE(loaded) << line;
    EXPECT_NE(loaded.error().message.find(expected), std::string::npos) << loaded.error().message;
    EXPECT_GE(loaded.error().place.line, 2);
  }
}

}  // namespace
}  // namespace takecare::extracts
