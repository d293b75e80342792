// The distribution of what is added by cell keys.
#include "takecare/reports/disclosure/cell_keys.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace takecare::disclosure::testing {
namespace {

double moment(const Perturbation& perturbation, std::int64_t count, int power) {
  double sum = 0;
  for (const auto& [by, share] : perturbation.outcomes(count))
    sum += std::pow(by, power) * share / static_cast<double>(Perturbation::whole);
  return sum;
}

KeyRule any_rule() {
  KeyRule rule{.at_most = *rc::gen::inRange(1, 11)};
  rule.variance = *rc::gen::inRange(1, rule.at_most * rule.at_most + 1);
  rule.none_under = *rc::gen::inRange(0, rule.at_most + 2);
  return rule;
}

RC_GTEST_PROP(CellKeys, AddNothingOnAverage, ()) {
  const Perturbation perturbation(any_rule());
  for (std::int64_t count = 1; count < 40; ++count) RC_ASSERT(std::abs(moment(perturbation, count, 1)) < 1e-3);
}

RC_GTEST_PROP(CellKeys, NeverAddMoreThanAtMostNorPublishWhatMayNotBe, ()) {
  const KeyRule rule = any_rule();
  const Perturbation perturbation(rule);
  const auto count = *rc::gen::inRange<std::int64_t>(1, 60);
  const auto number = perturbation.published(count, *rc::gen::arbitrary<std::uint32_t>());
  RC_ASSERT(std::abs(number - count) <= rule.at_most);
  RC_ASSERT(number >= 0);
  RC_ASSERT(number == 0 || number >= rule.none_under);
}

// Far from zero there is room for every variance that is asked for.
RC_GTEST_PROP(CellKeys, HaveTheVarianceWhereItCanBe, ()) {
  const KeyRule rule = any_rule();
  const Perturbation perturbation(rule);
  RC_ASSERT(std::abs(moment(perturbation, 1'000, 2) - rule.variance) < 1e-2);
}

// With a mean of zero and two outcomes, -1 and +2, there is one distribution: two thirds and one.
TEST(CellKeys, OfOneWithNoneUnderThreeAreZeroOrThree) {
  const Perturbation perturbation({.at_most = 2, .variance = 2, .none_under = 3});
  const auto& outcomes = perturbation.outcomes(1);
  ASSERT_EQ(outcomes.size(), 2U);
  EXPECT_EQ(outcomes[0].by, -1);
  EXPECT_EQ(outcomes[1].by, 2);
  EXPECT_NEAR(outcomes[0].share / static_cast<double>(Perturbation::whole), 2.0 / 3.0, 1e-5);
}

// Of all distributions on -1, 0 and 1 with a mean of zero and a variance of 1, half and half; no room for entropy.
TEST(CellKeys, ZerosStayZeroAndOutcomesFollowTheKey) {
  const Perturbation perturbation({.at_most = 1, .variance = 1, .none_under = 0});
  EXPECT_EQ(perturbation.published(0, 0xffffffffU), 0);
  EXPECT_EQ(perturbation.published(5, 0), 4);
  EXPECT_EQ(perturbation.published(5, 0xffffffffU), 6);
}

// On -2 … 2 with a variance of 2 all shares are equal: nothing has more entropy, and it has that variance.
TEST(CellKeys, HaveTheGreatestEntropy) {
  const Perturbation perturbation({.at_most = 2, .variance = 2, .none_under = 0});
  for (const auto& [by, share] : perturbation.outcomes(100))
    EXPECT_NEAR(share / static_cast<double>(Perturbation::whole), 0.2, 1e-5) << by;
}

}  // namespace
}  // namespace takecare::disclosure::testing
