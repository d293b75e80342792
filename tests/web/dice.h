// Chance for invented figures.
#pragma once

#include <array>
#include <cstdint>

namespace takecare::sample {

// Numbers that are the same everywhere.
class Dice {
 public:
  std::int64_t below(std::int64_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::int64_t>((state_ >> 33U) % static_cast<std::uint64_t>(limit));
  }
  // An index, by weight.
  template <std::size_t N>
  std::int64_t weighted(const std::array<int, N>& weights) {
    int all = 0;
    for (const int weight : weights) all += weight;
    std::int64_t at = below(all);
    for (std::size_t i = 0; i < N; ++i) {
      at -= weights[i];
      if (at < 0) return static_cast<std::int64_t>(i);
    }
    return 0;
  }

 private:
  std::uint64_t state_ = 20170125;
};

}  // namespace takecare::sample
