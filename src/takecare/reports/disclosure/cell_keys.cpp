#include "takecare/reports/disclosure/cell_keys.h"

#include <algorithm>
#include <cmath>

namespace takecare::disclosure {
namespace {

// The greatest entropy for a mean and a variance has shares in proportion to exp(-tilt * by - narrow * by * by). A
// larger tilt has a smaller mean; a larger 'narrow', a smaller variance about the mean of zero.
constexpr double steepest = 60;
constexpr int halvings = 100;

std::vector<double> shares_of(const std::vector<int>& by, double tilt, double narrow) {
  std::vector<double> powers;
  for (const int one : by) powers.push_back(-tilt * one - narrow * one * one);
  const double largest = std::ranges::max(powers);
  double sum = 0;
  for (double& one : powers) sum += one = std::exp(one - largest);
  for (double& one : powers) one /= sum;
  return powers;
}

double moment(const std::vector<int>& by, const std::vector<double>& shares, int power) {
  double sum = 0;
  for (std::size_t i = 0; i < by.size(); ++i) sum += shares[i] * std::pow(by[i], power);
  return sum;
}

// By halving: 'falls' says whether what is wanted lies above.
template <class Above>
double found(Above above) {
  double low = -steepest;
  double high = steepest;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (low + high) / 2;
    (above(middle) ? low : high) = middle;
  }
  return (low + high) / 2;
}

std::vector<double> with_mean_zero(const std::vector<int>& by, double narrow) {
  // The tilt is over what 'narrow' puts on the largest step, too.
  const double scale = 1 + std::abs(narrow);
  const double tilt = found([&](double one) { return moment(by, shares_of(by, one * scale, narrow), 1) > 0; });
  return shares_of(by, tilt * scale, narrow);
}

std::vector<Perturbation::Outcome> outcomes_of(std::int64_t count, const KeyRule& rule) {
  std::vector<int> by;
  for (int one = -rule.at_most; one <= rule.at_most; ++one) {
    const std::int64_t number = count + one;
    if (number == 0 || number >= std::max(1, rule.none_under)) by.push_back(one);
  }
  const double narrow =
      found([&](double one) { return moment(by, with_mean_zero(by, one), 2) > static_cast<double>(rule.variance); });
  const std::vector<double> shares = with_mean_zero(by, narrow);
  std::vector<Perturbation::Outcome> outcomes;
  double up_to = 0;
  std::uint32_t taken = 0;
  for (std::size_t i = 0; i < by.size(); ++i) {
    up_to += shares[i];
    const auto here =
        i + 1 == by.size() ? Perturbation::whole : static_cast<std::uint32_t>(std::lround(up_to * Perturbation::whole));
    outcomes.push_back({.by = by[i], .share = here - taken});
    taken = here;
  }
  return outcomes;
}

}  // namespace

Perturbation::Perturbation(const KeyRule& rule) {
  const int different = rule.at_most + std::max(1, rule.none_under);
  for (int count = 1; count <= different; ++count) outcomes_.push_back(outcomes_of(count, rule));
}

const std::vector<Perturbation::Outcome>& Perturbation::outcomes(std::int64_t count) const {
  const auto row = std::min(static_cast<std::size_t>(count), outcomes_.size());
  return outcomes_[row - 1];
}

std::int64_t Perturbation::published(std::int64_t count, std::uint32_t key) const {
  if (count <= 0) return 0;
  std::uint32_t left = key >> 12U;  // the upper twenty bits
  const std::vector<Outcome>& all = outcomes(count);
  for (const Outcome& outcome : all) {
    if (left < outcome.share) return count + outcome.by;
    left -= outcome.share;
  }
  return count + all.back().by;
}

}  // namespace takecare::disclosure
