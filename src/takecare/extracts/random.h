// Seeded random numbers that are the same everywhere: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
// number generators", 2014) and Lemire's unbiased bounded integers ("Fast random integer generation in an interval",
// 2019). The standard library's distributions differ from one implementation to the next.
#pragma once

#include <cstdint>

namespace takecare::extracts {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  // A whole number from 0 to 'below' - 1; 'below' is at least 1.
  std::uint64_t below(std::uint64_t below);
  // A whole number from 'least' to 'most', both in.
  std::int64_t from_to(std::int64_t least, std::int64_t most);

 private:
  std::uint64_t state_;
};

}  // namespace takecare::extracts
