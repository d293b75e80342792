#include "takecare/extracts/random.h"

namespace takecare::extracts {

namespace {

struct Product {
  std::uint64_t high;
  std::uint64_t low;
};

// 64 by 64 bits in four parts, since C++ has no 128-bit integer.
Product multiply(std::uint64_t a, std::uint64_t b) {
  constexpr std::uint64_t half = 0xFFFFFFFFU;
  const std::uint64_t low = (a & half) * (b & half);
  const std::uint64_t middle1 = (a >> 32U) * (b & half) + (low >> 32U);
  const std::uint64_t middle2 = (a & half) * (b >> 32U) + (middle1 & half);
  return {(a >> 32U) * (b >> 32U) + (middle1 >> 32U) + (middle2 >> 32U), (middle2 << 32U) | (low & half)};
}

}  // namespace

std::uint64_t Random::next() {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return mixed ^ (mixed >> 31U);
}

std::uint64_t Random::below(std::uint64_t below) {
  Product product = multiply(next(), below);
  if (product.low < below) {
    const std::uint64_t threshold = (0 - below) % below;
    while (product.low < threshold) product = multiply(next(), below);
  }
  return product.high;
}

std::int64_t Random::from_to(std::int64_t least, std::int64_t most) {
  const std::uint64_t span = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least) + 1;
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + below(span));
}

}  // namespace takecare::extracts
