// The real records by the book's own resolution: every facility that is not resolved is known and named here.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "case_file.h"
#include "takecare/extracts/import.h"
#include "takecare/extracts/resolve.h"
#include "tests/support/project_book.h"

namespace takecare::extracts {
namespace {

namespace fs = std::filesystem;

const lang::Program& book() {
  EXPECT_EQ(takecare::test::project_book().errors, 0);
  return takecare::test::project_book().program;
}

struct Outcomes {
  std::map<std::string, std::int64_t> facilities;
  std::map<std::string, std::int64_t> rows;
  std::set<std::string> unresolved;
  std::map<std::string, std::int64_t> rows_by_kind;
};

Outcomes outcomes_of(const fs::path& file) {
  Outcomes outcomes;
  const ScratchFolder scratch;
  auto report = import_file(book(), book().find_extract("detainers"), file, scratch.path() / "data");
  EXPECT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->status, ImportStatus::accepted) << (report->first_rejects.empty() ? "" : report->first_rejects[0]);
  auto resolver = Resolver::load(book(), 0);
  EXPECT_TRUE(resolver) << resolver.error().message;
  auto matches = all_matches(book(), **resolver, scratch.path() / "data");
  EXPECT_TRUE(matches) << matches.error().message;
  for (const ResolvedTexts& match : *matches) {
    const std::string outcome(word_of(match.match.outcome));
    ++outcomes.facilities[outcome];
    outcomes.rows[outcome] += match.rows;
    outcomes.rows_by_kind[(*resolver)->values(match.match).kind.text.value_or("unknown")] += match.rows;
    if (match.match.outcome == Outcome::ambiguous || match.match.outcome == Outcome::not_found) {
      outcomes.unresolved.insert(match.facility + ", " + match.city);
    }
  }
  return outcomes;
}

TEST(Detainers, EveryFacilityOfTheSliceIsResolvedOrKnownNotToBe) {
  const Outcomes outcomes = outcomes_of(fs::path(TAKECARE_ROOT) / "data/detainers-sample.csv");
  EXPECT_EQ(outcomes.unresolved, (std::set<std::string>{"POTTER COUNTY PRISON, WELLSBORO"}));
  EXPECT_EQ(outcomes.facilities,
            (std::map<std::string, std::int64_t>{{"ambiguous", 1}, {"jurisdiction_only", 48}, {"resolved", 69}}));
}

TEST(Detainers, EveryRowOfTheWholeRecordIsCounted) {
  const fs::path file = fs::path(TAKECARE_ROOT) / "../shared/data/detainers/pennsylvania-2007-2015.csv";
  if (!fs::exists(file)) GTEST_SKIP() << "the whole record is not here; the slice in data/ is tested";
  const Outcomes outcomes = outcomes_of(file);
  EXPECT_EQ(outcomes.rows,
            (std::map<std::string, std::int64_t>{{"ambiguous", 4}, {"jurisdiction_only", 4636}, {"resolved", 28117}}));
  // Federal holders are known as such, so that the report of other jurisdictions leaves them out.
  EXPECT_EQ(outcomes.rows_by_kind.at("federal_contract_prison"), 7948);
  EXPECT_EQ(outcomes.rows_by_kind.at("federal_prison"), 6918);
  EXPECT_EQ(outcomes.rows_by_kind.at("marshals"), 353);
}

}  // namespace
}  // namespace takecare::extracts
