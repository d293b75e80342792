// The book that the project ships, by all readers: every rule and value on generated cases, and every example.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "agreement.h"
#include "takecare/engine/examples.h"
#include "takecare/engine/item_path.h"
#include "takecare/engine/sql/terms.h"
#include "tests/support/project_book.h"
#include "tests/support/random_program.h"

namespace takecare::test {
namespace {

using engine::sql::Rows;
using engine::sql::View;
using State = lang::GivenValue::State;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

const lang::Book& book() { return takecare::test::project_book(); }

// A book whose texts were not all read is a matter of 'takecare check'; its rules are whole.
void expect_sound() {
  for (const Diagnostic& diagnostic : book().diagnostics)
    EXPECT_TRUE(diagnostic.severity != Severity::error || diagnostic.code == "stale") << diagnostic.message;
}

// ---- Generated cases.

constexpr std::size_t least_cases = 150;

std::vector<engine::Case> generated(const RandomWorld& world, const WorldOptions& options, std::uint64_t seed) {
  std::vector<engine::Case> cases;
  while (cases.size() < least_cases) {
    const auto more = random_cases(world, static_cast<int>(least_cases), options)(rc::Random(seed++), 100).value();
    cases.insert(cases.end(), more.begin(), more.end());
  }
  return cases;
}

// A record's cases serve all views that begin with it, on a day on which most of the book is in force and on one on
// which much is not.
void check_record(int record, const std::vector<View>& views, Database* database) {
  const lang::Program& program = book().program;
  const RandomWorld world{.program = program, .as_of = *parse_iso_date("2018-03-01"), .subject = record};
  const auto cases = generated(world, {.case_tape = 4000}, 1);
  if (database != nullptr) {
    const auto loaded = database->load(program, record, cases);
    ASSERT_TRUE(loaded) << loaded.error().message;
  }
  for (const char* day : {"2018-03-01", "2022-06-30"}) {
    const Days as_of = *parse_iso_date(day);
    for (const View& view : views) {
      const std::string found = database == nullptr
                                    ? column_differences(program, view.rows, view.definitions, cases, as_of)
                                    : all_differences(*database, program, view.rows, view.definitions, cases, as_of);
      EXPECT_EQ(found, "") << view.name;
    }
  }
}

void check_views(Database* database) {
  expect_sound();
  std::map<int, std::vector<View>> by_record;
  for (const View& view : engine::sql::views_of(book().program)) by_record[view.rows.record].push_back(view);
  for (const auto& [record, views] : by_record) check_record(record, views, database);
}

TEST(SqlBook, ColumnsOnGeneratedCases) { check_views(nullptr); }

TEST(SqlBook, DuckdbOnGeneratedCases) {
  const auto database = open_duckdb();
  ASSERT_TRUE(database) << database.error().message;
  check_views(database->get());
}

TEST(SqlBook, PostgresOnGeneratedCases) {
  const auto database = open_postgres();
  ASSERT_TRUE(database) << database.error().message;
  check_views(database->get());
}

TEST(SqlBook, EveryRuleAndValueIsInAView) {
  std::vector<bool> found(book().program.definitions.size());
  for (const View& view : engine::sql::views_of(book().program)) {
    for (const int definition : view.definitions) found[at(definition)] = true;
  }
  for (std::size_t d = 0; d < found.size(); ++d) {
    const lang::Definition& definition = book().program.definitions[d];
    EXPECT_TRUE(found[d] || definition.generated || definition.kind == lang::DefinitionKind::list) << definition.name;
  }
}

// ---- Examples.

// Expectations that one statement answers: of examples about one record on one day, about the same kind of item.
struct Group {
  Days as_of = 0;
  Rows rows;
  std::vector<engine::Case> cases;
  std::vector<const lang::Example*> examples;          // one a case
  std::vector<const lang::Expectation*> expectations;  // one a case
};

// The subject, or the owners of an item and the item, that an expectation is about.
Chain chain_of(const lang::Program& program, const engine::Case& the_case, const lang::Example& example,
               const lang::Expectation& expectation) {
  const auto& parameters = program.definitions[at(expectation.definition)].parameters;
  if (parameters == std::vector<int>{example.record}) return {&the_case.subject};
  const auto items = engine::find_items(program, the_case, example.item);
  EXPECT_TRUE(items) << example.title;
  return items ? *items : Chain{&the_case.subject};
}

std::vector<int> lists_of(const Chain& chain) {
  std::vector<int> lists;
  for (std::size_t i = 1; i < chain.size(); ++i) {
    const auto holds = [&](const engine::ItemList& list) {
      return std::ranges::any_of(list.items, [&](const engine::Item& item) { return &item == chain[i]; });
    };
    const auto& all = chain[i - 1]->lists;
    lists.push_back(static_cast<int>(std::ranges::find_if(all, holds) - all.begin()));
  }
  return lists;
}

std::vector<Group> groups_of(const lang::Program& program) {
  std::map<std::tuple<int, Days, std::vector<int>>, Group> groups;
  for (const lang::Example& example : program.examples) {
    const engine::Case the_case = engine::case_of(program, example);
    for (const lang::Expectation& expectation : example.expectations) {
      const std::vector<int> lists = lists_of(chain_of(program, the_case, example, expectation));
      Group& group = groups[{example.record, example.as_of, lists}];
      group.as_of = example.as_of;
      group.rows = {.record = example.record, .lists = lists};
      group.cases.push_back(the_case);
      group.examples.push_back(&example);
      group.expectations.push_back(&expectation);
    }
  }
  std::vector<Group> all;
  for (auto& [key, group] : groups) all.push_back(std::move(group));
  return all;
}

std::vector<int> definitions_of(const Group& group) {
  std::set<int> definitions;
  for (const lang::Expectation* expectation : group.expectations) definitions.insert(expectation->definition);
  return {definitions.begin(), definitions.end()};
}

// The value that an expectation names; for 'unknown' anything that is not known.
bool is_met(lang::Type type, const lang::GivenValue& expected, const engine::Value& got) {
  if (expected.state == State::unknown) return !engine::is_known(got, type.kind);
  if (expected.state == State::not_applicable) return got.surely_none();
  return got ==
         (type.kind == lang::Kind::text ? engine::Value::of_text(expected.text) : engine::Value::of(expected.value));
}

// Every row of a group as decide has it, and as its example expects it.
void check_group(const lang::Program& program, const Group& group, Database& database) {
  const auto loaded = database.load(program, group.rows.record, group.cases);
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(all_differences(database, program, group.rows, definitions_of(group), group.cases, group.as_of), "");
}

void check_expectations(const lang::Program& program, const Group& group) {
  for (std::size_t i = 0; i < group.cases.size(); ++i) {
    const lang::Expectation& expectation = *group.expectations[i];
    const lang::Definition& definition = program.definitions[at(expectation.definition)];
    const Chain chain = chain_of(program, group.cases[i], *group.examples[i], expectation);
    const engine::Value got = decided(program, expectation.definition, chain, group.as_of);
    EXPECT_TRUE(is_met(engine::answer_type(definition), expectation.value, got))
        << expectation.place.file << ":" << expectation.place.line;
  }
}

TEST(SqlBook, DecideOnExamples) {
  std::size_t expectations = 0;
  for (const Group& group : groups_of(book().program)) {
    check_expectations(book().program, group);
    expectations += group.cases.size();
  }
  EXPECT_GT(expectations, 0U);
}

TEST(SqlBook, ColumnsOnExamples) {
  for (const Group& group : groups_of(book().program))
    EXPECT_EQ(column_differences(book().program, group.rows, definitions_of(group), group.cases, group.as_of), "");
}

TEST(SqlBook, DuckdbOnExamples) {
  const auto database = open_duckdb();
  ASSERT_TRUE(database) << database.error().message;
  for (const Group& group : groups_of(book().program)) check_group(book().program, group, **database);
}

TEST(SqlBook, PostgresOnExamples) {
  const auto database = open_postgres();
  ASSERT_TRUE(database) << database.error().message;
  for (const Group& group : groups_of(book().program)) check_group(book().program, group, **database);
}

}  // namespace
}  // namespace takecare::test
