// People with nested offenses, generated from a fixed seed, and how many of them each of the eleven rules decides how.
//
// Seven independent systems (SQL engines, a rule engine, hand-written loops) agree on the counts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace takecare::bench {

inline constexpr std::uint8_t unknown_truth = 2;
inline constexpr std::int32_t unknown_number = INT32_MIN;
inline constexpr std::int16_t unknown_disposition = 4;

// A value a person or offense; offsets has one more. Dates are days since 1970-01-01, sentences days, amounts tenths of
// a gram.
struct Workload {
  std::vector<std::uint8_t> us_citizen, departed, fraud_finding, benefit_abuse;
  std::vector<std::int32_t> admitted_on, final_order_on, offsets;
  std::vector<std::int32_t> committed_on, max_sentence, sentence, marijuana;
  std::vector<std::int16_t> disposition;
  std::vector<std::uint8_t> moral_turpitude, controlled_substance, aggravated_felony, firearm;

  std::size_t people() const { return us_citizen.size(); }
  std::size_t offenses() const { return committed_on.size(); }
};

// A smaller workload is a prefix of a larger one.
Workload generate(std::size_t people);

// R1 … R11 and the conclusion: true and unknown; the rest are false.
inline constexpr std::size_t rule_count = 12;
struct Counts {
  std::array<std::uint64_t, rule_count> yes{};
  std::array<std::uint64_t, rule_count> unknown{};
  friend bool operator==(const Counts&, const Counts&) = default;
};

inline constexpr std::size_t expected_people = 2'000'000;
inline constexpr Counts expected_counts{
    .yes = {620452, 289529, 32461, 40716, 92468, 113462, 74853, 52161, 677820, 108854, 28312, 772785},
    .unknown = {57422, 112638, 41626, 40822, 97834, 123379, 97307, 70800, 147111, 297075, 43301, 256067}};

}  // namespace takecare::bench
