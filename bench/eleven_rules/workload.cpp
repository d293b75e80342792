#include "bench/eleven_rules/workload.h"

#include "takecare/base/date.h"

namespace takecare::bench {

namespace {

// SplitMix64 (Steele, Lea, Flood 2014): short, and the same everywhere.
class Random {
 public:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  int between(int low, int high) { return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1)); }
  bool missing() { return unit() < 0.08; }
  std::uint8_t truth(double probability) {
    const bool yes = unit() < probability;
    return missing() ? unknown_truth : static_cast<std::uint8_t>(yes);
  }
  std::int32_t maybe(std::int32_t value) { return missing() ? unknown_number : value; }

 private:
  std::uint64_t state_ = 0x9E3779B97F4A7C15ull;
};

Days day(int year, int month, int day) { return days_from_civil({.year = year, .month = month, .day = day}); }

int offense_count(Random& random) {
  constexpr double cumulative[] = {.55, .72, .82, .88, .925, .955, .975, .99, 1.01};
  const double drawn = random.unit();
  int count = 0;
  while (drawn >= cumulative[count]) ++count;
  return count;
}

std::int16_t disposition(Random& random) {
  const double drawn = random.unit();
  return static_cast<std::int16_t>(drawn < .45 ? 0 : drawn < .60 ? 1 : drawn < .82 ? 2 : drawn < .92 ? 3 : 4);
}

// Some days are put on the edges of the five years on purpose.
Days committed(Random& random, Days admitted) {
  const Days five_years = add_period(admitted, 60, 0, Rounding::last_day_kept);
  const Days anywhere = admitted + random.between(-2000, 6000);
  const double edge = random.unit();
  if (edge < .01) return five_years;
  if (edge < .02) return five_years + 1;
  if (edge < .03) return admitted;
  if (edge < .04) return admitted - 1;
  return anywhere;
}

void add_offense(Workload& out, Random& random, Days admitted) {
  constexpr int possible_sentences[] = {30, 90, 180, 364, 365, 366, 730, 1825, 3650};
  out.committed_on.push_back(committed(random, admitted));
  out.disposition.push_back(disposition(random));
  out.moral_turpitude.push_back(random.truth(.30));
  out.controlled_substance.push_back(random.truth(.20));
  out.aggravated_felony.push_back(random.truth(.10));
  out.firearm.push_back(random.truth(.08));
  const int possible = possible_sentences[random.between(0, 8)];
  const int imposed = random.between(0, possible);
  const int half_grams = random.between(0, 200);
  out.max_sentence.push_back(random.maybe(possible));
  out.sentence.push_back(random.maybe(imposed));
  out.marijuana.push_back(random.maybe(half_grams * 5));
}

}  // namespace

Workload generate(std::size_t people) {
  const Days first = day(1985, 1, 1);
  const Days last = day(2024, 12, 31);
  const Days last_order = day(2026, 6, 30);
  Workload out;
  Random random;
  out.offsets.push_back(0);
  for (std::size_t person = 0; person < people; ++person) {
    out.us_citizen.push_back(random.truth(.30));
    random.between(0, 6);  // a status that no rule reads
    Days admitted = random.between(first, last);
    if (random.unit() < .01) admitted = day(1988 + 4 * random.between(0, 9), 2, 29);
    out.admitted_on.push_back(random.maybe(admitted));
    random.truth(.5);  // permanent residence, likewise
    const Days ordered = random.between(admitted, last_order);
    out.final_order_on.push_back(random.maybe(ordered));
    out.departed.push_back(random.truth(.60));
    out.fraud_finding.push_back(random.truth(.03));
    out.benefit_abuse.push_back(random.truth(.03));
    const int offenses = offense_count(random);
    for (int i = 0; i < offenses; ++i) add_offense(out, random, admitted);
    out.offsets.push_back(static_cast<std::int32_t>(out.committed_on.size()));
  }
  return out;
}

}  // namespace takecare::bench
