// The exploration follows up one of all states that are alike. What it finds must be what is found without that: where
// a condition of an act is taken out of the book that the project ships, whatever breaks when every state is followed
// up, with every value, within a bound, breaks when one of those that are alike is.
#include "takecare/programs/explore.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/project_book.h"

namespace takecare::test {
namespace {

struct Without {
  int act = 0;
  int guard = 0;
};

std::vector<Without> guards_of(const lang::LifeProgram& life) {
  std::vector<Without> all;
  for (int a = 0; a < std::ssize(life.acts); ++a) {
    for (int g = 0; g < std::ssize(life.acts[static_cast<std::size_t>(a)].guards); ++g) all.push_back({a, g});
  }
  return all;
}

std::vector<std::string> broken(const programs::Explored& explored) {
  std::vector<std::string> words;
  for (const programs::BrokenInvariant& one : explored.broken) words.push_back(one.words);
  std::ranges::sort(words);
  return words;
}

std::vector<std::string> never_reached(const programs::Explored& explored) {
  std::vector<std::string> stages = explored.stages_never_reached;
  std::ranges::sort(stages);
  return stages;
}

class Exploration : public testing::TestWithParam<int> {};

TEST_P(Exploration, FindsWhatIsFoundByFollowingUpEveryState) {
  constexpr std::size_t most_guards = TAKECARE_GUARDS_TAKEN_OUT;
  const auto index = static_cast<std::size_t>(GetParam());
  lang::Program program = project_book().program;
  std::vector<lang::Act>& acts = program.programs[index].acts;
  const std::vector<Without> all = guards_of(program.programs[index]);
  const std::size_t every = std::max<std::size_t>(1, all.size() / most_guards);
  for (std::size_t n = 0; n < all.size(); n += every) {
    std::vector<lang::Guard>& guards = acts[static_cast<std::size_t>(all[n].act)].guards;
    const std::vector<lang::Guard> as_written = guards;
    guards.erase(guards.begin() + all[n].guard);
    const auto reference = programs::explore(
        program, GetParam(), {.depth = 4, .most_states = 2'000, .most_tries = 2'500, .everything_counts = true});
    const auto found =
        programs::explore(program, GetParam(), {.depth = 4, .most_states = 20'000, .most_tries = 10'000});
    guards = as_written;
    ASSERT_TRUE(reference && found);
    EXPECT_TRUE(std::ranges::includes(broken(*found), broken(*reference)))
        << "without '" << as_written[static_cast<std::size_t>(all[n].guard)].words << "'\n"
        << programs::explored_text(*reference) << programs::explored_text(*found);
    EXPECT_TRUE(std::ranges::includes(never_reached(*reference), never_reached(*found)))
        << programs::explored_text(*reference) << programs::explored_text(*found);
  }
}

INSTANTIATE_TEST_SUITE_P(Book, Exploration, testing::Range(0, static_cast<int>(project_book().program.programs.size())),
                         [](const auto& one) {
                           return project_book().program.programs[static_cast<std::size_t>(one.param)].name;
                         });

}  // namespace
}  // namespace takecare::test
