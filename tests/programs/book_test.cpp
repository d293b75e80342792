// Every life of every program of the book that the project ships, to a depth: nothing that must always hold is held up
// by its invariant alone, and every stage can be reached.
#include <gtest/gtest.h>

#include "takecare/programs/explore.h"
#include "tests/support/project_book.h"

namespace takecare::test {
namespace {

const lang::Program& book() { return project_book().program; }

class ProgramOfTheBook : public testing::TestWithParam<int> {};

TEST_P(ProgramOfTheBook, HasNoLifeThatBreaksWhatMustAlwaysHold) {
  const auto explored = programs::explore(
      book(), GetParam(), {.most_states = TAKECARE_TRIES, .most_tries = TAKECARE_TRIES, .most_ways = TAKECARE_WAYS});
  ASSERT_TRUE(explored) << explored.error().message;
  EXPECT_TRUE(explored->broken.empty()) << programs::explored_text(*explored);
  EXPECT_TRUE(explored->stages_never_reached.empty()) << programs::explored_text(*explored);
  if (TAKECARE_TO_THE_END) {
    EXPECT_TRUE(explored->to_the_end) << programs::explored_text(*explored);
  }
}

INSTANTIATE_TEST_SUITE_P(Book, ProgramOfTheBook, testing::Range(0, static_cast<int>(book().programs.size())),
                         [](const auto& one) { return book().programs[static_cast<std::size_t>(one.param)].name; });

}  // namespace
}  // namespace takecare::test
