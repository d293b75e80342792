// A tape of choices from which random things are built. Whatever is drawn past its end is 0, and 0 is always the
// simplest choice: so a shorter tape with smaller numbers makes a simpler thing, and shrinking the tape shrinks
// whatever was built from it.
#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <initializer_list>
#include <vector>

namespace takecare::test {

using Tape = std::vector<std::uint32_t>;

class Choices {
 public:
  explicit Choices(Tape tape) : tape_(std::move(tape)) {}

  // 0 … n - 1
  int below(int n);
  // 'low' when the tape is at its end.
  int between(int low, int high) { return low + below(high - low + 1); }
  // False when the tape is at its end.
  bool chance(int percent) { return below(100) >= 100 - percent; }
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }
  template <class T>
  T one_of(std::initializer_list<T> all) {
    return *(all.begin() + below(static_cast<int>(all.size())));
  }

 private:
  Tape tape_;
  std::size_t next_ = 0;
};

// Tapes of up to 'most' choices, at first of at least half as many, shrinking to shorter ones and to smaller numbers.
rc::Gen<Tape> tapes(int most);

}  // namespace takecare::test
