#include "tests/support/choices.h"

namespace takecare::test {

namespace {

// Blocks of halving size taken out, then single numbers made smaller.
rc::Seq<Tape> simpler(const Tape& tape) {
  std::vector<Tape> all;
  for (std::size_t block = tape.size(); block > 0; block /= 2) {
    for (std::size_t begin = 0; begin + block <= tape.size(); begin += block) {
      Tape shorter(tape.begin(), tape.begin() + static_cast<std::ptrdiff_t>(begin));
      shorter.insert(shorter.end(), tape.begin() + static_cast<std::ptrdiff_t>(begin + block), tape.end());
      all.push_back(std::move(shorter));
    }
  }
  for (std::size_t i = 0; i < tape.size(); ++i) {
    if (tape[i] == 0) continue;
    for (const std::uint32_t smaller : {0U, tape[i] / 2, tape[i] - 1}) {
      all.push_back(tape);
      all.back()[i] = smaller;
    }
  }
  return rc::seq::fromContainer(std::move(all));
}

}  // namespace

int Choices::below(int n) {
  if (next_ == tape_.size() || n <= 1) return 0;
  return static_cast<int>(tape_[next_++] % static_cast<std::uint32_t>(n));
}

rc::Gen<Tape> tapes(int most) {
  return [most](rc::Random random, int) {
    const auto half = static_cast<std::uint64_t>(most) / 2;
    Tape tape(half + random.next() % (half + 1));
    // Numbers below a common multiple of small ones: any choice is near to even, and few halvings reach 0.
    for (std::uint32_t& number : tape) number = static_cast<std::uint32_t>(random.next() % 27'720);
    return rc::shrinkable::shrinkRecur(std::move(tape), simpler);
  };
}

}  // namespace takecare::test
