// Names are found by their two words, however many there are.
#include "takecare/engine/columns/short_names.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace takecare::engine::columns {
namespace {

RC_GTEST_PROP(ShortNames, AreFoundWithTheCodeThatTheyHadFirst, ()) {
  // Few different words, so that names share one of theirs.
  const auto word = [] {
    return *rc::gen::oneOf(rc::gen::inRange<std::uint64_t>(0, 8), rc::gen::arbitrary<std::uint64_t>());
  };
  ShortNames names;
  std::map<ShortName, std::uint16_t> expected;
  const int count = *rc::gen::inRange(0, 600);
  for (int n = 0; n < count; ++n) {
    const ShortName name{word(), word()};
    names.add(name, static_cast<std::uint16_t>(n));
    expected.try_emplace(name, static_cast<std::uint16_t>(n));
  }
  for (const auto& [name, code] : expected) RC_ASSERT(names.find(name) == code);
  for (int n = 0; n < 50; ++n) {
    const ShortName name{word(), word()};
    const auto known = expected.find(name);
    RC_ASSERT(names.find(name) == (known == expected.end() ? ShortNames::none : known->second));
  }
}

TEST(ShortNames, OfNoneNoneIsFound) { EXPECT_EQ(ShortNames().find({1, 2}), ShortNames::none); }

}  // namespace
}  // namespace takecare::engine::columns
