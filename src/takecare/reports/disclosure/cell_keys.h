// The cell key method (Fraser and Wooton, A proposed method for confidentialising tabular output to protect against
// differencing, UNECE 2005; Marley and Leaver, ISI 2011): every record has a key, a cell has the sum of the keys of its
// records, and what is added to its count is looked up by both. So a cell has the same number wherever and whenever it
// is published, and a number is no longer the sum of those of its parts.
//
// What is added has mean zero, the variance that was asked for or the nearest that can be, and of all such
// distributions the greatest entropy; it is never more than 'at most' up or down, takes no count below zero, and none
// to 1 … none_under - 1. Zeros stay zero.
#pragma once

#include <cstdint>
#include <vector>

namespace takecare::disclosure {

struct KeyRule {
  int at_most = 0;     // 1 or more
  int variance = 0;    // 1 to at_most squared
  int none_under = 0;  // at most at_most + 1; 0 and 1: any count may be published
};

class Perturbation {
 public:
  explicit Perturbation(const KeyRule& rule);

  // What is published of a cell of so many records, whose keys add up to this.
  std::int64_t published(std::int64_t count, std::uint32_t key) const;

  struct Outcome {
    int by = 0;
    std::uint32_t share = 0;  // of `whole`
  };
  static constexpr std::uint32_t whole = 1U << 20;
  // What is added to a count of 1 or more, and how often.
  const std::vector<Outcome>& outcomes(std::int64_t count) const;

 private:
  std::vector<std::vector<Outcome>> outcomes_;  // of the counts 1, 2, …; the last for all that are larger
};

}  // namespace takecare::disclosure
