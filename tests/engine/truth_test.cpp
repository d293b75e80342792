#include "takecare/engine/truth.h"

#include <gtest/gtest.h>

namespace takecare::engine {
namespace {

constexpr Truth t = Truth::yes();
constexpr Truth f = Truth::no();
constexpr Truth u = Truth::unknown();

TEST(Truth, IsKleenes) {
  constexpr Truth values[] = {t, f, u};
  constexpr Truth and_table[3][3] = {{t, f, u}, {f, f, f}, {u, f, u}};
  constexpr Truth or_table[3][3] = {{t, t, t}, {t, f, u}, {t, u, u}};
  constexpr Truth not_table[3] = {f, t, u};
  for (int a = 0; a < 3; ++a) {
    EXPECT_EQ(negation(values[a]), not_table[a]);
    for (int b = 0; b < 3; ++b) {
      EXPECT_EQ(both(values[a], values[b]), and_table[a][b]);
      EXPECT_EQ(either(values[a], values[b]), or_table[a][b]);
    }
  }
}

}  // namespace
}  // namespace takecare::engine
