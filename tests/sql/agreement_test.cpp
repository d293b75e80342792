// SQL gives what decide gives: for every definition and every item of random programs and cases.
#include "agreement.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "tests/support/random_program.h"

namespace takecare::test {
namespace {

// The definitions of a world by what they are about: the person, or the items of one of its lists.
std::map<std::vector<int>, std::vector<int>> by_rows(const RandomWorld& world) {
  std::map<std::vector<int>, std::vector<int>> all;
  for (const int definition : world.definitions) {
    const auto& parameters = world.program.definitions[static_cast<std::size_t>(definition)].parameters;
    std::vector<int> way = parameters;
    // What is said of an offense alone is asked of the offenses of the person.
    if (way.front() != world.subject) way.insert(way.begin(), world.subject);
    std::vector<int> lists;
    for (std::size_t i = 1; i < way.size(); ++i) {
      const auto& fields = world.program.records[static_cast<std::size_t>(way[i - 1])].fields;
      const lang::Type items{.kind = lang::Kind::list, .of = way[i]};
      for (std::size_t f = 0; f < fields.size(); ++f) {
        if (fields[f].type == items) lists.push_back(static_cast<int>(f));
      }
    }
    all[lists].push_back(definition);
  }
  return all;
}

void check_world(Database& database) {
  const RandomWorld world = *random_world();
  const auto cases = *random_cases(world, 60);
  const auto loaded = database.load(world.program, world.subject, cases);
  if (!loaded) RC_FAIL(loaded.error().message);
  for (const auto& [lists, definitions] : by_rows(world)) {
    const std::string found = all_differences(database, world.program, {.record = world.subject, .lists = lists},
                                              definitions, cases, world.as_of);
    if (!found.empty()) RC_FAIL(found);
  }
}

TEST(SqlAgreement, DuckdbOnRandomPrograms) {
  const auto database = open_duckdb();
  ASSERT_TRUE(database) << database.error().message;
  EXPECT_TRUE(rc::check("DuckDB says what decide says", [&] { check_world(**database); }));
}

TEST(SqlAgreement, PostgresOnRandomPrograms) {
  const auto database = open_postgres();
  ASSERT_TRUE(database) << database.error().message;
  EXPECT_TRUE(rc::check("PostgreSQL says what decide says", [&] { check_world(**database); }));
}

}  // namespace
}  // namespace takecare::test
